"""The lock in requirements/ holds what pyproject.toml asks for, with hashes and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = PROJECT["project"]["dependencies"]
WANTED = {
    "run": RUN,
    "test": RUN + PROJECT["project"]["optional-dependencies"]["test"],
    "build": PROJECT["build-system"]["requires"],
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PINNED = re.compile(
    r"^(?P<pin>[A-Za-z0-9][^\\]*?) \\\n(?P<hashes>(?:    --hash=sha256:.*\n)+)", re.MULTILINE
)


def pins(name: str) -> list[Requirement]:
    """Return what a lock file names, in its order."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    found = [Requirement(match["pin"]) for match in PINNED.finditer(text)]
    assert sum(len(match[0]) for match in PINNED.finditer(text)) == len(text), "a line without hash"
    return found


def applies(requirement: Requirement, python: str) -> bool:
    """Return whether it is installed on Linux with that Python."""
    where = {"python_version": python, "python_full_version": f"{python}.4", "extra": ""}
    here = {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"}
    return requirement.marker is None or requirement.marker.evaluate({**where, **here})


@pytest.mark.parametrize("name", WANTED)
@pytest.mark.parametrize("python", PYTHONS)
def test_each_dependency_is_pinned_once_within_its_range(name: str, python: str) -> None:
    versions: dict[str, Version] = {}
    for pin in pins(name):
        if applies(pin, python):
            assert pin.name not in versions
            (only,) = pin.specifier
            assert only.operator == "=="
            versions[canonicalize_name(pin.name)] = Version(only.version)
    for wanted in map(Requirement, WANTED[name]):
        if applies(wanted, python):
            assert versions[canonicalize_name(wanted.name)] in wanted.specifier, wanted


def test_what_runs_is_tested() -> None:
    tested = set(map(str, pins("test")))
    assert tested >= set(map(str, pins("run")))


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def test_the_build_of_the_lock_is_that_of_the_project() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


@pytest.mark.parametrize("wanted", WANTED["test"] + WANTED["build"])
def test_a_range_ends_before_the_next_big_step(wanted: str) -> None:
    """The next major version, or the next minor one where the major is 0, has not been tried."""
    requirement = Requirement(wanted)
    ceiling = next(Version(each.version) for each in requirement.specifier if each.operator == "<")
    versions = [
        next(iter(pin.specifier)).version
        for pin in pins("test") + pins("build")
        if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
    ]
    tried = max(Version(version) for version in versions if version in requirement.specifier)
    steps = {(tried.major + 1, 0), (tried.major, tried.minor + 1)}
    assert (ceiling.major, ceiling.minor) in (steps if tried.major else steps - {(1, 0)})
