"""A broken row of a table of the course is found: file, line, what is wrong, what to do."""

import re
import shutil

import pytest
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.checks import tables
from iraqcourse.cli import app

# Where, what stands there (a pattern, once), what is put there, and what is said.
BROKEN = {
    "no-such-day": (
        "events.csv",
        "^(2020-01-05-parliament-vote),2020-01-05",
        r"\1,2020-13-45",
        "Column 'date' holds '2020-13-45', which is no day, month or year. Write 2020-01-08, 2020-01 or 2020.",
    ),
    "less-exact-than-it-says": (
        "events.csv",
        "^(2020-01-05-parliament-vote),2020-01-05",
        r"\1,2020-01",
        "The date '2020-01' is not exact to the day. Make 'date' and 'precision' agree",
    ),
    "ends-before-it-begins": (
        "events.csv",
        "^(2020-01-05-parliament-vote),2020-01-05,",
        r"\1,2020-01-05,2019-01-05",
        "The event ends on 2019-01-05, before it begins on 2020-01-05. Look both days up.",
    ),
    "no-such-lesson": (
        "events.csv",
        ",twelve-days,",
        ",twelve-dayz,",
        "Column 'lesson' holds 'twelve-dayz', which is not one of its values. Write one of: before-2003,",
    ),
    "no-such-certainty": (
        "facts.csv",
        ",established,",
        ",establishd,",
        "Column 'certainty' holds 'establishd', which is not one of its values. Write one of: established, reported,",
    ),
    "off-the-globe": (
        "places.csv",
        r"^(baghdad,.*),33\.\d+,44",
        r"\1,133.3,44",
        "Column 'latitude' holds '133.3', which is more than 90. Look the figure up in its source.",
    ),
    "row-twice": (
        "places.csv",
        "^(baghdad,.*\n)",
        r"\1\1",
        "'baghdad' stands on line",
    ),
    "number-in-words": (
        "series/missile_counts_2020_01_08.csv",
        ",16,",
        ",sixteen,",
        "Column 'missiles_fired_total_count' holds 'sixteen', which is not a whole number. Write a whole number or",
    ),
    "source-of-a-series": (
        "series/oil_price_brent_monthly.csv",
        r"^(\d.*),[\w-]+$",
        r"\1,nobody",
        "'nobody' in column 'source_id' is not in sources.csv. Mend the key, or add the row; several sources",
    ),
    "no-source": (
        "fact_sources.csv",
        "(?:^2020-01-05-parliament-vote.f1,.*\n)+",
        "",
        "The fact '2020-01-05-parliament-vote.f1' has no source. Add a row to data/fact_sources.csv",
    ),
    "unknown-source": (
        "fact_sources.csv",
        "^(2020-01-05-parliament-vote.f1),.*",
        r"\1,nobody",
        "'nobody' in column 'source_id' is not in sources.csv. Mend the key, or add the row.",
    ),
    "empty-title": (
        "events.csv",
        "^(2020-01-05-parliament-vote,2020-01-05,,day,,),[^,]*",
        r"\1,",
        "Column 'title' is empty. Write text.",
    ),
}


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course folder with a copy of the tables."""
    shutil.copytree(paths.data(), tmp_path / "data", ignore=shutil.ignore_patterns("basemap"))
    monkeypatch.setenv("IRAQCOURSE_ROOT", str(tmp_path))
    return tmp_path


def test_a_copy_of_the_tables_is_without_fault(course):
    assert list(tables.faults()) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_row_says_file_line_fault_and_remedy(course, name):
    where, old, new, says = BROKEN[name]
    file = course / "data" / where
    before = file.read_text(encoding="utf-8")
    after, changed = re.subn(old, new, before, count=1, flags=re.MULTILINE)
    assert changed
    file.write_text(after, encoding="utf-8", newline="\n")
    found = [str(one) for one in tables.faults()]
    # A row that is gone is reported where it is missed.
    blamed = "facts.csv" if name == "no-source" else where
    assert any(re.match(rf"data/{re.escape(blamed)}, line \d+: {re.escape(says)}", one) for one in found), found
    assert [str(one) for one in tables.faults_of_table(file)] == found


def test_the_command_names_a_broken_series(course):
    file = course / "data" / "series" / "missile_counts_2020_01_08.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",16,", ",sixteen,", 1), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(file), "--no-run"])
    assert done.exit_code == 1
    assert "holds 'sixteen', which is not a whole number" in done.output


def test_a_table_that_cannot_be_read_makes_no_fault_in_the_tables_that_lead_to_it(course):
    (course / "data" / "sources.csv").write_text("id,title\na,b\n", encoding="utf-8")
    [found] = tables.faults()
    assert str(found).startswith("data/sources.csv, line 1: The header does not fit this table: access, author")
