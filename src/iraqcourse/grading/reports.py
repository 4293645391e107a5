"""What an instructor gets: a gradebook, a log of what was received, the results as data, and a page to read."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from iraqcourse.grading import marking, plain
from iraqcourse.grading.intake import Received
from iraqcourse.grading.marking import Result
from iraqcourse.quiz import store
from iraqcourse.quiz.items import COUNTED, Bank

STATES = {"unanswered": "no answer", "unreadable": "unreadable", "pending": "to be marked"}


def gradebook(bank: Bank, results: Sequence[Result]) -> str:
    """Give the gradebook as CSV: a row for each student, blank where nothing could be read."""
    items = [item.id for item in bank.part(*COUNTED)]
    head = ["student_id", "name", "email", "points", "possible", "waiting_for_instructor", "status", "remark", *items]
    rows: list[list[str | float | None]] = []
    for one in results:
        by_item = {each.item: each.score.points for each in one.marks}
        waiting = one.pending if one.marks else None
        possible = one.possible if one.marks else None
        student = one.student
        rows.append(
            [student.student_id, student.name, student.email, one.points, possible, waiting, one.status, one.remark]
            + [by_item.get(item) for item in items]
        )
    return plain.csv_text(head, rows)


def received_log(received: Sequence[Received]) -> str:
    """Give the log of files as CSV, so that 'I sent another file' can be settled."""
    head = ["file", "bytes", "sha256", "student_id", "status", "code", "reason"]
    return plain.csv_text(
        head, ([one.name, one.size, one.sha256, one.student, one.status, one.code, one.reason] for one in received)
    )


def summary(bank: Bank, results: Sequence[Result], received: Sequence[Received]) -> str:
    """Give a page to read, in Markdown."""
    states = Counter(one.status for one in results)
    marked = [one for one in results if one.points is not None]
    possible = sum(item.points for item in bank.part(*COUNTED))
    lines = [
        f"# {bank.lesson}: {len(results)} students, {len(received)} files",
        "",
        f"Read in full: {states['ok']}. In part: {states['partial']}. Rejected: {states['rejected']}. "
        f"Nothing handed in: {states['missing']}.",
    ]
    if marked:
        points = sorted(one.points or 0.0 for one in marked)
        middle = points[len(points) // 2]
        lines.append(
            f"Points of {possible}: lowest {plain.number(points[0])}, middle {plain.number(middle)}, "
            f"highest {plain.number(points[-1])}. Open answers wait for you."
        )
    looked = [one for one in results if one.remark]
    if looked:
        lines += ["", "## To look at", ""]
        lines += [f"- {plain.printable(one.student.student_id)}: {plain.printable(one.remark)}" for one in looked]
    strangers = [one for one in received if not one.student]
    if strangers:
        lines += ["", "## Files of nobody in the roster", ""]
        lines += [f"- {one.name}: {one.reason}" for one in strangers]
    lines += ["", "## By question", "", "| question | answered | mean share |", "| --- | --- | --- |"]
    for item in bank.part(*COUNTED):
        scores = [each.score for one in marked for each in one.marks if each.item == item.id]
        answered = [each for each in scores if each.state in ("scored", "pending", "unreadable")]
        known = [each.share for each in answered if each.points is not None]
        mean = f"{sum(known) / len(known):.0%}" if known else "to be marked" if answered else "-"
        lines.append(f"| {item.id} | {len(answered)} | {mean} |")
    return "\n".join(lines) + "\n"


def write(out: Path, bank: Bank, results: Sequence[Result], received: Sequence[Received]) -> tuple[Path, ...]:
    """Write every report; the same bytes for the same files."""
    data = marking.to_plain(bank, results, received)
    written = {
        "gradebook.csv": gradebook(bank, results),
        "received.csv": received_log(received),
        "results.json": json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
        "summary.md": summary(bank, results, received),
    }
    for name, text in written.items():
        store.write_whole(out / name, text)
    return tuple(out / name for name in written)
