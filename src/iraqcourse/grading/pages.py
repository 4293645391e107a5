"""Pages to read: a report for the instructor, and a feedback page for each student. Every text in them is escaped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from iraqcourse import markup
from iraqcourse.grading import pictures, sheet
from iraqcourse.grading.classroom import Graded
from iraqcourse.grading.intake import OK, PARTIAL, REJECTED, Received
from iraqcourse.grading.marking import MISSING, Mark, Result
from iraqcourse.grading.regrading import Change
from iraqcourse.plain import in_html, number
from iraqcourse.quiz import wording
from iraqcourse.quiz.items import COUNTED, Item

STATES = {"unanswered": "no answer", "unreadable": "the answer cannot be read", "pending": "to be marked"}
_LISTED = 500


def report(graded: Graded, changes: Sequence[Change] | None = None) -> str:
    """Give the instructor's report.

    Parameters
    ----------
    graded
        The class.
    changes
        What changed since an earlier grading; None if there was none.
    """
    bank = graded.bank
    body = "\n".join(
        (
            *_overview(graded),
            *([] if changes is None else _changed(changes)),
            *_to_look_at(graded),
            *_by_question(graded),
            *_decided(graded),
            *_by_student(graded),
            *_promises(),
        )
    )
    return sheet.page(f"{bank.lesson}: report for the instructor", body)


def _overview(graded: Graded) -> Iterator[str]:
    states = Counter(one.status for one in graded.results)
    files = [one for one in graded.received if one.kind != "zip"]
    yield (
        f"<p>{len(graded.results)} students, {len(files)} files. Read in full: {states[OK]}. "
        f"In part: {states[PARTIAL]}. Rejected: {states[REJECTED]}. Nothing handed in: {states[MISSING]}. "
        "Blank is not zero: it says that nothing could be marked.</p>"
    )
    others = Counter(one.version for one in graded.results if one.version not in ("", str(graded.bank.version)))
    if others:
        said = ", ".join(f"{number} in version {version}" for version, number in sorted(others.items()))
        yield f"<p>Marked with version {graded.bank.version} of the quiz; answered by {in_html(said)}.</p>"
    points = sorted(one.points for one in graded.results if one.points is not None)
    if not points:
        return
    waiting = sum(bool(one.pending) for one in graded.results)
    open_ones = f" Open answers of {waiting} students wait for you." if waiting else ""
    yield (
        f"<p>Points of {graded.possible}: lowest {number(points[0])}, middle {number(points[len(points) // 2])}, "
        f"highest {number(points[-1])}.{open_ones}</p>"
    )
    steps = min(10, max(graded.possible, 1))
    edges = [graded.possible * step / steps for step in range(steps + 1)]
    counts = [0] * steps
    for one in points:
        counts[min(int(one * steps / graded.possible) if graded.possible else 0, steps - 1)] += 1
    labels = [f"{number(low)}-{number(high)}" for low, high in pairwise(edges)]
    yield pictures.columns(f"How many students have how many of {graded.possible} points", labels, counts)


def _changed(changes: Sequence[Change]) -> Iterator[str]:
    yield "<h2>What changed since the last grading</h2>"
    if not changes:
        yield "<p>No mark changed.</p>"
        return
    rows = (
        [in_html(one.student), in_html(one.item), _points(one.before), _points(one.after), in_html(one.reason)]
        for one in changes[:_LISTED]
    )
    yield markup.table("Changed marks", ["student", "question", "before", "after", "why"], rows, styled=False)
    if len(changes) > _LISTED:
        yield f"<p>{len(changes) - _LISTED} more stand in changes.csv.</p>"


def _to_look_at(graded: Graded) -> Iterator[str]:
    looked = [one for one in graded.results if one.remark]
    if looked:
        yield "<h2>To look at</h2>"
        rows = ([in_html(one.student.student_id), sheet.bidi(one.remark)] for one in looked)
        yield markup.table("Remarks by student", ["student", "remark"], rows, styled=False)
    strangers = [one for one in graded.received if not one.student and one.status == REJECTED]
    if strangers:
        yield "<h2>Files of nobody in the roster</h2>"
        rows = ([sheet.bidi(one.name), in_html(one.reason)] for one in strangers[:_LISTED])
        yield markup.table("Files", ["file", "why"], rows, styled=False)
    same = list(_same_files(graded))
    if same:
        yield "<h2>The same file, byte for byte, from several people</h2>"
        yield "<p>This is a hint and no verdict: ask before you judge.</p>"
        yield sheet.listed(tuple(same))


def _same_files(graded: Graded) -> Iterator[str]:
    """Name files of different owners that are one and the same; what a student sent twice is nobody's concern."""
    names: dict[str, list[Received]] = {}
    for one in graded.received:
        if one.sha256 and one.size and one.kind in ("record", "notebook"):
            names.setdefault(one.sha256, []).append(one)
    for alike in names.values():
        if len({one.student or one.name for one in alike}) > 1:
            yield ", ".join(one.name for one in alike)


def _by_question(graded: Graded) -> Iterator[str]:
    dropped = graded.decisions.dropped()
    rows, shares = [], []
    for place, item in enumerate(graded.bank.part(*COUNTED)):
        marks = [one.marks[place] for one in graded.results if one.marks]
        answered = [one for one in marks if one.score.state != "unanswered"]
        known = [one.score.share for one in answered if one.score.points is not None]
        mean = sum(known) / len(known) if known else None
        said = "dropped" if item.id in dropped else f"{mean:.0%}" if mean is not None else "to be marked"
        rows.append([in_html(item.id), str(len(answered)), str(len(marks) - len(answered)), said, in_html(item.stem)])
        shares.append((item.id, mean, ""))
    yield "<h2>By question</h2>"
    yield pictures.bars("Mean share of the points, among those who answered", shares)
    heads = ["question", "answered", "left out", "mean share", "stem"]
    yield markup.table("What the class did with each question", heads, rows, styled=False)


def _decided(graded: Graded) -> Iterator[str]:
    made = graded.decisions
    dropped = made.dropped()
    said = [f"{one.item} does not count: {one.reason}" for one in made.drop]
    of_items = [(one.item, f"full points for everybody who handed in: {one.reason}") for one in made.full]
    of_items += [
        (one.item, f"{one.answer!r} is right too ({one.share:.0%} of the points): {one.reason}") for one in made.accept
    ]
    of_items += [
        (one.item, f"{number(one.points)} points for {one.student}: {one.reason}") for one in made.overrides if one.item
    ]
    for item, text in of_items:
        said.append(f"{item}: {text}{' - without effect, since the question was dropped' if item in dropped else ''}")
    said += [
        f"{one.student}, whole mark: {number(one.points)} points: {one.reason}"
        for one in made.overrides
        if not one.item
    ]
    if made.late:
        rule = f"Late answers, after {made.late.due}: x + {number(made.late.credit)} times (y - x)"
        falling = (
            f", less {number(made.late.per_day)} for each day begun before the answer" if made.late.per_day else ""
        )
        said.append(f"{rule}{falling}, at most {made.late.cap:.0%} of the points.")
    said += [f"{one.student} has until {one.due}: {one.reason}" for one in made.extensions]
    if said:
        yield "<h2>What you decided</h2>"
        yield sheet.listed(tuple(said))


def _by_student(graded: Graded) -> Iterator[str]:
    rows = (
        [
            in_html(one.student.student_id),
            sheet.bidi(one.student.name),
            _points(one.points),
            str(one.pending or ""),
            in_html(one.status),
            in_html(" ".join(part for part in (one.late, one.note) if part)),
        ]
        for one in graded.results
    )
    yield "<h2>By student</h2>"
    heads = ["student", "name", f"points of {graded.possible}", "waiting", "status", "late, override"]
    yield markup.table("Marks", heads, rows, styled=False)


def _promises() -> Iterator[str]:
    yield "<h2>What these marks can and cannot promise</h2>"
    yield sheet.listed(
        (
            "The same files, key and decisions give the same marks, on every machine and in any order.",
            "Nothing that was handed in was run. Files were read as data, and received.csv has the checksum of each.",
            "Nobody can tell from a file who sat at the keyboard, or what was looked up. "
            "Times in a record are those of the student's own clock.",
        )
    )


def feedback(graded: Graded, one: Result, *, keys: bool) -> str:
    """Give one student's page.

    Parameters
    ----------
    keys
        Whether the page says what was right and why; otherwise it has answers and marks only.
    """
    if not one.marks:
        said = f"{number(one.points)} of {one.possible} points." if one.points is not None else "There is no mark yet."
        # The remarks were written for the instructor; a mark that she gave has her reason, and needs nothing more.
        told = "<p>What your instructor was told about your file:</p>" + sheet.listed(one.remarks)
        body = f"<p class=mark>{said}</p>{sheet.listed((one.note,)) if one.points is not None else told}"
        return sheet.page(f"{graded.bank.lesson}: {one.student.student_id}", body)
    items = {item.id: item for item in graded.bank.part(*COUNTED)}
    waiting = f" {one.pending} more wait for your instructor." if one.pending else ""
    head = f"<p class=mark>{_points(one.points)} of {one.possible} points.{waiting}</p>"
    extra = tuple(
        part for part in (one.late, one.note, f"Marked from the file {one.file}, SHA-256 {one.sha256}.") if part
    )
    parts = (_on_item(items[mark.item], mark, keys) for mark in one.marks)
    return sheet.page(f"{graded.bank.lesson}: {one.student.student_id}", head + sheet.listed(extra) + "\n".join(parts))


def _on_item(item: Item, mark: Mark, keys: bool) -> str:
    score = mark.score
    said = STATES.get(score.state, "")
    points = "" if score.points is None else f"{_points(score.points)} of {score.possible}"
    given = "<br>".join(in_html(line) for line in wording.answer(item, mark.value, names_key=keys))
    parts = [f'<article><h3 dir="auto">{in_html(item.stem)}</h3>']
    parts.append(f'<div class="answer" dir="auto">{given or "no answer"}</div>')
    parts.append(f"<p class=mark>{' - '.join(dict.fromkeys(part for part in (points, said) if part))}</p>")
    parts.append(sheet.listed(tuple(part for part in (mark.note, mark.comment) if part)))
    if keys:
        parts.append(sheet.listed(wording.feedback(item, mark.value)))
        if score.share < 1:
            parts.append(f"<details><summary>What was asked for</summary>{sheet.listed(wording.key(item))}</details>")
    return "".join(parts) + "</article>"


def _points(value: float | None) -> str:
    """Give points to two decimals: the tables have them all."""
    return "blank" if value is None else number(round(value, 2))
