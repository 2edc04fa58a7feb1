"""What all tests share: the shipped catalogue and a sample; Qt without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from pathlib import Path

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.resources import samples
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
from tests.invented_holidays import pretend


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue()


@pytest.fixture(scope="session")
def sample_path() -> Path:
    """A sample with progress, breaks and a deadline."""
    return samples() / "applied-ml-evenings.yaml"


@pytest.fixture(scope="session")
def sample(catalogue: Catalogue, sample_path: Path) -> Roadmap:
    """The roadmap in `sample_path`."""
    return load(sample_path, catalogue).roadmap


@pytest.fixture
def invented_holidays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Public holidays of countries that no release of the library can change."""
    pretend(monkeypatch)
