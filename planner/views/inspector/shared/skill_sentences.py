"""What the inspector says about a skill: why then, where its hours come from, what for."""

from planner.domain.career import NEED_LABELS
from planner.domain.effort import Effort
from planner.domain.formatting import capitalised, day_text, factor_text, hours_text, level_text
from planner.domain.parts import is_deeper
from planner.domain.roadmap import SkillPlan
from planner.domain.skill import Origin
from planner.scheduling.crowds import crowd_of
from planner.scheduling.date_reasons import earliest_text, waits_for
from planner.scheduling.workload import Status
from planner.views.inspector.shared.skill_facts import SkillFacts

_LONG_DAYS = 28
"""A start put off by fewer days is no matter of its turn."""
_BASES = {
    "published": "Published course effort",
    "derived": "Derived from published course effort",
    "judgement": "A judgement, no published effort",
}


def start_sentence(view: SkillFacts) -> str:
    """Return why the study starts when it does, how early it could, and when it shares its hours
    with more than the usual number of skills."""
    bar = view.study
    if bar is None:
        return ""
    why = waits_for(bar, view.schedule)
    crowd = crowd_of(bar.id, view.schedule)
    if crowd is not None:
        why = f"{why} {crowd.text}."
    if bar.status is not Status.PLANNED:
        return why
    earliest, _ = view.schedule.earliest_start(view.id)
    if earliest >= bar.start:
        return why
    return f"{earliest_text(view.id, view.schedule)} {why}"


def turn_sentence(view: SkillFacts) -> str:
    """Return that the safe finish is later for the turn of the skill, not its effort; else "".

    That is where most of it comes from a start that is put off by more than the whole plan is, in
    proportion: the skill then has its turn after others, or after a course.
    """
    bar, safe = view.study, view.safe_finish
    found = view.shown_forecast.forecast if view.shown_forecast else None
    turn = found.turns.get(view.id) if found else None
    if bar is None or safe is None or found is None or turn is None:
        return ""
    origin, later = view.schedule.availability.origin, (safe - bar.finish).days
    whole = max((found.finish.p50 - origin).days, 1)
    usual = (bar.start - origin) * ((found.finish.p80 - origin).days / whole)
    put_off = (turn.p80 - origin - usual).days
    if bar.status is not Status.PLANNED or put_off < max(_LONG_DAYS, later / 2):
        return ""
    return f"Safe is later for its turn, not its effort: it starts by {day_text(turn.p80)} (80%)."


def basis_sentence(view: SkillFacts) -> str:
    """Return what the hours rest on: source, confidence, level."""
    return " ".join(filter(None, (source_sentence(view, view.plan), _level(view), _courses(view))))


def source_sentence(view: SkillFacts, plan: SkillPlan) -> str:
    """Return where the hours of `plan` come from."""
    effort = plan.effort
    if isinstance(effort, Effort):
        return guess_sentence(view)
    if effort is not None:
        whose = "that of your estimate" if view.is_own else "the catalogue’s"
        return f"Expected hours set by you; the spread is {whose}."
    skill = view.skill
    if not skill.basis and skill.origin is Origin.OWN:
        return guess_sentence(view)
    text = _BASES.get(skill.basis, capitalised(skill.basis))
    text += f", {skill.confidence} confidence." if skill.confidence else "."
    if skill.origin is Origin.OWN:
        return text
    bias, given = view.biases.catalogue, view.assumptions.catalogue_hours
    whose = "by your record" if given is None else "your factor on the catalogue’s hours"
    return text if bias == 1.0 else f"{text} Times {factor_text(bias)}, {whose}."


def guess_sentence(view: SkillFacts) -> str:
    """Return what is done with hours that the person estimated."""
    share, given = view.biases.own, view.assumptions.own_estimates
    if share == 1.0:
        return "Your own estimate, as it stands."
    whose = "by your record" if given is None else "your factor on your estimates"
    return f"Your own estimate, times {factor_text(share)}, {whose}."


def _level(view: SkillFacts) -> str:
    task = view.task
    if task is None:
        return "For level working."
    factors = view.assumptions.level_factors(view.catalogue.level_factors)
    text = f"For level {level_text(task.level, factors)}"
    if is_deeper(view.id):
        text += f", from {view.schedule.scope.split[view.skill.id].word} on"
    return f"{text}; what you know already is taken off." if view.known else f"{text}."


def _courses(view: SkillFacts) -> str:
    task = view.task
    if task is None or task.course_hours <= 0:
        return ""
    if task.factor <= 0:
        return "Courses deliver all of it."
    return f"Courses deliver {hours_text(task.course_hours)} more."


def logged_sentence(view: SkillFacts) -> str:
    """Return how much is still to come once a skill has begun, or that nothing was logged."""
    task = view.task
    if task is not None and task.status is Status.DONE and task.plan.logged <= 0:
        return "Done without logged hours."
    if task is None or task.status is not Status.IN_PROGRESS or task.plan.logged <= 0:
        return ""
    return f"About {hours_text(task.remaining)} still to come."


def need_labels(view: SkillFacts) -> tuple[str, ...]:
    """Return why the career path asks for the skill, in the catalogue's words."""
    roadmap, catalogue = view.schedule.roadmap, view.catalogue
    careers = (catalogue.entry_level, catalogue.careers[roadmap.career])
    words = [
        NEED_LABELS[each.need]
        for career in careers
        for each in career.requirements
        if each.skill == view.skill.id and each.need in NEED_LABELS
    ]
    return tuple(dict.fromkeys(words))


def reasons(view: SkillFacts) -> tuple[str, ...]:
    """Return what dependants in the plan need the skill for, one sentence each."""
    scope = view.schedule.scope
    lines = []
    for dependant in scope.unlocks(view.skill.id):
        reason = scope.graph.prerequisites(dependant)[view.skill.id].reason
        if reason:
            lines.append(f"{scope.skills[dependant].label}: {reason}")
    return tuple(lines)
