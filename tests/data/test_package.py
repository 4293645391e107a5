"""The data package is whole: nothing was dropped on the way in, and every key leads somewhere."""

import json
import re
from pathlib import Path

import pytest
from frictionless import Package

from iraqcourse import paths
from iraqcourse.data import frames, package, records

DATA = paths.data()

# What was collected for the course; a row fewer means that something was lost.
ROWS = {
    "sources": 1208,
    "events": 189,
    "facts": 651,
    "fact_sources": 1190,
    "event_places": 342,
    "event_actors": 667,
    "event_values": 69,
    "places": 164,
    "place_cross_checks": 111,
    "place_notes": 112,
    "place_note_sources": 145,
    "base_use": 58,
    "actors": 134,
    "actor_sources": 300,
    "relations": 106,
    "relation_sources": 91,
    "glossary": 93,
    "glossary_sources": 149,
    "names": 636,
    "claims": 117,
    "claim_sources": 229,
    "counter_arguments": 6,
    "counter_argument_sources": 19,
    "article": 23,
}


def test_frictionless_finds_no_fault_in_any_table() -> None:
    report = Package(str(DATA / "datapackage.json")).validate()
    faults = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    assert faults + [error.message for error in report.errors] == []
    assert len(report.tasks) == len(ROWS) + 29


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_nothing_was_dropped(name: str, rows: int) -> None:
    assert len(frames.table(name)) == rows


def test_the_series_hold_all_their_rows() -> None:
    described = {name: package.resource(name)["rows"] for name in package.series()}
    assert {name: len(frames.series(name)) for name in described} == described
    assert (len(described), sum(described.values())) == (29, 1253)


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    on_disk = {file.relative_to(DATA).as_posix() for file in DATA.rglob("*.csv")}
    assert on_disk == {one["path"] for one in package.resources().values()}


def test_certainty_and_warnings_are_kept() -> None:
    facts = records.facts().values()
    count = {grade: sum(fact.certainty == grade for fact in facts) for grade in ("established", "reported", "disputed")}
    assert count == {"established": 441, "reported": 145, "disputed": 65}
    assert sum(bool(fact.note) for fact in facts) == 173
    assert sum(fact.provenance == "weak" for fact in facts) == 54
    assert sum(bool(fact.do_not_grade) for fact in facts) == 4


def test_every_fact_has_a_source_and_weak_means_that_none_is_an_original() -> None:
    for fact in records.facts().values():
        assert fact.sources, fact.id
        originals = [one for one in fact.sources if not records.sources()[one].access]
        assert bool(fact.provenance == "weak") <= (not originals), fact.id


def test_keys_that_a_table_schema_cannot_state_lead_somewhere() -> None:
    known = records.sources()
    for name in package.series():
        for row, cell in enumerate(frames.series(name)["source_id"].dropna(), start=2):
            for source in cell.split(";"):
                assert source in known, f"{name}, line {row}: {source}"
    for place in records.places().values():
        assert place.coordinate_source == "unverified" or place.coordinate_source in known, place.id
        assert place.coordinate_source != "unverified" or place.coordinate_method, place.id
    for check in records.cross_checks():
        assert check.source in known or check.source.startswith("computed"), check.place_id
    subjects = {"place": records.places(), "actor": records.actors(), "term": records.glossary()}
    for name in records.names():
        assert name.subject_id in subjects[name.subject], name


def test_a_source_that_nothing_cites_is_dead_weight() -> None:
    used = {one.coordinate_source for one in records.places().values()} | {one.source for one in records.cross_checks()}
    used |= {value.source_id for value in records.event_values()}
    used |= {note.value for note in records.article() if note.field == "sources"}
    for file in DATA.glob("*_sources.csv"):
        used |= set(frames.table(file.stem)["source_id"])
    for name in package.series():
        used |= {one for cell in frames.series(name)["source_id"].dropna() for one in cell.split(";")}
    assert set(records.sources()) - used == set()


def test_addresses_can_stand_in_a_markdown_link() -> None:
    for source in records.sources().values():
        assert re.fullmatch(r"https?://[^\s()#<>]+", source.url), source.id


def test_every_table_states_its_licence_and_cited_figures_are_not_relicensed() -> None:
    for name, one in package.resources().items():
        assert one["licenses"], name
        cited = one["licenses"][0]["name"] == "cited-figures"
        if one["path"].startswith("series/"):
            assert one["redistribution"] == ("cited-figures" if cited else "free"), name
            assert one["caveats"], name
            assert one["licence_note"], name
        else:
            assert one["licenses"][0]["name"] == "CC-BY-4.0", name
    assert "not** relicensed" in (DATA / "README.md").read_text(encoding="utf-8")
    assert "cited-figures" in Path(paths.root() / "LICENSE-CONTENT.md").read_text(encoding="utf-8")


def test_the_codebook_names_every_table() -> None:
    codebook = (DATA / "README.md").read_text(encoding="utf-8")
    assert [name for name in ROWS if f"`{name}`" not in codebook] == []


def test_the_description_is_plain_json_with_sorted_out_types() -> None:
    described = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    kinds = {field["type"] for one in described["resources"] for field in one["schema"]["fields"]}
    assert kinds <= {"string", "integer", "number", "boolean", "date", "yearmonth", "list"}
