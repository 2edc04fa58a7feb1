"""One table of export formats: nothing that reads it can forget a row."""

import inspect
from pathlib import Path

from planner.formats import ENDINGS, FORMATS, OFFERS, format_of, offered
from tests.integration.cli import test_output

README = Path(__file__).parents[2] / "README.md"


def test_each_ending_has_one_row() -> None:
    assert len(set(ENDINGS)) == len(FORMATS)
    assert all(format_of(each.ending.upper()) is each for each in FORMATS)
    assert format_of(".docx") is None


def test_filters_of_the_dialog_tell_the_formats_apart() -> None:
    for offer in OFFERS:
        patterns = [each.pattern for each in offered(offer)]
        assert len(set(patterns)) == len(patterns)
        assert all("*." in each for each in patterns)


def test_options_of_the_command_line_exist() -> None:
    from planner.cli import export

    source = inspect.getsource(export.add_arguments)
    for option in frozenset().union(*(each.options for each in FORMATS)):
        assert f'"--{option}"' in source


def test_the_readme_names_every_format() -> None:
    text = README.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if "planner export" in each)
    assert all(ending in line for ending in ENDINGS)


def test_every_format_is_written_by_a_test() -> None:
    assert set(test_output.BEGINNINGS) == set(ENDINGS)
