"""How each figure of an outcome was computed, in sentences, and what it rests on."""

from collections.abc import Iterable, Mapping

from planner.domain.formatting import (
    count_text,
    day_text,
    exact_hours_text,
    hours_text,
    money_text,
    sums_text,
)
from planner.scheduling.bill import Bill, CostItem
from planner.scheduling.route_outcome import ComparisonRow, Explanation, RouteOutcome

_JUDGED = "How much of a skill a course delivers is a judgement."


def explain_outcome(outcome: RouteOutcome) -> Mapping[ComparisonRow, Explanation]:
    """Return an explanation of every row of `outcome`."""
    return {
        ComparisonRow.FINISH: Explanation(_finish(outcome)),
        ComparisonRow.ENTRY: Explanation(_entry(outcome)),
        ComparisonRow.HOURS: Explanation(_hours(outcome)),
        ComparisonRow.WEEKLY: Explanation(_weekly(outcome)),
        ComparisonRow.COST: Explanation(_cost(outcome), _sources(outcome.bill)),
        ComparisonRow.TAUGHT: Explanation(_taught(outcome)),
        ComparisonRow.LEFT: Explanation(_left(outcome)),
        ComparisonRow.GAPS: Explanation(_gaps(outcome)),
    }


def _finish(outcome: RouteOutcome) -> str:
    plan = outcome.schedule
    text = (
        f"{hours_text(outcome.hours.own_study)} of study of your own from "
        f"{day_text(plan.availability.origin)}, at {exact_hours_text(outcome.weekly.own)} a week"
    )
    if outcome.intake and outcome.programme_ends:
        own, blocks = outcome.weekly.own, plan.programme.blocks
        if any(block.own_hours_per_week < own for block in blocks):
            text += ", less in term"
        text += (
            f". The programme begins with the intake of {day_text(outcome.intake)} "
            f"and ends on {day_text(outcome.programme_ends)}"
        )
    text += f". The last skill is done on {day_text(outcome.finish)}."
    ends = outcome.programme_ends
    if ends and ends > outcome.finish:
        text += f" The programme itself goes on until {day_text(ends)}."
    if outcome.required:
        required = outcome.required
        text += (
            f" It asks for a degree first ({required.route.name}), taken here as held, though "
            "only what you marked as known counts. "
            f"With that degree first, from the same start, it would be {day_text(required.finish)}."
        )
    return text


def _entry(outcome: RouteOutcome) -> str:
    milestone = outcome.milestones[0]
    text = "The day on which the last of the skills that are mandatory at entry level is done."
    if milestone.without:
        skills = outcome.schedule.scope.skills
        names = ", ".join(skills[skill].label for skill in milestone.without)
        text += f" Your plan leaves out {names}, so this is not the whole of it."
    return text


def _hours(outcome: RouteOutcome) -> str:
    hours = outcome.hours
    own = f"{hours_text(hours.own_study)} are left to study by yourself"
    over = f"{hours_text(hours.attended)} of them are over. " if hours.attended > 0 else ""
    if not outcome.schedule.programme.blocks:
        return f"{own}: what each skill takes, less what you know and have done."
    return (
        f"{hours_text(hours.in_class)} in the programme: the hours a week of each term times its "
        f"weeks. {over}They take {hours_text(hours.from_courses)} off your plan; what else they "
        f"teach is not in it. {own}. {_JUDGED}"
    )


def _weekly(outcome: RouteOutcome) -> str:
    weekly = outcome.weekly
    text = f"{exact_hours_text(weekly.own)} a week are your own hours."
    if not weekly.term_weeks:
        return text
    return (
        f"{text} In term the programme takes up to {hours_text(weekly.in_term)}, for "
        f"{count_text(weekly.term_weeks, 'week')} in all, and leaves up to "
        f"{hours_text(weekly.own_in_term)} for study of your own. "
        + ("These are your figures." if _has_own_load(outcome) else "Both are assumptions.")
    )


def _has_own_load(outcome: RouteOutcome) -> bool:
    figures = outcome.roadmap.route_figures.get(outcome.id)
    own = any(route.id == outcome.id for route in outcome.roadmap.own_routes)
    return own or (
        figures is not None
        and figures.hours_per_week is not None
        and figures.own_hours_per_week is not None
    )


def _cost(outcome: RouteOutcome) -> str:
    text = _to_come(outcome)
    if not outcome.paid.is_free:
        text += f" Paid since the plan began: {sums_text(outcome.paid.totals)}, which is not in it."
    return text


def _to_come(outcome: RouteOutcome) -> str:
    bill = outcome.to_come
    told = [item_text(item) for item in bill.items]
    if not bill.is_known:
        told.insert(0, f"What {outcome.route.name} costs is not known")
    elif not told:
        return "There is nothing left to pay for."
    text = "; ".join(told) + "."
    text = text[0].upper() + text[1:]
    if len(bill.totals) > 1:
        text += " The currencies are not added up."
    if outcome.required:
        first = outcome.required
        text += f" The degree that comes first is not in it: {bill_text(first.bill)}."
    return text


def bill_text(bill: Bill) -> str:
    """Return $47,800, sums in several currencies, or that it is not known."""
    return sums_text(bill.totals) if bill.is_known else "cost not known"


def item_text(item: CostItem) -> str:
    """Return “Tuition: $11,950 a year, 4 times, $47,800 in all (your figure)”."""
    cost = item.cost
    text = f"{cost.name}: {money_text(cost.amount, cost.currency)}"
    if cost.per != "once":
        whole = money_text(item.total, cost.currency)
        text += f" a {cost.per}, {count_text(item.times, 'time')}, {whole} in all"
    return f"{text} ({_basis(item)})"


def _basis(item: CostItem) -> str:
    if item.own:
        return "your figure"
    return "an assumption" if item.assumed else f"source {item.cost.source}"


def _sources(bill: Bill) -> tuple[str, ...]:
    found: Iterable[str] = (item.cost.source for item in bill.items if item.cost.source)
    return tuple(dict.fromkeys(found))


def _taught(outcome: RouteOutcome) -> str:
    if not outcome.schedule.programme.blocks:
        return "Nobody teaches you: all skills are left to study of your own."
    whole = outcome.whole_skills
    return (
        f"Of {count_text(outcome.skills, 'skill')} in your plan courses teach {whole} in full and "
        f"{len(outcome.taught) - whole} in part. What you know already does not count. {_JUDGED}"
    )


def _left(outcome: RouteOutcome) -> str:
    return (
        f"{count_text(outcome.left_skills, 'skill')} with {hours_text(outcome.hours.own_study)}: "
        "what each takes, less what you know, what you have done, and what courses deliver."
    )


def _gaps(outcome: RouteOutcome) -> str:
    if not outcome.schedule.programme.blocks:
        return "Self-study takes nothing for granted: prerequisites always come first."
    skills = outcome.schedule.scope.skills
    early = ", ".join(skills[each.missing].label for each in outcome.prework)
    late = ", ".join(skills[each.missing].label for each in outcome.gaps)
    text = f"Study before the courses that need it: {early}. " if early else ""
    if outcome.route.prework_hours:
        text += f"The programme asks for {hours_text(outcome.route.prework_hours)} of prework. "
    if late:
        return f"{text}Courses take for granted what you will not have by then: {late}."
    return f"{text}No course takes for granted what you will not have by then."
