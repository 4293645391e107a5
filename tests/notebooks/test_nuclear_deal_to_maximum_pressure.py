"""Figures in the text of lesson 09 are those of the data: a changed figure fails here."""

from datetime import date, timedelta

import pytest

from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.maps import read_map


@pytest.fixture
def text(prose):
    return prose("nuclear-deal-to-maximum-pressure")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


def values(metric):
    table = frames.table("event_values")
    return table[table["metric"] == metric]


def iran(table, column):
    rows = frames.table(table)
    return rows[rows["country_iso3"] == "IRN"].set_index("year")[column]


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2015-07-14-jcpoa-agreed", "300 kg", "Stock of enriched uranium | 300 kg"),
        ("2015-07-14-jcpoa-agreed", "3.67 per cent for 15 years", "at most 3.67 per cent"),
        ("2015-07-14-jcpoa-agreed", "5,060 older centrifuges at Natanz for 10 years", "5,060, of the oldest type"),
        ("2015-07-14-jcpoa-agreed", "arms limits were to last five years and missile limits eight", "5 years, and 8"),
        ("2015-07-20-unsc-resolution-2231", "17 September 2015", "failed on 17 September"),
        ("2015-07-20-unsc-resolution-2231", "161 votes to 59 with 13", "161 for, 59 against, 13 abstentions"),
        ("2016-01-16-jcpoa-implementation-day", "16 January 2016", "On 16 January 2016 the International"),
        ("2017-01-20-mattis-and-mcmaster", "98 votes to 1", "20 January 2017, by 98 votes to 1"),
        ("2018-04-26-bolton-and-pompeo", "57 votes to 42", "on 26 April, by 57 votes to 42"),
        ("2018-05-08-us-leaves-nuclear-deal", "within 180 days", "back within 180 days, some after 90"),
        ("2018-05-21-pompeos-twelve-demands", "unprecedented financial pressure", '"unprecedented financial pressure"'),
        ("2018-08-07-first-sanctions-return", "00:01", "At 00:01 in Washington on 7 August 2018"),
        ("2018-11-05-oil-and-banking-sanctions-return", "more than 700", "more than 700 people, companies, ships"),
        ("2018-11-05-oil-and-banking-sanctions-return", "45 days, then twice 90 days", "one for 45 days"),
        ("2018-11-05-oil-and-banking-sanctions-return", "1.5 billion", "About 1.5 billion cubic feet a day"),
        ("2018-12-20-mattis-resigns", "2,000", "about 2,000 soldiers would leave Syria"),
        ("2018-12-26-trump-at-al-asad", "three and a half hours", "about three and a half hours"),
        ("2019-03-11-rouhani-in-baghdad", "12 billion", "about 12 billion dollars a year"),
        ("2019-03-11-rouhani-in-baghdad", "5,200", "About 5,200 American soldiers"),
        ("2019-04-06-khamenei-asks-abdul-mahdi", "about 6,000", "at about 6,000"),
        ("2019-04-08-irgc-designated", "at least 603", "at least 603 American deaths"),
        ("2019-05-02-oil-waivers-end", "0.33 to 0.5 million", "one estimate is 0.33 to 0.5 million"),
        ("2019-05-02-oil-waivers-end", "above 74 dollars", "more than 74 dollars"),
        ("2019-05-08-iran-reduces-commitments", "300 kg", "the stock had passed 300 kg"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_two_years_of_production_are_those_of_the_series(text):
    made = iran("oil_production_iran_iraq_yearly", "crude_and_condensate_production_thousand_barrels_per_day")
    assert (made[2017] - made[2018], made[2018] - made[2019]) == (250.0, 1218.0)
    assert "fell by 250 thousand barrels a day, and from 2018 to 2019 by 1,218." in text


def test_the_fall_in_dollars_is_far_deeper_than_that_of_real_output(text):
    gdp = iran("gdp_iran_iraq_yearly", "gdp_current_usd")
    in_dollars = (gdp[2017] - gdp[2018]) / gdp[2017] * 100
    real = values("iran_real_gdp_fall_2018_tenths_of_per_cent")["value"] / 10
    assert round(in_dollars) == 32
    assert (real.min(), real.max()) == (1.9, 4.9)
    assert in_dollars > 5 * real.max()
    assert "32 per cent in dollars in 2018, and by 1.9 to 4.9 per cent in real output" in text


def test_the_bank_and_the_statistical_centre_say_what_the_text_says(text):
    said_of_2018 = values("iran_real_gdp_fall_2018_tenths_of_per_cent").set_index("who")["value"]
    assert said_of_2018["World Bank, June 2019"] == 19
    assert said_of_2018["World Bank, January 2020"] == said_of_2018["Statistical Center of Iran, June 2019"] == 49
    assert "The same bank said 1.9 per cent for 2018, in June 2019. In January 2020 it said 4.9" in text


def test_even_the_lower_figure_for_gas_is_more_than_a_third(text):
    gas = values("iranian_gas_to_iraq_million_cubic_feet_per_day").set_index("who")["value"]
    assert (gas["Reuters"], gas["MEES"]) == (1500, 750)
    assert gas["MEES"] / 2100 > 1 / 3
    assert "750 million, out of 2.1 billion" in text
    assert "more than a third" in text


def test_the_floor_of_april_2018_is_worth_what_the_text_says(text):
    exports = frames.table("iran_oil_exports_reported")
    exports = exports.assign(month=exports["month"].astype(str))
    brent = frames.table("oil_price_brent_monthly")
    price = brent.set_index(brent["month"].astype(str))["brent_spot_price_usd_per_barrel"]
    floor = exports[(exports["month"] == "2018-04") & (exports["product"] == "crude")].iloc[0]
    may = exports[(exports["month"] == "2019-05") & (exports["product"] == "crude")].iloc[0]
    low, high = "exports_low_thousand_barrels_per_day", "exports_high_thousand_barrels_per_day"
    before, after = floor[low] * price["2018-04"] / 1000, may[high] * price["2019-05"] / 1000
    assert len(exports) == 14
    assert (price["2018-04"], price["2019-05"]) == (72.11, 71.32)
    assert round(before, 1) == 180.3
    assert 1 - after / before > 0.8
    assert "about 180.3 million dollars a day, as a floor" in text
    assert "at least four fifths of this income was gone" in text


def test_exports_in_june_2018_had_already_fallen(text):
    exports = frames.table("iran_oil_exports_reported")
    june = exports[exports["month"].astype(str) == "2018-06"].iloc[0]
    assert june["exports_low_thousand_barrels_per_day"] == 2114
    assert "2.1 million barrels a day in the first half of June" in text


def test_the_waivers_end_on_the_day_that_is_said():
    days = (45, 90, 90, 120, 120)
    ends = [date(2018, 11, 5) + timedelta(days=sum(days[: number + 1])) for number in range(len(days))]
    assert ends == [date(2018, 12, 20), date(2019, 3, 20), date(2019, 6, 18), date(2019, 10, 16), date(2020, 2, 13)]


def test_distances_are_those_of_the_places(text):
    places = records.places()

    def km(start, end):
        a, b = places[start], places[end]
        return round(great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude))

    assert (km("al-asad", "tehran"), km("baghdad", "tehran")) == (847, 694)
    assert "Al Asad lies 847 km from Tehran" in text
    scenes = {scene.id: scene for scene in read_map("nuclear-deal-to-maximum-pressure").scenes}
    assert "847 km from Tehran, Baghdad 694" in scenes["watch"].caption
    assert 210 < km("natanz", "tehran") < 230


def test_the_lesson_stops_before_the_attacks_of_may(text):
    for later in ("Fujairah", "Abqaiq", "Global Hawk"):
        assert later not in text
