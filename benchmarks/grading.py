"""How long grading takes, beside ``nbgrader autograde`` on the same ten questions.

Run ``python benchmarks/grading.py`` with the development tools. nbgrader is not a dependency of the course: the script
makes an environment for it in a temporary folder (``--nbgrader FOLDER`` keeps it there for the next time, ``--without``
leaves it out). Both grade the same 20 submissions, and the script stops if their marks differ.
"""

import argparse
import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

from iraqcourse.grading.columns import Column
from iraqcourse.grading.item_analysis import Thirds, choices
from iraqcourse.grading.item_analysis import statistics as analysed
from iraqcourse.quiz import bank, record
from iraqcourse.quiz.items import Bank, Number, Single

RUNS = 5
# Measured inside of a process of its own: CPU seconds after the imports, and the most memory it had, in MB.
GRADE = """
import json, resource, sys, time
from pathlib import Path
from iraqcourse.grading import classroom, reports
from iraqcourse.grading.roster import read_roster
from iraqcourse.quiz import bank
folder = Path(sys.argv[1])
made, roster = bank.read_bank(Path(sys.argv[2])), read_roster(folder / "roster.csv")
begun = time.process_time()
graded = classroom.grade(folder / "in", made, roster)
list(reports.write(folder / "out", graded))
done = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
list(reports.write_feedback(folder / "out", graded, keys=True))
print(json.dumps({"cpu": done - begun, "peak": peak, "feedback": time.process_time() - done}))
"""


def answered(made: Bank, chance: random.Random, attempts: int = 1) -> record.Record:
    """Give a record in which some answers are right and some wrong."""
    kept = record.empty(made.lesson, str(made.version))
    for item in made.part("quiz", "open"):
        for attempt in range(attempts):
            value: Any = "In my own words. " * 6
            if isinstance(item, Single):
                value = chance.choice(item.options).id
            elif isinstance(item, Number):
                value = str(item.value if chance.random() < 0.5 else 12345)
            kept = kept.answered(item.id, item.type, value, f"2026-01-{attempt + 1:02}T10:00:00.000Z")
    return kept


def settle(folder: Path, made: Bank, number: int, attempts: int, suffix: str = "json") -> int:
    """Put a class into a folder; gives the size of one hand-in in bytes."""
    (folder / "in").mkdir(parents=True)
    chance, size = random.Random(1), 0
    rows = ["student_id,name,email"]
    for student in (f"s{one:04}" for one in range(number)):
        text = record.to_json(answered(made, chance, attempts))
        if suffix == "ipynb":
            output = {"output_type": "display_data", "metadata": {}, "data": {record.MIME: text}}
            picture = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<p>map</p>" * 150_000}}
            cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "", "execution_count": 1}
            cells = [cell | {"outputs": [picture]}, cell | {"id": "b", "outputs": [output]}]
            text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
        (folder / "in" / f"{student}_{made.lesson}.{suffix}").write_text(text, encoding="utf-8")
        rows.append(f"{student},Student {student},{student}@example.org")
        size = len(text.encode())
    (folder / "roster.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return size


def many(scratch: Path) -> None:
    """Measure 1,000 hand-ins of 10 kB."""
    file = Path("quizzes/twelve-days.yaml")
    size = settle(scratch / "many", bank.read_bank(file), 1000, 6)
    runs = []
    for _ in range(RUNS):
        command = [sys.executable, "-c", GRADE, str(scratch / "many"), str(file)]
        runs.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    print(f"1,000 hand-ins of {size / 1000:.1f} kB: {middle['cpu']:.2f} s CPU after start, {middle['peak']:.0f} MB")
    print(f"  1,000 feedback pages besides: {middle['feedback']:.2f} s CPU")


def notebooks(scratch: Path) -> None:
    """Measure notebooks of 1.5 MB with a map in them: each read in a process that can be ended."""
    file = Path("quizzes/twelve-days.yaml")
    made = bank.read_bank(file)
    size = settle(scratch / "large", made, 100, 2, "ipynb")
    for workers in (1, 2):
        wall, cpu = clocked([*OURS, *arguments(scratch / "large", file), "--workers", str(workers)])
        print(f"100 notebooks of {size / 1e6:.1f} MB, {workers} workers: {wall:.2f} s, {cpu:.2f} s CPU with start")


def arguments(folder: Path, file: Path) -> list[str]:
    """Give the arguments of ``iraqcourse grade``."""
    files = [str(folder / "in"), "--quiz", str(file), "--roster", str(folder / "roster.csv")]
    return ["grade", *files, "--out", str(folder / "out"), "--feedback", "none"]


OURS = [sys.executable, "-m", "iraqcourse"]


# As on any machine where the course was started before: compiled modules are kept.
SETTING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def clocked(command: list[str], **more: Any) -> tuple[float, float]:
    """Run a command; gives wall and CPU seconds, those of its children with it."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, **{"env": SETTING} | more)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:4])} failed:\n{done.stderr[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def items(students: int = 10_000, number: int = 120) -> None:
    """Measure item analysis."""
    chance = random.Random(2)
    able = [chance.gauss(0, 1) for _ in range(students)]

    def answer(ability: float) -> str | None:
        if chance.random() < 0.02:
            return None
        return "a" if chance.random() < 0.5 + 0.15 * ability else chance.choice("bcd")

    given = [[answer(one) for one in able] for _ in range(number)]
    shares = [[None if value is None else float(value == "a") for value in column] for column in given]
    sorting, analysing = [], []
    for _ in range(RUNS):
        begun = time.process_time()
        columns, chosen = [Column.of(one) for one in shares], [Column.of(one) for one in given]
        between = time.process_time()
        made = analysed([str(place) for place in range(number)], columns)
        thirds = Thirds.of(made.totals)
        for one in chosen:
            choices("abcd", one, thirds)
        sorting.append(between - begun)
        analysing.append(time.process_time() - between)
    print(
        f"item analysis, {students:,} x {number}: {statistics.median(analysing) * 1000:.0f} ms, "
        f"after {statistics.median(sorting) * 1000:.0f} ms to sort the answers of both tables"
    )


# nbgrader: the same ten questions, an answer assigned to a name and a test for each.

QUESTION = {"grade": False, "locked": False, "points": 0, "schema_version": 3, "solution": True, "task": False}
TEST = {"grade": True, "locked": True, "points": 1, "schema_version": 3, "solution": False, "task": False}


def source(made: Bank) -> dict[str, Any]:
    """Give the instructor's notebook."""
    cells: list[dict[str, Any]] = []
    for place, item in enumerate(made.items):
        right = next(one.id for one in item.options if one.correct) if isinstance(item, Single) else str(item.value)
        cells.append({"cell_type": "markdown", "id": f"q{place}", "metadata": {}, "source": item.stem})
        for kind, text, flags in (
            ("a", f'### BEGIN SOLUTION\nanswer_{place} = "{right}"\n### END SOLUTION', QUESTION),
            ("t", f'### BEGIN HIDDEN TESTS\nassert answer_{place} == "{right}"\n### END HIDDEN TESTS', TEST),
        ):
            metadata = {"nbgrader": flags | {"grade_id": f"{kind}{place}"}}
            cell = {"cell_type": "code", "id": f"{kind}{place}", "metadata": metadata, "source": text}
            cells.append(cell | {"outputs": [], "execution_count": None})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}


def environment(folder: Path) -> Path:
    """Give the folder of nbgrader's programs, made if it is not there."""
    programs = folder / "bin"
    if not (programs / "nbgrader").exists():
        print("installing nbgrader ...", flush=True)
        venv.create(folder, with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "nbgrader", "ipykernel"], check=True)
    return programs


def beside_nbgrader(scratch: Path, folder: Path) -> None:
    """Grade 20 submissions with both."""
    whole = [one for name in ("twelve-days", "start-here") for one in bank.of_lesson(name).part("quiz")]
    ten = tuple(one for one in whole if isinstance(one, Single | Number))[:10]
    made = Bank(lesson="ten-questions", version=1, items=ten)
    from iraqcourse.quiz.items import to_plain

    few = scratch / "few"
    settle(few, made, 20, 1)
    file = few / "ten-questions.yaml"
    file.write_text(json.dumps(to_plain(made)), encoding="utf-8")
    wall, cpu = (
        statistics.median(one)
        for one in zip(*(clocked([*OURS, *arguments(few, file)]) for _ in range(RUNS)), strict=True)
    )

    programs, course = environment(folder), scratch / "course"
    there = course / "source" / "ps"
    there.mkdir(parents=True)
    (there / "ps.ipynb").write_text(json.dumps(source(made)), encoding="utf-8")
    settings = SETTING | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
    }
    run = {"cwd": course, "env": settings}
    clocked([str(programs / "nbgrader"), "generate_assignment", "ps", "--create"], **run)
    released = json.loads((course / "release" / "ps" / "ps.ipynb").read_text(encoding="utf-8"))
    for hand_in in sorted((few / "in").iterdir()):
        kept = json.loads(hand_in.read_text(encoding="utf-8"))["items"]
        for cell in released["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            if name.startswith("a"):
                cell["source"] = f'answer_{name[1:]} = "{kept[ten[int(name[1:])].id]["value"]}"'
        target = course / "submitted" / hand_in.name.split("_")[0] / "ps"
        target.mkdir(parents=True)
        (target / "ps.ipynb").write_text(json.dumps(released), encoding="utf-8")
    their_wall, their_cpu = clocked([str(programs / "nbgrader"), "autograde", "ps", "--create"], **run)
    clocked([str(programs / "nbgrader"), "export", "--to", "marks.csv"], **run)
    theirs = marks(course / "marks.csv", "score")
    if theirs != marks(few / "out" / "gradebook.csv", "points"):
        raise SystemExit("The two give different marks: this measures nothing.")
    print(f"20 submissions of ten questions: {wall:.2f} s, {cpu:.2f} s CPU, the whole command")
    print(f"  nbgrader autograde, the same marks: {their_wall:.1f} s, {their_cpu:.1f} s CPU")
    print(f"  that is {their_wall / wall:.0f} times as long, {their_cpu / cpu:.0f} times as much work")


def marks(file: Path, column: str) -> dict[str, float]:
    """Read marks by student."""
    with file.open(newline="", encoding="utf-8") as lines:
        return {row["student_id"]: float(row[column]) for row in csv.DictReader(lines)}


def main() -> None:
    """Print every figure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--nbgrader", type=Path, help="folder of nbgrader's environment, made if it is not there")
    asked.add_argument("--without", action="store_true", help="leave nbgrader out")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import iraqcourse.grading.reports"], check=True)
        print(f"python with iraqcourse.grading and its reports: {time.perf_counter() - begun:.2f} s from start to end")
        many(scratch)
        notebooks(scratch)
        items()
        if not chosen.without:
            beside_nbgrader(scratch, chosen.nbgrader or scratch / "nbgrader")


if __name__ == "__main__":
    main()
