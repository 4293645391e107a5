"""What layers put on a map: bases on their days, holdings with sources, distances that agree with the coordinates."""

import re
from datetime import date
from html import unescape
from math import acos, cos, degrees, radians, sin

import pytest

from iraqcourse.data import frames, records
from iraqcourse.maps import cards, flat, legend, reading, symbols, things, timebar, twin
from iraqcourse.maps import spec as kinds

NAMES = [file.stem for file in reading.map_files()]
BASES = reading.read_map("bases-through-time")


def arc_km(one, other):
    """Another formula than the course's own: the angle between two points on a sphere, by the law of cosines."""
    a, b, turn = radians(one.latitude), radians(other.latitude), radians(other.longitude - one.longitude)
    return 6371 * acos(min(1, sin(a) * sin(b) + cos(a) * cos(b) * cos(turn)))


def made(kind, **fields):
    layer = kind(id="it", legend="It", **fields)
    return kinds.MapSpec(map="m", title="M", shows="S", cannot_show="C", layers=(layer,), scenes=(text_scene(),)), layer


def text_scene():
    return kinds.Scene(id="s", title="S", caption="C", points=("P",))


def signs(kind, **fields):
    spec, layer = made(kind, **fields)
    return things.on_map(spec, layer).signs


@pytest.mark.parametrize("use", records.base_use(), ids=lambda use: use.id)
def test_the_spans_of_the_time_bar_agree_with_use_on_a_day(use):
    since, until = date(2003, 3, 20), date(2020, 8, 31)
    cut = things.spans(use, since, until)
    for month in timebar.of_map(BASES).stops:
        found = [sure for begin, end, sure in cut if begin <= month <= end]
        assert len(found) <= 1
        assert (found or ["no"]) == [use.on(month)], month


def test_a_map_of_bases_on_a_day_and_one_through_time_show_the_same():
    day = date(2007, 10, 1)
    on = {(one.place.id, one.symbol) for one in signs(kinds.BasesOn, on=day)}
    through = signs(kinds.BasesThrough, since=date(2003, 3, 20), until=date(2020, 8, 31))
    assert {(one.place.id, one.symbol) for one in through if one.on(day)} == on
    assert {symbol for _, symbol in on} == {"base", "base-possible"}


def test_a_scene_says_how_many_bases_are_certain_in_iraq():
    scene = next(one for one in BASES.scenes if one.id == "january-2020")
    sure = {
        one.place.id for one in things.on_scene(BASES, scene) if one.symbol == "base" and one.place.country == "Iraq"
    }
    assert scene.caption.startswith("Thirteen places in Iraq are in certain use")
    assert len(sure) == 13


def test_a_held_place_has_definition_certainty_and_source_in_its_card():
    layer = next(one for one in BASES.layers if isinstance(one, kinds.Held))
    for sign in things.on_map(BASES, layer).signs:
        assert "Held by Islamic State (IS) on 1 June 2015." in sign.card
        assert "What held means here:" in sign.card
        assert re.search(r"Taken: .+\(established; [^)]+, 20\d\d", sign.card)
    assert not things.on_map(BASES, layer).circles, "a holding is a point, never an area"


def test_places_of_a_kind_and_events_of_a_lesson():
    bases = {one.place.id for one in signs(kinds.Places, symbol="airport", of_kind="air-base", country="Iraq")}
    assert {"al-asad", "balad"} <= bases
    assert "incirlik" not in bases
    told = signs(kinds.Events, lesson="twelve-days")
    assert len(told) > 10
    assert [one.since for one in told] == sorted(one.since for one in told)


def test_what_lies_beyond_the_basemap_is_named_and_not_drawn():
    [washington, baghdad] = signs(kinds.Places, symbol="capital", places=("washington", "baghdad"))
    assert (washington.beyond, baghdad.beyond) == (True, False)
    assert "77.036 W" in washington.card


@pytest.mark.parametrize("place", [one for one in records.places().values() if one.coordinate_uncertainty_km > 5])
def test_a_point_that_may_be_far_off_says_so_in_its_card(place):
    assert f"may lie {place.coordinate_uncertainty_km:g} km from its sign" in unescape(cards.of_place(place))


def test_a_circle_on_the_globe_is_as_large_as_it_says():
    for bearing in range(0, 360, 30):
        lat, lon = flat.towards(33.3406, 44.4009, 400, bearing)
        turn = radians(lon - 44.4009)
        a, b = radians(33.3406), radians(lat)
        assert degrees(acos(sin(a) * sin(b) + cos(a) * cos(b) * cos(turn))) * 6371 * radians(1) == pytest.approx(400)


@pytest.mark.parametrize("place", records.places().values(), ids=lambda place: place.id)
def test_the_distance_in_a_card_agrees_with_the_coordinates(place):
    found = re.search(r"([\d,.]+) km [a-z-]+ of Baghdad as the crow flies", cards.of_place(place))
    km = arc_km(records.places()["baghdad"], place)
    if found:
        assert float(found[1].replace(",", "")) == pytest.approx(km, abs=0.51)
    else:
        assert not 1 < km < 2500


@pytest.mark.parametrize("name", NAMES)
def test_lengths_on_lines_agree_with_the_coordinates(name):
    spec = reading.read_map(name)
    for layer in spec.layers:
        for line in things.on_map(spec, layer).lines:
            if isinstance(layer, kinds.Distances):
                written = float(line.label.removesuffix(" km").replace(",", ""))
                assert written == pytest.approx(arc_km(line.start, line.end), abs=0.51)
            assert f"{arc_km(line.start, line.end):,.0f} km" in line.says or arc_km(line.start, line.end) < 20


def supported(spec, scene, figure):
    """Whether a number of km in a scene's text follows from coordinates, rings, uncertainty or a fact of its events."""
    value = float(figure.replace(",", ""))
    # A number that ends in 0 or 5 may be a round one.
    loose = 0.06 * value if value % 10 == 0 else 2.5 if value % 5 == 0 else 0.051 if "." in figure else 0.51
    layers = [spec.layer(name) for name in scene.layers]
    drawn = [things.on_map(spec, layer) for layer in layers]
    places = {one.place.id: one.place for one in things.on_scene(spec, scene)}
    said = " ".join((scene.caption, scene.notes, *scene.points))
    places |= {one.id: one for one in records.places().values() if re.search(rf"\b{re.escape(one.name)}\b", said)}
    for line in (line for part in drawn for line in part.lines):
        places |= {line.start.id: line.start, line.end.id: line.end}
    for circle in (circle for part in drawn for circle in part.circles):
        places[circle.centre.id] = circle.centre
    known = [arc_km(one, other) for one in places.values() for other in places.values() if one is not other]
    # The law of the sea counts in nautical miles.
    known += [1.852 * miles for miles in (3, 9, 12, 24)]
    known += [circle.km for part in drawn for circle in part.circles]
    known += [place.coordinate_uncertainty_km for place in places.values()]
    if any(value == pytest.approx(km, abs=loose) for km in known):
        return True
    told = [place.coordinate_method for place in places.values()]
    told += [note.text for note in records.place_notes() if note.place_id in places]
    for layer in layers:
        for event in things.events_of(layer) if isinstance(layer, kinds.Events) else ():
            told += [fact.text for fact in records.facts_of(event.id)]
    told += [f"{fact.text} {fact.note}" for fact in records.facts().values() if set(fact.sources) & set(scene.sources)]
    return any(re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.]*\d)", one) for one in told)


@pytest.mark.parametrize("name", NAMES)
def test_distances_in_captions_agree_with_the_coordinates(name):
    spec = reading.read_map(name)
    for scene in spec.scenes:
        said = " ".join((scene.caption, scene.notes, *scene.points))
        for figure in re.findall(r"([\d,]*\d(?:\.\d+)?)(?: km| kilomet)", said):
            assert supported(spec, scene, figure), f"{name}, scene '{scene.id}': where do {figure} km come from?"


def test_a_wrong_distance_would_be_found():
    spec = reading.read_map("reach")
    scene = next(one for one in spec.scenes if one.id == "neighbours")
    assert supported(spec, scene, "694")
    assert not supported(spec, scene, "649")


@pytest.mark.parametrize("name", NAMES)
def test_every_layer_has_a_row_in_the_legend_and_lines_do_not_look_alike(name):
    spec = reading.read_map(name)
    entries = legend.entries(spec)
    assert {layer for _, _, layers in entries for layer in layers} == {layer.id for layer in spec.layers}
    by_meaning = {}
    for sign, means, _ in entries:
        assert by_meaning.setdefault(sign, means) == means, "one sign with two meanings"


def test_the_time_bar_is_no_more_exact_than_the_date():
    bar = timebar.of_map(reading.read_map("civil-war-and-surge"))
    months = [one for one in bar.moments if one.exact == "month"]
    assert months
    assert all((one.last - one.first).days >= 27 for one in months)
    assert all(one.first == one.last for one in bar.moments if one.exact == "day")
    assert all(one.last > one.first for one in bar.moments if one.exact == "span")


def test_a_map_with_one_date_has_no_time_bar():
    assert timebar.of_map(reading.read_map("reach")) is None


def test_figures_beside_the_bar_carry_their_kind_and_source_and_no_figure_stays_none():
    monthly, single = BASES.series
    peak = max(timebar.figures(monthly), key=lambda one: one.value)
    assert peak.source.startswith("The Guardian")
    found = {one.says for one in timebar.figures(single)}
    assert "no figure (18 December 2011, withdrawal complete)" in found
    assert "3,100 (7 November 2014, authorised total)" in found
    assert "2,900 (7 November 2014, authorised total)" in found


@pytest.mark.parametrize("name", NAMES)
def test_the_table_twin_has_a_row_for_everything_and_says_where(name):
    spec = reading.read_map(name)
    frame = twin.frame(spec)
    count = sum(
        len(part.signs) + len(part.lines) + len(part.circles) + part.governorates
        for part in (things.on_map(spec, layer) for layer in spec.layers)
    )
    assert len(frame) == count
    assert set(frame["drawn as"]) == {layer.legend for layer in spec.layers}


def test_alternative_text_names_the_scene_its_date_and_its_places():
    said = twin.alt(BASES, 3)
    assert said.startswith("Map: The height, 1 October 2007. On it: ")
    assert "Joint Base Balad" in said


@pytest.mark.parametrize("part", ["colour", "letter", "outline"])
def test_no_two_signs_share_a_colour_or_a_letter_or_a_shape(part):
    found = [
        getattr(sign, part) for name, sign in symbols.SYMBOLS.items() if name != "base-possible" or part != "outline"
    ]
    assert len(found) == len(set(found))


def test_a_figure_with_decimals_is_shown_as_it_is():
    oil = kinds.Series(
        name="Oil",
        table="oil_price_brent_monthly",
        time="month",
        value="brent_spot_price_usd_per_barrel",
        legend="Oil price",
    )
    table = frames.series(oil.table)
    found = timebar.figures(oil)
    assert [one.value for one in found] == table[oil.value].tolist()
    assert any(one.value % 1 for one in found)
    assert all(one.says.startswith(f"{one.value:,} (") for one in found)
