"""What the plan rests on: the programme, the assumptions and the sources of the figures."""

from collections.abc import Iterator
from typing import TypeAlias

from planner.domain.catalogue import Catalogue, Source
from planner.domain.formatting import count_text, day_range, number_text
from planner.export.text import Json, safe_url
from planner.scheduling.forecast import SAMPLES, Forecast
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import has_own_estimate

_ARTICLE = "ARTICLE"

_Row: TypeAlias = tuple[str, str]
"""A heading word and what is assumed."""


def programme_data(schedule: Schedule) -> Json:
    """Return the terms of the programme with their courses; no terms for self-study."""
    usual = schedule.roadmap.learner.hours_per_week
    blocks = schedule.programme.blocks
    taught = [block for block in blocks if block.hours_per_week > 0 or block.courses]
    between = [min(block.own_hours_per_week, usual) for block in blocks if block not in taught]
    note = "Load and own study in hours a week."
    if between:
        low, high = number_text(min(between)), number_text(max(between))
        note += f" Between the terms own study is {low} to {high} h."
    return {
        "note": note,
        "terms": [
            {
                "name": block.name,
                "days": day_range(block.first, block.last),
                "load": f"{number_text(block.hours_per_week)} h" if block.hours_per_week else "",
                "own": f"{number_text(min(block.own_hours_per_week, usual))} h",
                "courses": ", ".join(course.name for course in block.courses),
            }
            for block in taught
        ],
    }


def sources_data(schedule: Schedule, catalogue: Catalogue, forecast: Forecast) -> Json:
    """Return the assumptions, and the sources that the plan's skills name, most used first."""
    used: dict[str, int] = {}
    for task in schedule.tasks.values():
        named = {each.source for each in task.skill.evidence}
        named |= {source for need in task.skill.prerequisites for source in need.sources}
        for source in named:
            used[source] = used.get(source, 0) + 1
    order = list(catalogue.sources)
    ranked = sorted(
        (id_ for id_ in used if id_ in catalogue.sources and id_ != _ARTICLE),
        key=lambda id_: (-used[id_], order.index(id_)),
    )
    article = catalogue.sources.get(_ARTICLE)
    return {
        "article": _source(article, 0) if article else None,
        "rows": [_source(catalogue.sources[id_], used[id_]) for id_ in ranked],
        "assumptions": assumptions(schedule, catalogue, forecast),
    }


def _source(source: Source, skills: int) -> Json:
    return {
        "title": source.title,
        "url": safe_url(source.url or ""),
        "seen": source.seen,
        "reliability": source.reliability,
        "skills": count_text(skills, "skill") if skills else "",
    }


def assumptions(schedule: Schedule, catalogue: Catalogue, forecast: Forecast) -> list[Json]:
    """Return what the dates take for granted, each with a heading word."""
    rows = [
        *_hours_and_levels(schedule, catalogue),
        *_order_and_calendar(schedule),
        ("Likely and safe", _chances(schedule, forecast)),
        *_of_the_learner(schedule),
    ]
    return [{"name": name, "text": text} for name, text in rows]


def _hours_and_levels(schedule: Schedule, catalogue: Catalogue) -> Iterator[_Row]:
    roadmap = schedule.roadmap
    factors = roadmap.assumptions.level_factors(catalogue.level_factors)
    cap, known = roadmap.level_cap.word, len(roadmap.learner.known)
    yield (
        "Hours of a skill",
        "Three estimates per skill: optimistic, most likely and pessimistic hours of focused "
        "study with exercises, for a beginner who has the prerequisites. A bar stands for "
        "their mean, which is more than the most likely value, because overruns are longer "
        "than savings.",
    )
    yield (
        "Levels",
        f"{_meanings(catalogue)}Aware takes {factors.aware:g}, working {factors.working:g} and "
        f"proficient {factors.proficient:g} times the hours to working. This plan goes up to "
        f"{cap}; what lies above is finished on the job.",
    )
    yield (
        "What is known",
        f"{count_text(known, 'skill')} known already {'is' if known == 1 else 'are'} left out "
        "or shortened, as the learner says.",
    )


def _order_and_calendar(schedule: Schedule) -> Iterator[_Row]:
    yield (
        "Order",
        "A skill starts when all its prerequisites are finished, at most "
        f"{count_text(schedule.roadmap.learner.focus, 'skill')} in progress at once, sharing the "
        "hours equally. What leads to entry level comes first.",
    )
    yield (
        "Calendar",
        "The hours of each weekday, less the times off; while a programme runs, only what it "
        "leaves for own study.",
    )


def _of_the_learner(schedule: Schedule) -> Iterator[_Row]:
    """Yield how figures of the learner’s own count, where there are any."""
    biases = schedule.roadmap.assumptions.biases
    if any(map(has_own_estimate, schedule.tasks.values())):
        yield (
            "Own estimates",
            f"Hours that the learner estimated count {biases.own:g} times, because people "
            "underestimate (Buehler, Griffin and Ross 1994).",
        )
    if biases.catalogue != 1.0:
        text = f"The learner counts the catalogue's hours {biases.catalogue:g} times."
        yield "Hours of the catalogue", text


def _chances(schedule: Schedule, forecast: Forecast) -> str:
    record = forecast.record
    spread = schedule.roadmap.assumptions.spread(record.is_used)
    width = (
        f"strays as those of the learner's {record.skills} finished skills did"
        if record.is_used
        else "is lognormal, as wide as its estimates"
    )
    return (
        f"{SAMPLES:,} simulated plans. The effort of each skill {width}; all skills of a simulated "
        f"plan share a pace, lognormal with a sigma of {spread:g} (Trietsch et al. 2012). Likely "
        "is the plan as drawn, at the median pace; safe is the day by which 80% of the simulated "
        "plans are done."
    )


def _meanings(catalogue: Catalogue) -> str:
    """Return what each level means, as one sentence with a space after it."""
    told = [f"{level.word}: {meaning}" for level, meaning in catalogue.level_meanings.items()]
    text = "; ".join(told)
    return f"{text[0].upper()}{text[1:]}. " if text else ""
