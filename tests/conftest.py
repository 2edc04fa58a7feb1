"""What all tests share: the shipped catalogue and a sample; Qt without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from planner.domain.catalogue import Catalogue
from planner.domain.roadmap import Roadmap
from planner.resources import samples
from planner.storage import catalogue_cache
from planner.storage.catalogue import load_catalogue
from planner.storage.roadmap_file import load
from tests.invented_holidays import pretend

settings.register_profile(
    "quick",
    derandomize=True,
    deadline=None,
    max_examples=75,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "thorough", settings.get_profile("quick"), derandomize=False, max_examples=500, print_blob=True
)
settings.load_profile("quick")  # “--hypothesis-profile thorough” comes after it


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_person() -> Iterator[None]:
    """Nothing is taken from the cache folder of whoever runs the tests, or put there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue_cache, "cache_folder", lambda: None)
        yield


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
