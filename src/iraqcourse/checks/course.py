"""Check what an author names: lessons, banks, maps, tables, or the whole course."""

from collections.abc import Iterator
from pathlib import Path

from iraqcourse import errors, paths
from iraqcourse.checks import bank_rules, lessons, tables, template
from iraqcourse.errors import CourseError, Fault
from iraqcourse.quiz import bank as banks


def everything() -> list[Path]:
    """Give every lesson, bank and map, and the folder of the tables."""
    notebooks = sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb"))
    return [*notebooks, *sorted(paths.quizzes().glob("*.yaml")), *sorted(paths.maps().glob("*.yaml")), paths.data()]


def faults_of(path: Path, *, run: bool) -> Iterator[Fault]:
    """Give every fault of one file, by what it is.

    Parameters
    ----------
    path
        A notebook, a bank, a map's spec, or the folder of the tables.
    run
        Whether notebooks are run as well.
    """
    try:
        if path.suffix == ".ipynb":
            yield from lessons.faults(path, run=run)
        elif path.suffix == ".yaml" and "scenes:" in path.read_text(encoding="utf-8", errors="replace"):
            from iraqcourse.maps import reading

            yield from template.left_in_text(path)
            reading.read_file(path)
        elif path.suffix == ".yaml":
            yield from template.left_in_text(path)
            yield from bank_rules.faults(banks.read_bank(path), path)
        elif path.suffix == ".csv":
            yield from tables.faults_of_table(path)
        elif path == paths.data():
            yield from tables.faults()
        else:
            yield errors.fault("There is nothing here to check", "Name a notebook, a bank, a map or data/.", file=path)
    except FileNotFoundError:
        yield errors.fault("There is no such file", "Check the name.", file=path)
    except CourseError as problem:
        yield from problem.faults
