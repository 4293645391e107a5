"""Figures in the text of lesson 12 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records


@pytest.fixture
def text(prose):
    return prose("twelve-days")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure"),
    [
        ("2019-12-27-k1-rocket-attack", "31"),
        ("2020-01-05-parliament-vote", "170"),
        ("2020-01-08-ps752-shot-down", "176"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure):
    assert said(event, figure)
    assert figure in text


def test_the_missile_counts_run_from_15_to_22(text):
    totals = frames.table("missile_counts_2020_01_08")["missiles_fired_total_count"]
    assert (totals.min(), totals.max()) == (15, 22)
    assert "15" in text
    assert "22" in text


def test_only_two_of_twenty_incidents_were_claimed():
    attacks = frames.table("attacks_on_bases_2019_2020")
    assert (len(attacks), int((attacks["claimed_by"] != "none").sum())) == (20, 2)


def test_the_rounds_at_k1_run_from_11_to_31(text):
    attacks = frames.table("attacks_on_bases_2019_2020").set_index("incident_id")
    row = attacks.loc["2019-12-27-k1"]
    assert (row["rounds_low_count"], row["rounds_high_count"]) == (11, 31)
    assert "31" in text
