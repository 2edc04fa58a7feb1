"""How often logs end within the forecast: a public one, and made-up ones with a known answer."""

from pathlib import Path
from random import Random

import pytest

from tests.benchmarks import coverage
from tests.benchmarks.coverage import OPEN, RECORD, Logged

RENZO = Path(__file__).parents[4] / "shared" / "calibration" / "renzo.csv"


def test_a_public_log_is_covered_as_often_as_is_said() -> None:
    if not RENZO.is_file():
        pytest.skip(f"{RENZO.name} is not there: public logs lie in shared/calibration")
    found = coverage.coverage(coverage.read_log(RENZO))
    p50, p80, p95 = found.shares
    assert found.windows == 506
    assert p50 <= 0.75
    assert 0.85 <= p80 <= 0.97
    assert p95 > 0.95


def made_up(tasks: int, times: float, seed: int) -> list[Logged]:
    """Return tasks that take `times` what was estimated, more or less."""
    dice = Random(seed)
    return [Logged(4.0, 4.0 * times * dice.lognormvariate(0, 0.4)) for _ in range(tasks)]


def test_who_always_takes_as_long_is_covered_by_the_record() -> None:
    log = {"slow": made_up(RECORD + 40 * OPEN, 1.6, 1), "fast": made_up(RECORD + 40 * OPEN, 0.7, 2)}
    found = coverage.coverage(log)
    p50, p80, p95 = found.shares
    assert found.windows == 80
    assert 0.3 <= p50 <= 0.75
    assert p80 >= 0.75
    assert p95 >= 0.93


def test_windows_do_not_overlap_and_short_logs_have_none() -> None:
    assert coverage.coverage({"one": made_up(RECORD + OPEN - 1, 1, 3)}).windows == 0
    assert coverage.coverage({"one": made_up(RECORD + 2 * OPEN, 1, 3)}).windows == 2


def test_a_log_is_read_by_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.csv"
    path.write_text("person,day,estimate,actual\nA,1,2,3\nB,1,1,1\nA,2,0,5\nA,3,4,4\n", "utf-8")
    assert coverage.read_log(path) == {"A": [Logged(2, 3), Logged(4, 4)], "B": [Logged(1, 1)]}
    coverage.main([str(path), str(tmp_path / "none.csv")])
    said = capsys.readouterr().out
    assert "0 windows" in said
    assert "there is no file" in said
