"""All problems of a roadmap file, for the command line and for lists."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from planner.domain.catalogue import Catalogue
from planner.domain.effort import Effort
from planner.domain.limits import kept
from planner.domain.problem import Problem, Severity
from planner.domain.roadmap import Roadmap
from planner.scheduling.date_reasons import too_few_hours
from planner.scheduling.schedule import schedule
from planner.storage.roadmap_file import RoadmapFileError, loads
from planner.storage.yaml_reader import Node, YamlError, parse_yaml, read_text

LEAST_HOURS, MOST_HOURS = 0.25, 5_000.0
"""Hours to *working* of a skill that anybody means: a quarter of an hour to two years of full-time
work."""


def check(path: Path, catalogue: Catalogue) -> list[Problem]:
    """Return errors and warnings of the roadmap at `path`, by line; [] when all is well.

    To what keeps a file from being opened comes what no one means although it can be computed.
    """
    try:
        text = read_text(path)
        loaded = loads(text, str(path), catalogue)
    except (YamlError, RoadmapFileError) as error:
        return list(error.problems)
    root = parse_yaml(text, str(path))
    odd = (replace(each, file=str(path)) for each in _odd(loaded.roadmap, catalogue, root))
    return sorted([*loaded.problems, *odd], key=lambda problem: problem.line or 0)


def _odd(roadmap: Roadmap, catalogue: Catalogue, root: Node) -> Iterator[Problem]:
    plan = schedule(roadmap, catalogue)
    endless = too_few_hours(plan)
    if endless is not None:
        yield _warning("endless", *endless, _line(root, "hours"))
    skills, levels = plan.scope.skills, plan.scope.levels
    for id_, own in roadmap.plans.items():
        name = skills[id_].label if id_ in skills else id_
        if own.level is not None and id_ not in levels:
            known = roadmap.learner.known.get(id_)
            why = f"it is known at {known.word}" if known is not None else "it is not in the plan"
            message = f"The level asked of “{name}” changes nothing: {why}."
            hint = "Take the level out, or change what is known."
            yield _warning("level-unused", message, hint, _line(root, "skills", id_, "level"))
        yield from _odd_hours(own.effort, name, _line(root, "skills", id_, "hours"))
    lines = [_line(item, "hours") for item in _own(root)]
    for skill, line in zip(roadmap.custom_skills, lines, strict=False):
        yield from _odd_hours(skill.effort, skill.label, line)


def _odd_hours(effort: Effort | float | None, name: str, line: int) -> Iterator[Problem]:
    if effort is None:
        return
    hours = kept(effort.expected if isinstance(effort, Effort) else effort)
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        message = f"{hours:,g} h for “{name}” is hardly meant."
        yield _warning("odd-hours", message, "Check the digits and the point.", line)


def _own(root: Node) -> list[Node]:
    held = root.entries.get("own_skills")
    return held.items if held is not None else []


def _line(node: Node, *keys: str) -> int:
    """Return the line of the innermost of `keys` that is there."""
    line = node.key_line
    for key in keys:
        inner = node.entries.get(key)
        if inner is None:
            break
        line, node = inner.key_line, inner
    return line


def _warning(code: str, message: str, hint: str, line: int) -> Problem:
    return Problem(code, message, hint, None, line, severity=Severity.WARNING)
