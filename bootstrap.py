#!/usr/bin/env python3
"""Set Roadmap Planner up and start it, on a bare machine, with Python's standard library only.

    python3 bootstrap.py run [FILE]          open the window on FILE, or on a sample roadmap
    python3 bootstrap.py run COMMAND ...     any command of planner, such as: run schedule FILE
    python3 bootstrap.py test [PYTEST ARGS]  all checks and tests; PYTEST ARGS such as: -k drag
    python3 bootstrap.py test --newest       the same on the newest packages, in .venv-newest
    python3 bootstrap.py setup               install all that run and test need, start nothing

The first call makes the folder .venv and installs into it what requirements/ names, to the byte;
later calls install nothing.
Without a display, run writes the roadmap as a PDF and a picture instead of opening the window.
"""

# Python 3.7 must still be able to read this file, to be told that a newer one is needed: what is
# newer than it stands in quotes as far as `newer_python` is called, and behind that comes no older.
# Nothing else is imported before this folder is off the path, not even __future__: a json.py that
# lies beside the plan is not Python's.
import sys

if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]

import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

say = partial(print, flush=True)

ROOT = Path(__file__).resolve().parent
VENV = ".venv"
NEWEST_VENV = ".venv-newest"
LOCKS = ROOT / "requirements"
SAMPLE = ROOT / "roadmaps" / "applied-ml-evenings.yaml"
OUTPUT = ROOT / "build"
ROADMAP_ENDINGS = (".yaml", ".yml", ".roadmap")
OLDEST_PYTHON = (3, 11)
NEWEST_MINOR = 16  # how far to look for python3.N on the PATH

# The shared libraries Qt loads, and the Debian package of each.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# The programs that tests use, and the Debian package of each: a screen with a window manager and
# a hand on its mouse, and readers of the PDF.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}
# What pip says when the package index is out of reach, when it has no such package for this
# Python, and when what it sends is not what was locked.
OFFLINE = re.compile(
    "Failed to establish a new connection|[Nn]ame resolution|Name or service not known"
    "|getaddrinfo failed|Network is unreachable|ConnectTimeoutError|Cannot connect to proxy"
)
ABSENT = re.compile("No matching distribution found for (.+)")
FORGED = re.compile("DO NOT MATCH THE HASHES")


class SetupError(Exception):
    """Something only the person at the keyboard can change, said in a sentence."""


def become(command: "Sequence[str]", env: "Mapping[str, str]") -> int:
    """Go on as another program, so that signals reach it; on Windows, wait for it."""
    if sys.platform != "win32":
        os.execve(command[0], [*command], env)
    return subprocess.run(command, env=env).returncode


# Python


def newer_python() -> "str | None":
    """Return the newest Python on the PATH that is new enough, None if there is none."""
    probe = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    minors = range(NEWEST_MINOR, OLDEST_PYTHON[1] - 1, -1)
    for name in [*(f"python3.{minor}" for minor in minors), "python3", "python"]:
        path = shutil.which(name)
        if path and not subprocess.run([path, "-c", probe], stderr=subprocess.DEVNULL).returncode:
            return path
    return None


def old_python_advice(version: "Sequence[int]") -> str:
    """Return what to tell somebody whose Python is too old."""
    needed, found = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
    return (
        f"Roadmap Planner needs Python {needed} or newer. This is Python {found}, and no newer one "
        "is on the PATH. Install one, then run the same command again."
    )


def hand_over(arguments: "Sequence[str]") -> int:
    """Go on as a newer Python; where there is none, say so."""
    newer = newer_python()
    if newer:
        return become([newer, str(Path(__file__).resolve()), *arguments], os.environ)
    print(old_python_advice(sys.version_info[:2]), file=sys.stderr)
    return 1


if __name__ == "__main__" and sys.version_info[:2] < OLDEST_PYTHON:
    sys.exit(hand_over(sys.argv[1:]))


def call(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's folder; return its exit code, as a shell would."""
    code = subprocess.run(command, cwd=ROOT, env=env).returncode
    return code if code >= 0 else 128 - code


# What the system lacks


def missing_libraries(platform: str = "") -> dict[str, str]:
    """Return the libraries that Qt cannot load for a platform plugin, with their packages."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = {**QT_LIBRARIES, **(X11_LIBRARIES if platform == "xcb" else {})}
    return {name: package for name, package in needed.items() if not can_load(name)}


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_venv() -> dict[str, str]:
    """Return what is lacking to make .venv: Debian has it in a package of its own."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return {}
    return {"Python's venv and ensurepip": f"python3.{sys.version_info[1]}-venv"}


def missing_programs() -> dict[str, str]:
    """Return what tests lack besides Python's packages, with the Debian package of each."""
    if not sys.platform.startswith("linux"):
        return {}
    absent = {name: of for name, of in TEST_PROGRAMS.items() if not shutil.which(name)}
    return {**absent, **missing_libraries("xcb")}


def may_install() -> bool:
    """Tell whether this is Debian or a system like it, and we are root on it."""
    return sys.platform != "win32" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def supply(missing: Mapping[str, str]) -> None:
    """Install what is missing, where root can with apt-get; elsewhere say what to do."""
    if not missing:
        return
    lacking = f"This system lacks {', '.join(missing)}."
    if not shutil.which("apt-get"):
        raise SetupError(f"{lacking} Install them, then run the same command again.")
    packages = sorted(set(missing.values()))
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not may_install():
        sudo = "sudo " if shutil.which("sudo") else ""
        raise SetupError(
            f"{lacking} Install them as root with this line, then run the same command again:\n\n"
            f"    {sudo}{' '.join(install)}\n"
        )
    say(f"{lacking} Installing {' '.join(packages)} ...")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        result = subprocess.run(command, env=env, capture_output=True, text=True)
    if result.returncode != 0:
        raise SetupError(f"{result.stderr}This failed: {' '.join(install)}")


def supply_programs() -> None:
    """Install what tests need, where that can be done; elsewhere they skip and say so."""
    missing = missing_programs()
    if not missing or not may_install():
        return
    try:
        supply(missing)
    except SetupError as problem:
        say(f"{problem}\nThe tests that need them will be skipped.")


# The environments


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from; kept inside it once it is finished."""

    root: str  # a virtual environment cannot be moved
    python: str
    lock: str  # a digest of all that says what is to be installed
    extras: tuple[str, ...]


@dataclass(frozen=True)
class Environment:
    """A virtual environment of this project; `newest` ignores the lock."""

    folder: Path
    newest: bool = False

    @property
    def stamp(self) -> Path:
        return self.folder / "bootstrap.json"

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        return self.programs / ("python.exe" if sys.platform == "win32" else "python")


def locked() -> Environment:
    return Environment(ROOT / VENV)


def newest() -> Environment:
    return Environment(ROOT / NEWEST_VENV, newest=True)


def wanted_stamp(extras: Sequence[str]) -> Stamp:
    python = ".".join(map(str, sys.version_info[:2]))
    digest = hashlib.sha256()
    for file in (ROOT / "pyproject.toml", *sorted(LOCKS.glob("*.txt"))):
        digest.update(file.read_bytes())
    return Stamp(str(ROOT), python, digest.hexdigest(), tuple(sorted(extras)))


def read_stamp(environment: Environment) -> Stamp | None:
    """Return an environment's stamp, None where it is missing or says that it is unfinished."""
    try:
        fields = json.loads(environment.stamp.read_text(encoding="utf-8"))
        return Stamp(**{**fields, "extras": tuple(fields["extras"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_stamp(environment: Environment, stamp: Stamp | None) -> None:
    environment.stamp.write_text(json.dumps(asdict(stamp)) if stamp else "", encoding="utf-8")


def next_step(stamp: Stamp | None, wanted: Stamp) -> str:
    """Return what an environment needs: "rebuild", "install" or "nothing"."""
    if stamp is None or (stamp.root, stamp.python) != (wanted.root, wanted.python):
        return "rebuild"
    same = stamp.lock == wanted.lock and set(wanted.extras) <= set(stamp.extras)
    return "nothing" if same else "install"


def is_somebodys_own(environment: Environment) -> bool:
    """Tell whether it was made by hand and works: then it is used, not replaced."""
    if environment.stamp.exists() or not os.access(environment.python, os.X_OK):
        return False
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    found = subprocess.run([environment.python, "-P", "-c", probe], stderr=subprocess.DEVNULL)
    return found.returncode == 0


def prepare(environment: Environment, extras: Sequence[str] = ()) -> None:
    """See to it that an environment has what is needed, and the system what Qt needs."""
    stamp, wanted = read_stamp(environment), wanted_stamp(extras)
    step = next_step(stamp, wanted)
    if not os.access(environment.python, os.X_OK):
        step = "rebuild"
    elif stamp is None and is_somebodys_own(environment):
        step = "install"
    elif step == "nothing" and environment.newest:
        step = "install"  # there may be newer ones than last time
    supply({**missing_libraries(), **(missing_venv() if step == "rebuild" else {})})
    if step == "nothing":
        return
    if step == "install" and stamp:
        wanted = replace(wanted, extras=tuple(sorted({*wanted.extras, *stamp.extras})))
    if step == "rebuild":
        make_venv(environment)
    write_stamp(environment, None)  # if this is interrupted, the next call starts afresh
    install(environment, wanted.extras)
    compile_program(environment)
    write_stamp(environment, wanted)


def make_venv(environment: Environment) -> None:
    folder = environment.folder
    if folder.exists():
        say(f"The folder {folder.name} is unfinished or of another Python: making it afresh.")
        shutil.rmtree(folder)
    folder.mkdir()
    write_stamp(environment, None)
    # The Python below this one, should this one be of the very environment just removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run([python, "-P", "-m", "venv", folder], capture_output=True, text=True)
    if made.returncode != 0:
        raise SetupError(f"{made.stdout}{made.stderr}Python could not make {folder}.")


def install(environment: Environment, extras: Sequence[str]) -> None:
    """Install what the lock names, or the newest within the ranges of pyproject.toml."""
    name = environment.folder.name
    say(f"Installing into {name}; the first time this may take some minutes ...")
    if environment.newest:
        install_ranges(environment, extras, "--upgrade", "--upgrade-strategy", "eager")
        return
    absent = install_locked(environment, extras)
    if absent:
        say(
            f"The package index has no {absent} for this Python, which is the one that was tried. "
            "Installing what fits the ranges in pyproject.toml instead."
        )
        install_ranges(environment, extras)


def install_locked(environment: Environment, extras: Sequence[str]) -> str:
    """Install to the byte what was tried; return which package the index lacks, "" for none."""
    locks = [LOCKS / "build.txt", *(LOCKS / f"{extra}.txt" for extra in extras or ["run"])]
    files = [word for lock in locks for word in ("-r", str(lock))]
    # Only wheels: a source would be compiled, for minutes, where one waits for the window.
    failed = pip(environment, "--require-hashes", "--only-binary", ":all:", *files)
    if not failed:
        failed = pip(environment, "--no-deps", "--no-build-isolation", "-e", ".")
    if FORGED.search(failed):
        raise SetupError(
            f"{failed}A package is not the one that was tried: its hash differs from the one in "
            "requirements/. It was not installed. Run the same command again on another network; "
            "if it says the same there, tell whoever gave you this program."
        )
    absent = ABSENT.search(failed)
    if failed and (not absent or OFFLINE.search(failed)):
        raise SetupError(explained(failed))
    return absent[1].split(";")[0].strip() if absent else ""


def install_ranges(environment: Environment, extras: Sequence[str], *options: str) -> None:
    what = f".[{','.join(extras)}]" if extras else "."
    failed = pip(environment, *options, "-e", what)
    if failed:
        raise SetupError(explained(failed))


def compile_program(environment: Environment) -> None:
    """Compile the program, which the first start would do otherwise; where it fails, that does."""
    generated, none = "from planner.generated import make; make()", subprocess.DEVNULL
    for command in (
        ["-P", "-m", "compileall", "-q", str(ROOT / "planner")],
        ["-P", "-c", generated],
    ):
        with suppress(OSError):
            subprocess.run([str(environment.python), *command], stdout=none, stderr=none)


def pip(environment: Environment, *words: str) -> str:
    """Install with pip; return "", or what it says where it fails."""
    python = [str(environment.python), "-P", "-m"]
    start = [*python, "pip", "--disable-pip-version-check", "install"]
    env = {"PIP_RETRIES": "2", **os.environ}  # five, pip's own number, take more than a minute
    command = [*start, "--quiet", *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    return (done.stderr or "pip failed.\n") if done.returncode else ""


def explained(failed: str) -> str:
    if OFFLINE.search(failed):
        return (
            "The packages could not be fetched: the package index cannot be reached. "
            "Connect to the network, then run the same command again."
        )
    return f"{failed}The packages could not be installed; pip says why above."


# The display

# Qt goes through the list and takes the first that works; without the last it would abort.
PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
found = QGuiApplication(["", "-platform", "wayland;xcb;offscreen"]).platformName()
sys.exit(found == "offscreen")
"""


def has_display(environment: Environment) -> bool:
    """Tell whether Qt finds a screen; a DISPLAY that is named may be gone, or another user's."""
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if chosen:
        return chosen.split(":")[0] not in ("offscreen", "minimal")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    return probes(environment) or (supply_x11() and probes(environment))


def probes(environment: Environment) -> bool:
    command = [str(environment.python), "-P", "-c", PROBE]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0


def supply_x11() -> bool:
    """Install what Qt needs for X11, where that can be done; tell whether something was missing.

    Elsewhere say what is missing: whether the screen is there cannot be known without it.
    """
    missing = missing_libraries("xcb")
    try:
        supply(missing)
    except SetupError as problem:
        say(problem)
        return False
    return bool(missing)


# The commands


def sample() -> str:
    """Return the roadmap to open where none was named."""
    there = [SAMPLE] if SAMPLE.exists() else sorted(SAMPLE.parent.glob("*.yaml"))
    if not there:
        raise SetupError(f"There is no sample roadmap in {SAMPLE.parent}.")
    return str(there[0])


def run(arguments: Sequence[str]) -> int:
    """Start planner with these arguments; with none, on the sample."""
    named = [argument for argument in arguments if not argument.startswith("-")]
    for_window = not arguments or (bool(named) and named[0].endswith(ROADMAP_ENDINGS))
    environment = locked()
    prepare(environment)
    env = dict(os.environ)
    if not for_window:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not has_display(environment):
        return write_files(environment, named[0] if named else sample())
    return become([*program(environment), *(arguments or [sample()])], env)


def program(environment: Environment) -> list[str]:
    """Return how planner is started: as it is installed, whatever lies in the current folder."""
    return [str(environment.python), "-P", "-m", "planner"]


def write_files(environment: Environment, roadmap: str) -> int:
    """Do the window's main job without it: write the roadmap to files, and name them."""
    say("There is no display to open a window on, so the roadmap is written to files instead.")
    files = [OUTPUT / f"roadmap{ending}" for ending in (".pdf", ".png")]
    OUTPUT.mkdir(exist_ok=True)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for file in files:
        command = [*program(environment), "export", str(Path(roadmap).resolve()), str(file)]
        code = call(command, env)
        if code:
            return code
    say("Written: {} and {}".format(*files))
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run the checks and tests in turn, up to the first that fails."""
    environment = newest() if "--newest" in arguments else locked()
    chosen = [argument for argument in arguments if argument != "--newest"]
    prepare(environment, ["test"])
    supply_programs()
    python = str(environment.python)
    checks = {
        "ruff check .": [python, "-m", "ruff", "check", "."],
        "ruff format --check .": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [str(environment.programs / "lint-imports"), "--no-logo"],
    }
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for title, command in checks.items():
        say(f"\n== {title}")
        started = time.monotonic()
        code = call(command, env)
        say(f"{'failed' if code else 'passed'} in {time.monotonic() - started:.1f} s")
        if code:
            return code
    say("\n== pytest")
    return call([python, "-m", "pytest", "-n", "2", *chosen], env)


def setup(_arguments: Sequence[str]) -> int:
    """Install all that run and test need."""
    prepare(locked(), ["test"])
    say("All is installed.")
    return 0


def main(arguments: Sequence[str]) -> int:
    commands = {"run": run, "test": test, "setup": setup}
    if not arguments or arguments[0] not in commands:
        say(str(__doc__))
        return 0 if set(arguments) & {"-h", "--help", "help"} else 2
    rest = list(arguments[1:])
    try:
        return commands[arguments[0]](rest[1:] if rest[:1] == ["--"] else rest)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"Stopped at {error.filename}: {error.strerror}. If this folder is not yours to write "
            "to, copy it to one that is and run the same command there.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
