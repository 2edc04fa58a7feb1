"""A broken catalogue is told in one clear line per problem, with file and line."""

import shutil
from pathlib import Path

import pytest

from planner.domain.problem import Problem, Severity
from planner.resources import resource
from planner.storage.catalogue import CatalogueError, load_catalogue
from planner.storage.catalogue_reading import check_catalogue

MATH, PROG, DATA = "skills/math.yaml", "skills/prog.yaml", "skills/data.yaml"
BACHELORS, BOOTCAMP = "routes/bachelors.yaml", "routes/bootcamp.yaml"
CORE = "careers/core-ml-engineer.yaml"
CALCULUS_HOURS = "{optimistic: 70, likely: 120, pessimistic: 200}"
LINEAR = "skill: linear-algebra\n"
TOPICS = "topics: [Functions, "
"""Three more follow."""

# file, text that is there, text put in its place, what the problem in that line says
BROKEN = [
    ("areas.yaml", "icon: sigma", "icom: sigma", "unknown key “icom”. Did you mean “icon”?"),
    (MATH, CALCULUS_HOURS, "{optimistic: 70, likely: 120}", "has no “pessimistic”"),
    (MATH, CALCULUS_HOURS, CALCULUS_HOURS.replace("70", "700"), "700, 120, 200 are not in order"),
    (MATH, CALCULUS_HOURS, CALCULUS_HOURS.replace("120", "many"), "must be a number, not “many”"),
    (MATH, CALCULUS_HOURS, "120", "must be a mapping, not “120”"),
    (MATH, LINEAR, "skill: linear-algebr\n", "Did you mean “linear-algebra”?"),
    (MATH, LINEAR, LINEAR + "      any_of: ml-library\n", "either “skill” or “any_of”, not both"),
    (PROG, "any_of: programming-language", "any_of: programing-language", "programming-language"),
    (MATH, "level: aware\n", "level: awar\n", "Did you mean “aware”?"),
    (MATH, "origin: bridge", "origin: brigde", "Did you mean “bridge”?"),
    (MATH, TOPICS, f"{TOPICS}functions, ", "“topics” names “functions” twice"),
    (MATH, TOPICS, f"{TOPICS}'', ", "A topic has 1 to 60 characters, not 0"),
    (MATH, TOPICS, f"{TOPICS}{'long ' * 13}, ", "A topic has 1 to 60 characters, not 64"),
    (MATH, TOPICS, f"{TOPICS}[Limits], ", "An item of “topics” must be text, not a list"),
    (
        MATH,
        TOPICS,
        f"{TOPICS}a, b, c, d, e, f, g, h, i, ",
        "“topics” has 13 items, 12 are the most",
    ),
    (
        MATH,
        f"{TOPICS}Exponentials and logs, Trigonometry, Equations]",
        "topics: Functions",
        "“topics” must be a list, not “Functions”",
    ),
    (MATH, "- source: OCW1806", "- source: OCW1860", "“source” “OCW1860” is not known"),
    (MATH, "phrase: linear algebra", "phrase: ''", "“phrase” is empty"),
    (MATH, "https://ocw.mit.edu/", "ftp://ocw.mit.edu/", "is not a web address"),
    (MATH, "hours: [78, 130]", "hours: [130, 78]", "must be two numbers, low and high"),
    (MATH, "probability:\n  name", "linear-algebra:\n  name", "“linear-algebra” is given twice"),
    (
        PROG,
        "r:\n  name: R\n",
        "probability:\n  name: R\n",
        "The skill “probability” stands in math.yaml already",
    ),
    ("groups.yaml", "default: python", "default: keras", "“keras” is not a member of the group"),
    ("groups.yaml", "[spark, hadoop]", "[spark, hadop]", "Did you mean “hadoop”?"),
    (CORE, "skill: statistics, level", "skill: probability, level", "is required twice"),
    (CORE, "group: ml-library", "group: dl-framework", "is not a member of the group"),
    (CORE, "need: faq}", "need: fak}", "“need” “fak” is not known. Did you mean “faq”?"),
    (BACHELORS, "calculus: 0.65}", "calculus: 1.65}", "must be from 0 to 1, not “1.65”"),
    (BACHELORS, "python: 0.6}", "pyton: 0.6}", "The skill “pyton” is not known."),
    (BACHELORS, "[08-25]", "[08-32]", "“08-32” is not a day of the year"),
    (BACHELORS, "per: year", "per: yaer", "Did you mean “year”?"),
    (BACHELORS, "kind: break", "kind: brake", "Did you mean “break”?"),
    (BOOTCAMP, "courses: machine-learning\n", "courses: ml\n", "“ml” is not known"),
    ("facts.yaml", "kind: tension", "kind: tenson", "Did you mean “tension”?"),
    ("areas.yaml", "math:", "\tmath:", "A tab stands in the indentation"),
]


# what is missing, or wrong as a whole, is told where its owner begins
MISSING = [
    (MATH, "  basis: published\n", "  bases: published\n", "has no “basis”"),
    (BACHELORS, "source: CB2025\n", "\n", "“public-in-state-tuition” has no source"),
    ("sources.yaml", "  reliability: source document\n", "", "has no “reliability”"),
    ("levels.yaml", "factor: 0.3", "factor: 3", "factors of the levels do not rise"),
]
OWNERS = {MATH: "single-variable-calculus:", BACHELORS: "  public-in-state-tuition:"}
OWNERS |= {"sources.yaml": "ARTICLE:", "levels.yaml": "aware:"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("catalogue"), tmp_path / "catalogue"))


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in the file; return the line where the change begins."""
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found, f"{old!r} is not in {path}"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def errors(folder: Path) -> list[Problem]:
    return [each for each in check_catalogue(folder) if each.severity is Severity.ERROR]


@pytest.mark.parametrize(("file", "old", "new", "says"), BROKEN)
def test_each_problem_has_its_line(folder: Path, file: str, old: str, new: str, says: str) -> None:
    line = change(folder / file, old, new)
    found = [each for each in errors(folder) if each.line == line]
    assert says in "".join(map(str, found)), list(map(str, errors(folder)))
    assert {each.file for each in found} == {str(folder / file)}
    assert all("\n" not in str(each) for each in found)
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(folder)
    assert found[0] in raised.value.problems


@pytest.mark.parametrize(("file", "old", "new", "says"), MISSING)
def test_what_is_missing_is_told_at_its_owner(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    change(folder / file, old, new)
    found = [each for each in errors(folder) if says in str(each)]
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    assert [lines[(each.line or 0) - 1] for each in found] == [OWNERS[file]]


def test_a_file_that_cannot_be_read_hides_what_would_follow_from_it(folder: Path) -> None:
    line = change(folder / MATH, "probability:\n  name", "linear-algebra:\n  name")
    (problem,) = errors(folder)
    assert problem.line == line


def test_the_line_is_exact(folder: Path) -> None:
    line = change(folder / MATH, "level: aware\n", "level: awar\n")
    (problem,) = errors(folder)
    assert str(problem) == (
        f"{folder / MATH}:{line}: “level” “awar” is not known. Did you mean “aware”?"
    )


def test_all_problems_are_told_at_once(folder: Path) -> None:
    change(folder / MATH, "level: aware\n", "level: awar\n")
    change(folder / BACHELORS, "per: year", "per: yaer")
    change(folder / "groups.yaml", "default: python", "default: keras")
    files = [Path(each.file or "").name for each in errors(folder)]
    assert files == ["groups.yaml", "bachelors.yaml", "math.yaml"]


def test_every_loop_is_told_as_a_loop(folder: Path) -> None:
    line = change(folder / MATH, "precalculus-readiness\n      level", "probability\n      level")
    change(folder / PROG, "skill: programming-fundamentals", "skill: developer-tools")
    change(folder / PROG, "skill: programming-fundamentals\n      level: aware", "skill: python\n"
           "      level: aware")  # fmt: skip
    first, second = errors(folder)
    assert first.line == line
    assert loop_of(first) == {"single-variable-calculus", "probability"}
    assert loop_of(second) == {"python", "developer-tools"}


def test_a_loop_through_a_choice_group_is_found(folder: Path) -> None:
    change(folder / PROG, "skill: programming-fundamentals", "skill: object-oriented-programming")
    (problem,) = errors(folder)
    assert loop_of(problem) == {"python", "object-oriented-programming"}


def loop_of(problem: Problem) -> set[str]:
    chain = problem.message.removeprefix("The prerequisites go round in a loop: ").rstrip(".")
    skills = chain.split(" → ")
    assert skills[0] == skills[-1]
    return set(skills)


def test_coverage_adds_up_to_the_whole_at_most(folder: Path) -> None:
    change(folder / BACHELORS, "python: 0.4", "python: 0.5")
    assert [each.code for each in errors(folder)] == ["coverage", "coverage"]
    assert "The courses teach 110 % of Python in all." in str(errors(folder)[0])


def test_terms_do_not_overlap(folder: Path) -> None:
    change(folder / BACHELORS, "offset_weeks: 20", "offset_weeks: 19")
    says = "begins in week 20, before the term ahead of it ends in week 20."
    assert says in str(errors(folder)[0])


def test_a_list_with_a_hole_is_a_warning(folder: Path) -> None:
    line = change(
        folder / CORE, "{skill: probability, level: proficient", "{skill: probability, level: aware"
    )
    change(folder / CORE, "  - {skill: precalculus-readiness, level: working, need: bridge}\n", "")
    found = check_catalogue(folder)
    assert [(each.code, each.severity) for each in found] == [("not-closed", Severity.WARNING)] * 2
    assert "“precalculus-readiness” is needed at working" in found[0].message
    assert found[1].line == line - 1
    assert "core-ml-engineer" in load_catalogue(folder).careers


def test_a_missing_file_is_a_problem(folder: Path) -> None:
    (folder / "facts.yaml").unlink()
    (folder / MATH).unlink()
    first, second = errors(folder)
    assert ":2: There is no file “skills/math.yaml” for this area." in str(first)
    assert (second.file, second.code) == (str(folder / "facts.yaml"), "file-missing")


def test_a_file_of_skills_for_no_area(folder: Path) -> None:
    (folder / MATH).rename(folder / "skills/maths.yaml")
    assert "There is no area “maths” for this file. Did you mean “math”?" in "".join(
        map(str, errors(folder))
    )


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="There is no such file"):
        load_catalogue(tmp_path)
