"""What stands in a Moodle XML file: numbers, texts, hints, orders and places, element by element."""

import base64
import xml.etree.ElementTree as ET

import pytest
from tests.exchange.specimen_banks import BANKS, NINE, item
from tests.grading import classes

from iraqcourse.exchange import map_picture, moodle
from iraqcourse.quiz import items, scoring


def question(name: str) -> ET.Element:
    root = ET.fromstring(moodle.to_xml([NINE]))
    return next(one for one in root if one.findtext("name/text") == name)


def test_every_item_of_every_bank_has_a_place_in_moodle() -> None:
    root = ET.fromstring(moodle.to_xml(BANKS))
    assert len(root.findall("question")) == sum(len(made.items) + 1 for made in BANKS)
    assert {one.get("type") for one in root} == {
        "category", "multichoice", "numerical", "shortanswer", "ordering", "matching", "ddmarker", "cloze", "essay",
    }  # fmt: skip


def test_moodle_numbers_carry_reach_unit_typical_errors_and_what_is_said_otherwise() -> None:
    found = question(item(items.Number).id)
    answers = [
        (one.findtext("text"), one.get("fraction"), one.findtext("tolerance"), one.findtext("feedback/text"))
        for one in found.findall("answer")
    ]
    assert answers == [
        ("7.6", "100", "0.05", "The gazetteer gives 7.6 km."),
        ("76", "0", "0", "That is ten times too far."),
        ("*", "0", "0", "Look at the map of the two airfields again."),
    ]
    assert found.findtext("units/unit/unit_name") == "km"


def test_moodle_texts_are_refused_before_they_are_accepted() -> None:
    found = [
        (one.findtext("text"), one.get("fraction")) for one in question(item(items.ShortText).id).findall("answer")
    ]
    assert found == [("Iraq", "0"), ("Syria", "0"), ("Iran", "100"), ("*", "0")]


def test_moodle_hints_tags_and_order() -> None:
    assert question("one").findtext("hint/text") == "One of the three is water."
    tags = [one.findtext("text") for one in question("one").findall("tags/tag")]
    assert tags == ["part:quiz", "goal:g", "level:recall"]
    order = question(item(items.Order).id)
    assert order.findtext("gradingtype") == "LONGEST_ORDERED_SUBSET"
    texts = [one.findtext("text") for one in order.findall("answer")]
    assert texts == ["Rockets on K-1", "Strikes on five sites", "Missiles on Al Asad"]


def test_moodle_places_carry_the_map_with_the_target_where_it_is() -> None:
    place = item(items.Place)
    found = question(place.id)
    png = base64.b64decode(found.findtext("file") or "")
    assert png.startswith(b"\x89PNG")
    drawn = map_picture.draw(place)
    assert png == drawn.png
    assert found.findtext("drop/coords") == f"{drawn.x},{drawn.y};{drawn.radius}"
    # A point at the rim of the circle is as far from the target as full credit reaches.
    wide = (place.view.east - place.view.west) / int.from_bytes(drawn.png[16:20])
    target = classes.right(place)
    edge = {"lat": target["lat"], "lon": target["lon"] + drawn.radius * wide}
    assert scoring.distance_of(place, edge) == pytest.approx(place.target.full_km, rel=0.1)
