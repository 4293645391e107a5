"""Figures in the text of lesson 03 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records


@pytest.fixture
def text(prose):
    return prose("occupation-and-insurgency")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2003-05-16-cpa-order-1", "30,000", "writes of about 30,000"),
        ("2003-05-16-cpa-order-1", "50,000", "writes of 50,000 civil servants"),
        ("2003-05-23-cpa-order-2", "400,000", "from 250,000 to 400,000"),
        ("2003-07-13-governing-council", "13 Shia, five Sunni Arabs", "13 Shia, five Sunni Arabs"),
        ("2003-08-19-canal-hotel-bombing", "600", "roughly 600 staff"),
        ("2004-04-04-first-fallujah", "572 to 616", "572 to 616 dead civilians"),
        ("2004-06-28-transfer-of-sovereignty", "160,000", "About 160,000 foreign troops stayed"),
        ("2004-11-07-second-fallujah", "10,500", "about 10,500 American and 2,000 Iraqi"),
        ("2004-11-07-second-fallujah", "92 or 95", "given as 92 or 95"),
        ("2005-10-15-constitution-referendum", "78.59", "78.59 per cent of 9.85 million"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


@pytest.mark.parametrize(("election", "largest"), [("2005-01-30", [140, 75, 40]), ("2005-12-15", [128, 53, 44])])
def test_the_seats_are_those_of_the_table(text, election, largest):
    seats = frames.table("parliament_seats_iraq")
    seats = seats[seats["election_date"] == election]
    assert (len(seats), int(seats["seats"].sum())) == (12, 275)
    assert "Both parliaments had 12 lists and 275 seats" in text
    assert seats["seats"].nlargest(3).tolist() == largest
    assert all(str(figure) in text for figure in largest)


def test_the_three_largest_lists_of_january_held_the_share_that_is_given(text):
    assert round(255 / 275 * 100, 1) == 92.7
    assert "255 of 275 seats, or 92.7 per cent" in text


def test_american_deaths_of_the_months_named_are_those_of_the_series(text):
    deaths = frames.table("us_military_deaths_iraq_monthly").set_index("month")["us_deaths_guardian_dod_persons"]
    assert [int(deaths[month]) for month in ("2003-05", "2003-11", "2004-03", "2004-04")] == [37, 82, 52, 135]
    assert "In May 37 American service members had died in the operation; in November it was 82" in text
    assert "rose from 52 in March to 135 in April" in text
