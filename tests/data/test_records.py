"""Tables become values; a table that cannot be read says where and why."""

from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from pathlib import Path

import pytest

from iraqcourse.data import distance, frames, package, records
from iraqcourse.data.tables import read_table
from iraqcourse.errors import CourseError

SPECIMENS = Path(__file__).parents[1] / "specimens" / "tables"


@dataclass(frozen=True, slots=True)
class Toll:
    id: str
    deaths: int | None
    share: float
    day: date | None
    final: bool


@pytest.mark.parametrize(
    ("specimen", "message"),
    [
        (
            "missing-column.csv",
            "line 1: The header does not fit this table: final. It needs exactly these columns: id,",
        ),
        ("unknown-column.csv", "line 1: The header does not fit this table: remark."),
        ("not-a-number.csv", "line 3: Column 'deaths' holds 'about 30', which is not a whole number. Write a whole"),
        ("not-a-date.csv", "line 2: Column 'day' holds '3 January 2020', which is not a date like 2020-01-08."),
        ("not-a-flag.csv", "line 2: Column 'final' holds 'yes', which is not true or false. Write true or false."),
        ("empty-number.csv", "line 2: Column 'share' holds '', which is not a number. Write a number."),
        ("too-many-cells.csv", "line 2: This row does not have as many cells as the header. Count its commas;"),
        ("too-few-cells.csv", "line 2: This row does not have as many cells as the header."),
        ("open-quote.csv", "The table cannot be read as CSV"),
        ("not-utf-8.csv", "The table is not UTF-8 text. Save it again with the encoding UTF-8."),
        ("not-there.csv", "The table is missing. Restore it with 'git restore data'."),
    ],
)
def test_a_broken_table_says_file_line_fault_and_remedy(specimen: str, message: str) -> None:
    with pytest.raises(CourseError) as caught:
        read_table(SPECIMENS / specimen, Toll)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"tests/specimens/tables/{specimen}")


def test_an_empty_cell_is_none_or_the_empty_text() -> None:
    [toll, other] = read_table(SPECIMENS / "good.csv", Toll)
    assert toll == Toll("a", 3, 0.5, date(2020, 1, 3), True)
    assert other == Toll("b", None, 1.0, None, False)


def test_rows_cannot_be_changed() -> None:
    event = records.events()["2020-01-05-parliament-vote"]
    with pytest.raises(FrozenInstanceError):
        event.title = "another"  # type: ignore[misc]
    assert event.places == ("baghdad",)
    assert event.actors == ("council-of-representatives", "adil-abdul-mahdi")


def test_records_and_frames_read_the_same_tables() -> None:
    readers = "sources events facts places actors glossary claims event_values place_notes base_use relations names"
    for name in [*readers.split(), "counter_arguments", "article"]:
        assert len(getattr(records, name)()) == len(frames.table(name)), name
    assert len(records.cross_checks()) == len(frames.table("place_cross_checks"))


def test_a_frame_is_the_callers_own() -> None:
    mine = frames.table("events")
    mine.loc[0, "title"] = "changed"
    assert frames.table("events").loc[0, "title"] != "changed"


def test_columns_are_typed() -> None:
    missiles = frames.table("missile_counts_2020_01_08")
    assert str(missiles["missiles_fired_total_count"].dtype) == "Int64"
    assert str(frames.table("oil_price_brent_monthly")["month"].dtype) == "period[M]"
    assert frames.events("twelve-days")["first_day"].dt.year.min() == 2019


def test_an_unknown_table_is_named_with_those_that_come_near() -> None:
    with pytest.raises(
        CourseError, match=r"There is no table named 'missile_counts'. Did you mean 'missile_counts_2020"
    ):
        frames.table("missile_counts")
    with pytest.raises(CourseError, match="'events' is a table of the course, not a data series"):
        frames.series("events")


@pytest.mark.parametrize(
    ("use", "day", "answer"),
    [
        ("k1.u1", date(2002, 12, 31), "no"),
        ("k1.u1", date(2003, 6, 1), "possible"),
        ("k1.u1", date(2004, 1, 1), "certain"),
        ("k1.u1", date(2011, 7, 25), "certain"),
        ("k1.u1", date(2011, 7, 26), "no"),
        ("erbil-air-base.u1", date(2020, 1, 8), "certain"),
        ("erbil-air-base.u1", date(2020, 3, 1), "possible"),
        ("camp-ramadi.u1", date(2006, 1, 1), "possible"),
        ("nineveh-base.u1", date(2020, 3, 15), "possible"),
        ("nineveh-base.u1", date(2019, 3, 15), "certain"),
    ],
)
def test_use_of_a_base_is_certain_only_inside_verified_bounds(use: str, day: date, answer: str) -> None:
    assert {one.id: one for one in records.base_use()}[use].on(day) == answer


def test_bounds_of_use_are_in_order() -> None:
    for use in records.base_use():
        assert use.from_earliest <= use.from_latest, use.id
        assert use.from_earliest <= use.to_earliest, use.id
        assert use.open_end == (use.to_latest is None), use.id
        assert use.to_latest is None or use.to_earliest <= use.to_latest, use.id


def test_second_positions_lie_as_far_away_as_the_table_says() -> None:
    for check in records.cross_checks():
        place = records.places()[check.place_id]
        km = distance.great_circle_km(place.latitude, place.longitude, check.latitude, check.longitude)
        assert km == pytest.approx(check.distance_km, abs=max(0.15, 0.02 * km)), check.place_id


def test_events_are_in_date_order_and_twelve_days_are_twelve_days() -> None:
    days = [event.date for event in records.events().values()]
    assert days == sorted(days)
    for event in records.events().values():
        assert event.id.startswith(event.date)
        assert bool(event.time) == bool(event.tz) == (event.precision == "hour")
        assert (event.lesson == "twelve-days") == ("2019-12-27" <= event.date <= "2020-01-08"), event.id


def test_a_resource_is_found_by_the_name_of_its_file() -> None:
    assert package.resource("us_troops_iraq_monthly")["title"].startswith("US and all foreign troops")
