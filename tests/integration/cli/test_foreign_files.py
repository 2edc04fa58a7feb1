"""Python files that lie beside a plan are not run, whatever they are called."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
from planner.resources import samples
from tests.integration.cli.running import ROOT

PLAN = "mine.yaml"
OTHERS = ("PySide6", "typst", "yaml", "numpy", "networkx", "holidays", "planner", "tests")
PLANTED = "import os, sys\nos.write(2, b'{name} was run')\nsys.exit(9)\n"
ENVIRONMENT = bootstrap.Environment(Path(sys.executable).parents[1])
LIKE_BOOTSTRAP = [sys.executable, *bootstrap.program(ENVIRONMENT)[1:]]
IN_THE_WINDOW = """
from datetime import date
from pathlib import Path
from planner.export.pdf_process import write_pdf_in_subprocess
from planner.scheduling.schedule import schedule
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
catalogue = load_catalogue()
plan = schedule(load(Path("mine.yaml"), catalogue).roadmap, catalogue)
write_pdf_in_subprocess(plan, catalogue, Path("my.pdf"), exported=date(2026, 1, 5))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a plan and a file for every module that Python may look for."""
    shutil.copy(samples() / "applied-ml-evenings.yaml", tmp_path / PLAN)
    for name in (*sys.stdlib_module_names, *OTHERS):
        (tmp_path / f"{name}.py").write_text(PLANTED.format(name=name), encoding="utf-8")
    return tmp_path


def run(command: list[str], folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8", **env}
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=120
    )


@pytest.mark.parametrize(
    "arguments", [("check", PLAN), ("schedule", PLAN, "--json"), ("export", PLAN, "my.pdf"),
                  ("export", PLAN, "my.svg")], ids=lambda each: each[0] + each[-1][-3:],
)  # fmt: skip
def test_bootstrap_runs_none_of_the_current_folder(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    answer = run([*LIKE_BOOTSTRAP, *arguments], folder)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_bootstrap_itself_runs_none_of_its_own_folder(folder: Path) -> None:
    shutil.copy(bootstrap.__file__, folder)
    answer = run([sys.executable, "bootstrap.py", "--help"], folder)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Set Roadmap Planner up")


def test_what_bootstrap_starts_looks_into_no_folder() -> None:
    """All but the checks of the sources, which are meant to see their folder, and a probe of sys
    alone, in a Python that may be too old to be told."""
    tree = ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"))
    open_ = []
    for part in tree.body:
        words = [each.value for each in ast.walk(part) if isinstance(each, ast.Constant)]
        if {"-m", "-c"} & set(map(str, words)) and not {"-P", "-I"} & set(map(str, words)):
            open_.append(getattr(part, "name", ""))
    assert open_ == ["newer_python", "test"]
    source = Path(bootstrap.__file__).read_text(encoding="utf-8")
    assert 'probe = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"' in source


def test_python_m_planner_looks_no_further_than_python_itself(tmp_path: Path) -> None:
    """What Python reads before the program begins, the program cannot prevent."""
    shutil.copy(samples() / "applied-ml-evenings.yaml", tmp_path / PLAN)
    for name in ("json", "yaml", "argparse", "difflib", "graphlib", "typst", "tempfile"):
        (tmp_path / f"{name}.py").write_text(PLANTED.format(name=name), encoding="utf-8")
    command = [sys.executable, "-m", "planner"]
    for arguments in (["schedule", PLAN, "--json"], ["export", PLAN, "my.pdf"]):
        answer = run([*command, *arguments], tmp_path)
        assert (answer.returncode, answer.stderr) == (0, "")


def test_a_pdf_set_from_the_window_runs_none(folder: Path) -> None:
    answer = run([sys.executable, "-P", "-c", IN_THE_WINDOW], folder, PYTHONPATH="")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert (folder / "my.pdf").stat().st_size > 1000


def test_a_pdf_is_set_by_this_very_program(tmp_path: Path) -> None:
    """Also where it is not installed: the folder it was found in is told to the other process."""
    shutil.copy(samples() / "applied-ml-evenings.yaml", tmp_path / PLAN)
    found = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
    answer = run([sys.executable, "-c", found + IN_THE_WINDOW], tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
