"""Figures in the text of lesson 08 are those of the data: a changed figure fails here."""

from datetime import date

import pytest

from iraqcourse import paths
from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.maps import read_map

AUTUMN = date(2016, 11, 1)


@pytest.fixture
def text(prose):
    return prose("war-against-is")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


def troops(day, measure):
    table = frames.table("us_troops_iraq_by_date")
    return table[(table["date"] == day) & (table["measure"] == measure)]["us_troops_persons"].tolist()


def km(one, other):
    a, b = records.places()[one], records.places()[other]
    return round(great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude))


def caption(scene):
    return next(one for one in read_map("war-against-is").scenes if one.id == scene).caption


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2014-06-15-pmf-created", "42 groups and about 70,000", "some 42 groups with about 70,000 fighters"),
        ("2014-06-19-obama-sends-advisers", "up to 300", "up to 300 advisers"),
        ("2014-06-19-obama-sends-advisers", "About 275", "About 275 soldiers had come"),
        ("2014-10-15-inherent-resolve-named", "510 strikes", "510 strikes had been flown"),
        ("2014-10-15-inherent-resolve-named", "445", "445 of them American"),
        ("2015-02-13-isis-attacks-al-asad", "20 to 25 attackers", "8 by one count and 20 to 25 by another"),
        ("2015-03-31-tikrit-retaken", "20,000 to 30,000", "20,000 to 30,000 men, most of them PMF"),
        ("2015-05-17-ramadi-falls", '"showed no will to fight"', '"showed no will to fight"'),
        ("2015-12-28-ramadi-retaken", "more than 630 air strikes", "more than 630 air strikes in six months"),
        ("2016-06-26-fallujah-retaken", "11,605", "11,605 had been released and 2,185 were suspected"),
        ("2016-06-26-fallujah-retaken", "738 men and boys", "738 men and boys who were missing"),
        ("2016-06-26-fallujah-retaken", "643 from Saqlawiyah", "643 at Saqlawiyah on 5 June"),
        ("2016-06-26-fallujah-retaken", "at least 1,090", "1,090 or more"),
        ("2016-06-26-fallujah-retaken", "at least 66 men killed", "at least 66 men killed and 1,500 abused"),
        ("2016-11-26-pmf-law", "208 votes reported out of 327", "With 208 votes of 327, as reported"),
        ("2016-11-26-pmf-law", "120,000 of them", "counted 120,000 of them, a militia spokesman 140,000"),
        ("2016-10-17-battle-of-mosul", "between 9,000 and 11,000", "9,000 to 11,000 dead"),
        (
            "2016-10-17-battle-of-mosul",
            "at least 3,200",
            "At least 3,200 of them were killed by Iraqi or coalition fire",
        ),
        ("2016-10-17-battle-of-mosul", "acknowledged 326", "The coalition acknowledged 326 deaths"),
        ("2016-10-17-battle-of-mosul", "40 per cent", "lost 40 per cent of its force"),
        ("2017-06-07-isis-attacks-tehran", "17 or 18 victims", "later ones have 17 or 18 victims"),
        ("2017-09-25-kurdish-referendum", "92.73 per cent", "92.73 per cent of the valid votes"),
        ("2019-03-isis-loses-last-territory", "14,000 to 18,000", "14,000 to 18,000 members in both countries"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_the_votes_and_the_absent_do_not_fit(text):
    assert said("2016-11-26-pmf-law", "167 members were absent")
    assert 327 - 167 == 160
    assert "which would leave only 160 " in text
    assert "The two figures cannot both be right" in text


def test_symbols_of_letters_that_were_not_read_stand_nowhere(text):
    graded = (paths.quizzes() / "war-against-is.yaml").read_text(encoding="utf-8")
    for symbol in ("2014/440", "2014/691", "25 June 2014", "20 September 2014"):
        assert symbol not in text
        assert symbol not in graded


def test_the_days_between_the_announcements_and_kirkuk(text):
    assert (date(2017, 12, 9) - date(2017, 11, 21)).days == 18
    assert "Tehran's account is 18 days older" in text
    assert (date(2017, 12, 9) - date(2017, 10, 16)).days == 54
    assert "the night of Kirkuk, 54 days before" in text


def test_the_troops_are_those_of_the_table(text):
    assert sorted(troops("2014-11-07", "authorised_total")) == [2900, 3100]
    assert "two ceilings for one decision of November 2014, 3,100 and 2,900" in text
    assert troops("2016-09-28", "authorised_total") == [5262]
    assert "the ceiling rose to 5,262" in text
    assert sorted(troops("2017-09-30", "dmdc_quarterly")) == [8892, 8992]
    assert "the quarterly report had 8,892 soldiers in Iraq; another outlet printed 8,992" in text
    assert troops("2017-12-06", "official_count") == [5200]
    assert "it stated about 5,200" in text
    assert troops("2016-12-31", "dmdc_quarterly") == [6812]
    assert "A quarterly report of December has 6,812" in caption("bases")


def test_the_two_counts_of_civilians_are_those_of_the_tables(text):
    un = frames.table("civilian_casualties_unami_yearly").set_index("year")["civilians_killed_persons"]
    ibc = frames.table("civilian_deaths_ibc_yearly")
    ibc = ibc[ibc["edition_date"] == "2020-01-02"].set_index("year")["civilian_deaths_persons"]
    assert round(ibc[2014] / un[2014], 1) == 1.6
    assert "In 2014 the two differ by a factor of 1.6" in text
    assert int(un[2017]) == 3298
    assert "UNAMI announced 3,298 civilians killed in that year" in text


def test_the_tables_share_twenty_months_and_none_in_the_spring_of_2017(text):
    months = frames.table("civilian_casualties_unami_monthly")
    pairs = months.merge(frames.table("civilian_deaths_ibc_monthly"), on="month")
    pairs = pairs[pairs["month"] >= "2014-01"]
    assert (len(pairs), str(pairs["month"].min()), str(pairs["month"].max())) == (20, "2014-02", "2017-01")
    assert "20 months between February 2014 and January 2017" in text
    sides = pairs["includes_anbar"].value_counts()
    assert (int(sides["yes"]), int(sides["no"])) == (6, 6)
    assert "six on each side" in text
    spring = {"2017-02", "2017-03", "2017-04", "2017-05"}
    assert spring.isdisjoint(months["month"].astype(str))


def test_the_feedback_on_anbar_says_what_the_months_say():
    months = frames.table("civilian_casualties_unami_monthly")
    pairs = months.merge(frames.table("civilian_deaths_ibc_monthly"), on="month")
    pairs = pairs[(pairs["month"] >= "2014-01") & (pairs["includes_anbar"] == "no")]
    ratio = pairs["civilian_deaths_min_persons"].sum() / pairs["civilians_killed_persons"].sum()
    assert round(float(ratio), 2) == 1.68
    assert "In the months without Anbar it is 1.68" in (paths.quizzes() / "war-against-is.yaml").read_text("utf-8")


def test_more_returned_than_left_the_list_of_the_displaced(text):
    iom = frames.table("idps_iraq_iom_dtm").set_index("date")
    fewer = int(iom["idps_persons"]["2017-06-30"] - iom["idps_persons"]["2018-05-31"])
    returned = int(iom["returnees_persons"]["2018-05-31"] - iom["returnees_persons"]["2017-06-30"])
    assert (fewer, returned - fewer) == (1_305_414, 571_476)
    assert fewer == 217_569 * 6
    assert (date(2017, 7, 10) - date(2017, 6, 30)).days == 10
    assert "30 June 2017, ten days before victory was announced in Mosul" in text
    assert "The returned rose by more than half a million above what the list of the displaced lost" in text


def test_the_bases_are_in_use_as_their_signs_say():
    def use(place):
        found = {one.on(AUTUMN) for one in records.base_use() if one.place_id == place} - {"no"}
        return found.pop() if found else "no"

    layers = {layer.id: layer for layer in read_map("war-against-is").layers}
    certain, possible = layers["bases"].places, layers["bases-possible"].places
    assert {use(place) for place in certain} == {"certain"}
    assert {use(place) for place in possible} == {"possible"}
    assert (len(certain), len(possible)) == (8, 1)
    inside = {one.place_id for one in records.base_use() if one.on(AUTUMN) != "no"}
    inside = {place for place in inside if records.places()[place].country == "Iraq"}
    assert len(inside - {*certain, *possible}) == 2, "two sites in Baghdad are not drawn"


def test_the_distances_are_those_of_the_places():
    assert km("mosul", "baghdad") == 353
    assert "353 km from Baghdad" in caption("call")
    assert km("k1", "kirkuk") == 11
    assert "about 11 km from the city" in caption("kirkuk")
    assert round(km("tehran", "deir-ez-zor"), -1) == 1020
    assert "about 1,020 km from Tehran" in caption("tehran")
    nearest = min(
        next(one for one in read_map("war-against-is").layers if one.id == "bases").places,
        key=lambda one: km("mosul", one),
    )
    assert (nearest, km("mosul", nearest)) == ("qayyarah-west", 63)
