"""Figures in the text of lesson 13 are those of the data, and its workshop shows every claim of the article once."""

import json

import pytest

from iraqcourse import paths
from iraqcourse.checks import notebook
from iraqcourse.data import frames, records
from iraqcourse.quiz import bank


@pytest.fixture
def text(prose):
    return prose("aftermath")


@pytest.fixture(scope="module")
def book():
    return notebook.read(paths.lesson_notebook("aftermath"))


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2020-01-09-abdul-mahdi-pompeo-call", "5,200", "About 5,200 American troops"),
        ("2020-01-09-house-war-powers", "224 to 194", "voted 224 to 194"),
        ("2020-01-09-house-war-powers", "55 to 45 on 13 February", "by 55 to 45 on 13 February"),
        ("2020-01-09-house-war-powers", "227 to 186", "by 227 to 186 in March"),
        ("2020-01-16-injury-count-revised", "eight to Landstuhl and three to Kuwait", "eight to Germany and three"),
        ("2020-01-16-injury-count-revised", "2,000", "some 2,000 people at the base"),
        ("2020-01-26-embassy-hit", "Reuters gave three wounded", "three by another"),
        ("2020-03-29-k1-handover", "about 300 people", "with about 300 people"),
        ("2020-03-29-k1-handover", "eighth transfer", "by the coalition's own count the eighth"),
        ("2020-03-29-k1-handover", "2,500 on 15 January 2021", "to 2,500 on 15 January 2021"),
        ("2020-05-03-purple-hearts", "80 cases", "Of 80 cases put forward, 29 were approved"),
        ("2020-05-03-purple-hearts", "39 more on 8 December 2021", "39 more on 8 December 2021"),
        (
            "2020-08-27-un-final-protest-toll",
            "487 people killed and 7,715 injured",
            "487 people killed and 7,715 injured",
        ),
        ("2020-08-27-un-final-protest-toll", "490 dead in May 2020", "In May it had given 490"),
        ("2020-08-27-un-final-protest-toll", "528 protesters and 17", "528 protesters and 17"),
        ("2020-01-08-fed-account-warning", "$35 billion", "spoke of about 35 billion in January 2020"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_the_injury_counts_are_those_of_the_table(text):
    counts = frames.table("tbi_counts_al_asad")["us_tbi_reported_persons"].tolist()
    assert counts == [0, 11, 34, 50, 64, 109, 110]
    assert "went to 34, to 50, to 64 and, on 10 February, to 109" in text
    assert "The last figure is 110" in text


def test_figures_and_facts_share_the_claims_with_another_figure(text):
    claims = frames.table("claims")
    other = claims[claims["status"] == "corroborated-with-different-figure"]["kind"].value_counts()
    assert (len(claims), other["figure"], other["fact"]) == (117, 10, 10)
    assert "holds 117 claims" in text
    assert (claims["kind"] == "figure").sum() == 16
    assert "Of 16 figures in the article, 6 stand as they are and 10 need another number" in text


def test_of_229_links_75_have_no_date(text):
    links = frames.table("claim_sources").merge(frames.table("sources"), left_on="source_id", right_on="id")
    assert (len(links), int(links["date"].isna().sum())) == (229, 75)
    assert "of 229 links, 75 lead to a page without a date" in text


def test_the_figure_of_january_2020_was_taken_from_the_article(text):
    troops = frames.table("us_troops_iraq_by_date").set_index("date")
    assert troops.loc["2020-01", ["us_troops_persons", "source_id"]].tolist() == [5200, "seed-article"]
    assert "It says `seed-article`" in text


def test_the_highest_toll_ends_before_the_lowest_of_the_late_ones():
    tolls = frames.table("protest_death_tolls_2019_2020")
    whole = tolls[(tolls["period_start"] == "2019-10-01") & (tolls["period_end"] >= "2019-12-20")]
    highest, last = whole.loc[whole["deaths_persons"].idxmax()], whole.iloc[-1]
    assert (highest["counted_by"], last["deaths_persons"]) == ("Amnesty International", 487)
    assert highest["period_end"] < last["period_end"]


def shown_by(cells, name):
    return set(next(cell for cell in cells if cell.id == name).claims)


def test_the_workshop_shows_every_claim_by_its_kind(book):
    claims = frames.table("claims").set_index("id")
    holds = (claims["kind"] == "fact") & (claims["status"] == "corroborated")
    groups = {
        "figures-table": claims["kind"] == "figure",
        "attributions-table": claims["kind"] == "attribution",
        "facts-table": (claims["kind"] == "fact") & ~holds,
        "predictions-table": claims["kind"] == "prediction",
        "rest-explore": (claims["kind"] == "interpretation") | holds,
    }
    for name, rows in groups.items():
        assert shown_by(book.cells, name) == set(claims[rows].index), name
    assert set().union(*(shown_by(book.cells, name) for name in groups)) == set(claims.index)


def test_nobody_is_marked_on_an_unverified_claim():
    unverified = {name for name, claim in records.claims().items() if claim.status == "unverified"}
    assert unverified == {"C19", "C53", "C65", "C108"}
    source = paths.lesson_notebook("aftermath").read_text(encoding="utf-8")
    cells = {cell["id"]: "".join(cell["source"]) for cell in json.loads(source)["cells"]}
    assert not any(f'"{name}"' in cells["verdicts"] for name in unverified)
    keyed = [item for item in bank.of_lesson("aftermath").items if item.type != "open"]
    assert not any(name in json.dumps(str(item)) for name in unverified for item in keyed)
