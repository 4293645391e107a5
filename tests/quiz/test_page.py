"""A bank as pages: one to practise with, one for the printer, the key apart; and its schema for editors."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from typer.testing import CliRunner

from iraqcourse import palette, paths
from iraqcourse.cli import app
from iraqcourse.quiz import bank, front, items, page, schema

NINE = bank.read_bank(Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml")


def test_a_practice_page_loads_nothing_and_says_the_same_each_time():
    made = page.practice(NINE, NINE.items, "Nine types")
    assert made == page.practice(NINE, NINE.items, "Nine types")
    assert re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="', made) == []


def test_a_text_cannot_end_the_script():
    item = msgspec.structs.replace(NINE.items[0], stem="</script><b>bold</b>")
    made = page.practice(NINE, (item,), "Odd")
    assert "</script><b>" not in made


def test_paper_has_every_question_and_no_key():
    made = page.paper(NINE.items, "Nine types")
    assert made.count("<strong>") == len(NINE.items)
    assert "river: نهر" not in made
    assert "counted on its own ground" not in made


def test_the_answer_key_has_the_key_of_every_type():
    made = page.answer_key(NINE.items, "Nine types")
    for key in (
        "Right: الفرات",
        "7.6 km",
        "Iran",
        "Rockets on K-1",
        "Iraq: Baghdad",
        "40 km of Baghdad",
        "Tigris",
        "Sample",
    ):
        assert key in made


def test_the_command_writes_pages(tmp_path):
    file = str(paths.quizzes() / "twelve-days.yaml")
    assert CliRunner().invoke(app, ["bank", "page", file, "--out", str(tmp_path)]).exit_code == 0
    assert CliRunner().invoke(app, ["bank", "print", file, "--out", str(tmp_path)]).exit_code == 0
    assert {one.name for one in tmp_path.iterdir()} == {
        "twelve-days.html",
        "twelve-days-print.html",
        "twelve-days-answers.html",
    }
    assert CliRunner().invoke(app, ["bank", "lint"]).exit_code == 0


def test_the_schema_for_editors_is_up_to_date_and_accepts_every_bank():
    file = paths.quizzes() / "bank.schema.json"
    assert file.read_text(encoding="utf-8") == schema.text()
    validator = Draft202012Validator(json.loads(schema.text()))
    for one in [*paths.quizzes().glob("*.yaml")]:
        plain = json.loads(json.dumps(YAML(typ="safe").load(one), default=str))
        assert [error.message for error in validator.iter_errors(plain)] == []


def test_the_schema_refuses_a_slip_of_the_pen():
    plain = items.to_plain(NINE)
    plain["items"][0]["stemm"] = "x"
    assert list(Draft202012Validator(json.loads(schema.text())).iter_errors(plain))


def themes():
    css = front.styles()
    blocks = re.findall(r"\{([^{}]*--iq-page[^{}]*)\}", css)
    found = [dict(re.findall(r"--iq-([a-z-]+): (#[0-9a-f]{6})", block)) for block in blocks]
    return [colours for colours in found if colours]


TEXT = [
    ("text", "page"),
    ("quiet", "page"),
    ("on-accent", "accent"),
    ("accent", "page"),
    ("good", "good-page"),
    ("bad", "bad-page"),
    ("text", "noted-page"),
    ("text", "bad-page"),
]
CONTROLS = [
    ("line", "page"),
    ("accent", "page"),
    ("cross", "land"),
    ("cross", "sea"),
    ("line", "land"),
    ("good", "page"),
]


def test_there_is_a_light_and_a_dark_theme_and_the_two_dark_ones_are_alike():
    light, *dark = themes()
    assert len(dark) == 2
    assert dark[0] == dark[1]
    assert light.keys() == dark[0].keys()


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out(theme, ink, ground):
    colours = themes()[theme]
    assert palette.contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), CONTROLS)
def test_controls_stand_out(theme, ink, ground):
    colours = themes()[theme]
    assert palette.contrast(colours[ink], colours[ground]) >= 3


def test_the_front_end_is_small():
    assert len(front.module().encode()) + len(front.styles().encode()) < 60_000
