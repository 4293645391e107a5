"""Figures that stand both in the facts and in the series agree, or the note of the fact names the other figure."""

import pytest

from iraqcourse.data import frames, records


def said(event: str, figure: str) -> bool:
    return figure in " ".join(f"{fact.text} {fact.note}" for fact in records.facts_of(event))


def cell(table: str, column: str, **where: object) -> float:
    frame = frames.series(table)
    for key, value in where.items():
        frame = frame[frame[key].astype(str) == str(value)]
    assert len(frame) == 1, (table, where, len(frame))
    return float(frame.iloc[0][column])


@pytest.mark.parametrize(
    ("event", "figure", "table", "column", "where"),
    [
        (
            "2003-05-01-bush-carrier-speech",
            "150,000",
            "us_troops_iraq_monthly",
            "us_troops_persons",
            {"month": "2003-05"},
        ),
        ("2007-10-troop-peak", "171,000", "us_troops_iraq_monthly", "us_troops_persons", {"month": "2007-10"}),
        (
            "2009-06-30-pull-out-of-cities",
            "130,000",
            "us_troops_iraq_monthly",
            "us_troops_persons",
            {"month": "2009-06"},
        ),
        ("2003-03-20-invasion-begins", "192,000", "us_troops_iraq_by_date", "us_troops_persons", {"date": "2003-03"}),
        (
            "2003-03-20-invasion-begins",
            "150,000",
            "us_troops_iraq_by_date",
            "us_troops_persons",
            {"date": "2003-03-20"},
        ),
        ("2007-10-troop-peak", "170,000", "us_troops_iraq_by_date", "us_troops_persons", {"date": "2007-10"}),
        ("2007-10-troop-peak", "165,607", "us_troops_iraq_by_date", "us_troops_persons", {"date": "2007-09-01"}),
        ("2007-10-troop-peak", "164,424", "us_troops_iraq_by_date", "us_troops_persons", {"date": "2007-11-01"}),
        ("2011-06-deadliest-month", "45,000", "us_troops_iraq_by_date", "us_troops_persons", {"date": "2011-06"}),
        (
            "2016-09-us-troop-ceiling-5262",
            "5,262",
            "us_troops_iraq_by_date",
            "us_troops_persons",
            {"date": "2016-09-28"},
        ),
        (
            "2016-09-us-troop-ceiling-5262",
            "3,460",
            "us_troops_iraq_by_date",
            "us_troops_persons",
            {"date": "2016-05-13"},
        ),
        (
            "2020-01-09-abdul-mahdi-pompeo-call",
            "5,200",
            "us_troops_iraq_by_date",
            "us_troops_persons",
            {"date": "2020-01"},
        ),
        (
            "2010-08-31-combat-mission-ends",
            "4,410",
            "us_military_deaths_operation_totals",
            "us_deaths_persons",
            {"as_of": "2019-05-24", "operation": "OIF"},
        ),
        (
            "2003-05-01-bush-carrier-speech",
            "4,369",
            "us_military_deaths_operation_totals",
            "us_deaths_persons",
            {"as_of": "2009-11-30"},
        ),
        (
            "2006-civil-war-toll",
            "29,526",
            "civilian_deaths_ibc_yearly",
            "civilian_deaths_persons",
            {"year": "2006", "source_id": "ibc-2019-annual"},
        ),
    ],
)
def test_fact_and_series_agree(event: str, figure: str, table: str, column: str, where: dict[str, str]) -> None:
    assert cell(table, column, **where) == float(figure.replace(",", ""))
    assert said(event, figure)


@pytest.mark.parametrize(
    ("event", "date", "party", "status", "seats"),
    [
        ("2005-01-30-first-election", "2005-01-30", "United Iraqi Alliance", "certified", 140),
        ("2005-01-30-first-election", "2005-01-30", "Kurdistan Alliance", "certified", 75),
        ("2005-12-15-parliament-and-maliki", "2005-12-15", "United Iraqi Alliance", "certified", 128),
        ("2005-12-15-parliament-and-maliki", "2005-12-15", "Kurdistan Alliance", "certified", 53),
        ("2010-03-07-election", "2010-03-07", "Iraqi National Movement (Iraqiya)", "final", 91),
        ("2010-03-07-election", "2010-03-07", "State of Law", "final", 89),
        ("2018-05-12-iraqi-election", "2018-05-12", "Sairoon", "after manual recount, incomplete list", 54),
        ("2018-05-12-iraqi-election", "2018-05-12", "Fatah Alliance", "after manual recount, incomplete list", 48),
    ],
)
def test_seats_agree(event: str, date: str, party: str, status: str, seats: int) -> None:
    assert cell("parliament_seats_iraq", "seats", election_date=date, list_name=party, status=status) == seats
    assert said(event, str(seats))


def test_american_deaths_of_2007_add_up() -> None:
    months = frames.series("us_military_deaths_iraq_monthly")
    of_2007 = months[months["month"].dt.year == 2007]["us_deaths_guardian_dod_persons"].sum()
    assert of_2007 == 904
    assert said("2007-10-troop-peak", "904")


def test_injury_counts_agree_and_the_day_of_the_last_one_is_the_sources_own() -> None:
    series = {
        day.date().isoformat(): count
        for day, count in frames.series("tbi_counts_al_asad")[["date", "us_tbi_reported_persons"]].itertuples(
            index=False
        )
    }
    values = [value for value in records.event_values() if value.event_id == "2020-01-16-injury-count-revised"]
    assert len(values) == 7
    for value in values:
        # 110 was first reported on 21 February 2020; the series has the date of its own source.
        day = {"2020-02-21": "2020-05-04"}.get(value.date, value.date)
        assert series[day] == value.value


@pytest.mark.parametrize(
    ("stated", "column", "count"),
    [
        ("esper-milley", "missiles_fired_total_count", 16),
        ("esper-milley", "hit_al_asad_count", 11),
        ("iraq-military", "missiles_fired_total_count", 22),
        ("iraq-military", "hit_al_asad_count", 17),
        ("iraq-military", "hit_erbil_count", 5),
        ("us-official", "missiles_fired_total_count", 15),
    ],
)
def test_missile_counts_agree(stated: str, column: str, count: int) -> None:
    assert cell("missile_counts_2020_01_08", column, count_id=stated) == count
    event = [value.value for value in records.event_values() if value.event_id == "2020-01-08-iran-missile-strike"]
    assert count in event


@pytest.mark.parametrize(
    ("incident", "low", "high"),
    [("2019-11-08-qayyarah", 17, 17), ("2019-12-27-k1", 11, 31), ("2020-01-26-green-zone", 5, 5)],
)
def test_rounds_agree(incident: str, low: int, high: int) -> None:
    assert cell("attacks_on_bases_2019_2020", "rounds_low_count", incident_id=incident) == low
    assert cell("attacks_on_bases_2019_2020", "rounds_high_count", incident_id=incident) == high


def test_protest_tolls_agree() -> None:
    series = frames.series("protest_death_tolls_2019_2020")
    for value in records.event_values():
        if value.event_id != "2020-08-27-un-final-protest-toll":
            continue
        who = {"IHCHR": "Iraqi High Commission"}.get(value.who.split(",")[0], value.who.split(",")[0])
        same = series[
            (series["as_of"].astype(str) == value.date)
            & series["counted_by"].str.contains(who, regex=False).fillna(False)
        ]
        assert same.empty or value.value in set(same["deaths_persons"]), value.id
