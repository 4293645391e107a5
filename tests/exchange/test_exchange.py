"""Banks go out and come back; what a format cannot carry is said, and the handbook's table says the same."""

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.specimen_banks import BANKS, NINE, NINE_FILE, each_bank, item
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.cli import app
from iraqcourse.errors import CourseError
from iraqcourse.exchange import canvas, gift, gift_reading, losses, moodle, text, yaml_writing
from iraqcourse.exchange import csv as table
from iraqcourse.plain import unmasked
from iraqcourse.quiz import bank, items, scoring
from iraqcourse.quiz.bank import from_document
from iraqcourse.strict_yaml import parse

HANDBOOK = paths.root() / "instructors" / "exchange.md"


def test_what_is_written_does_not_depend_on_when() -> None:
    assert canvas.to_zip(BANKS) == canvas.to_zip(BANKS)
    assert moodle.to_xml([NINE]) == moodle.to_xml([NINE])


def test_the_table_holds_every_item_whole() -> None:
    rows = list(csv.DictReader(io.StringIO(table.to_csv(BANKS))))
    assert len(rows) == sum(len(made.items) for made in BANKS)
    known = {(made.lesson, one.id): one for made in BANKS for one in made.items}
    for row in rows:
        back = msgspec.json.decode(row["item"], type=items.Item)
        assert back == known[row["bank"], row["id"]]
        assert unmasked(row["stem"]) == back.stem


def read_back(made: items.Bank) -> items.Bank:
    read = gift_reading.read(gift.to_gift([made]), "x.gift")
    return from_document(parse(yaml_writing.to_yaml(made.lesson, read.items), Path("x.yaml")))


@each_bank
def test_gift_comes_back_into_a_bank_that_scores_alike(made: items.Bank) -> None:
    back = {one.id: one for one in read_back(made).items}
    assert set(back) == {one.id for one in made.items if losses.carried(one, "gift")}
    for one in made.items:
        other = back.get(one.id)
        match one, other:
            case ((items.Single() | items.Multiple()), (items.Single() | items.Multiple())):
                assert type(one) is type(other)
                assert [(o.text, o.feedback, o.correct) for o in other.options] == [
                    (o.text, o.feedback, o.correct) for o in one.options
                ]
            case items.Number(), items.Number():
                for given in ("7.6", "7.64", "7.7", "76", "5", "nothing", str(one.value)):
                    assert scoring.score(other, given).share == scoring.score(one, given).share
                assert other.feedback == one.feedback
            case items.ShortText(), items.ShortText():
                assert other.accept == tuple(dict.fromkeys(scoring.accepted(one)))
                assert (other.reject, other.feedback) == (one.reject, one.feedback)
            case items.Match(), items.Match():
                texts = [{e.id: e.text for e in (*kept.left, *kept.right)} for kept in (one, other)]
                pairs = [
                    {(known[p.left], known[p.right]) for p in kept.pairs}
                    for known, kept in zip(texts, (one, other), strict=True)
                ]
                assert pairs[0] == pairs[1]
            case items.Open(), items.Open():
                assert one.sample in other.sample
            case items.Fill(), _:
                assert other is None or isinstance(other, items.ShortText | items.Single)
        if other is not None and not isinstance(one, items.Fill):
            assert (other.stem, other.part, other.goal, other.level) == (one.stem, one.part, one.goal, one.level)


# Letters that mean something to GIFT, to HTML or to a spreadsheet; a stem is trimmed, and stars are emphasis.
WORDS = (
    st.text(st.sampled_from("ab ~=#{}:\\%<>&'\"-,1\u0627\u0644é"), min_size=1, max_size=30).map(str.strip).filter(bool)
)


@given(
    stem=WORDS,
    texts=st.lists(st.tuples(WORDS, WORDS), min_size=3, max_size=5),
    right=st.integers(1, 2),
    one=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_no_text_is_changed_on_its_way_through_gift(
    stem: str, texts: list[tuple[str, str]], right: int, one: bool
) -> None:
    options = tuple(
        items.Option(id=f"o{n}", text=what, feedback=said, correct=n < (1 if one else right), misconception="x")
        for n, (what, said) in enumerate(texts)
    )
    kind = items.Single if one else items.Multiple
    made = kind(id="q", part="quiz", goal="g", level="recall", stem=stem, options=options)
    [back] = gift_reading.read(gift.to_gift([items.Bank(lesson="x", version=1, items=(made,))]), "x").items
    # Line ends and runs of spaces apart, which no browser shows.
    assert back["stem"] == stem
    assert [(o["text"], o["feedback"], o.get("correct", False)) for o in back["options"]] == [
        (o.text, o.feedback, o.correct) for o in options
    ]


@given(content=st.text(st.sampled_from("ab:=~#{}[]%\\\n/>-. 1T*$"), max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_the_gift_reader_fail_in_another_way(content: str) -> None:
    try:
        read = gift_reading.read(content, "x")
    except CourseError:
        return
    assert read.items


FROM_MOODLES_HELP = r"""
// question: 1 name: Grants tomb
::Grants tomb::Who is buried in Grant's tomb in New York City? {
=Grant
~No one
#Was true for 12 years, but Grant's remains were buried in the tomb in 1897
~Napoleon
#He was buried in France
~%50%Grant's wife
}

Two plus two equals {=four =4 =%50%4.0}.

The sun rises in the east.{T#No.#Yes.}

When was Ulysses S. Grant born?{#1822:5}

What is pi? {#3.141..3.142}

Match. {
=Canada -> Ottawa
=Italy  -> Rome
= -> Cairo
}

Write about your holidays. {}

This is a description.

Broken {=one ~two
"""


def test_what_moodles_own_help_shows_is_read() -> None:
    read = gift_reading.read(FROM_MOODLES_HELP, "help.gift")
    assert [one["type"] for one in read.items] == ["multiple", "text", "single", "number", "number", "match", "open"]
    first, second, *_ = read.items
    assert [one.get("correct", False) for one in first["options"]] == [True, False, False, True]
    assert second["stem"] == "Two plus two equals ________ ."
    said = "\n".join(read.notes)
    assert "descriptions are not questions" in said
    assert "its brace is not closed" in said
    assert "answers that are worth a part of the points were left out" in said
    assert "weights such as" in said


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("Pick {=a ~b ~c ~d ~e ~f ~g ~h ~i}", "'options' has more than 8 entries"),
        ("Pick {=4 ~5 ~ ~22}", "'text' is empty"),
        ("N {#nan}", "'nan' is no number that a bank can hold"),
        ("N {#1e30}", "'1e30' is no number that a bank can hold"),
        ("N {#}", "'' is no number"),
        ("N {#3:x}", "'x' is no number"),
        ("N {=%1.2.3%a ~b}", "'1.2.3' is no number"),
        ("N " + "long " * 500 + "{=a ~b}", "'stem' is longer than 2000 characters"),
    ],
)
def test_a_question_that_a_bank_does_not_take_is_named_and_costs_no_other(
    broken: str, says: str, tmp_path: Path
) -> None:
    file, out = tmp_path / "q.gift", tmp_path / "bank.yaml"
    file.write_text(f"// one\n::A:: One {{=x ~y}}\n\n::odd:: {broken}\n\n::B:: Two {{T}}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["import", "gift", str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert f"line 4: this question was left out: {says}." in done.output
    assert [one.id for one in from_document(parse(out.read_text(encoding="utf-8"), out)).items] == ["a", "b"]


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    file = tmp_path / "q.gift"
    file.write_text("One {=x ~y}", encoding="utf-8")
    for arguments in (["import", "gift", str(file)], ["export", "gift", str(NINE_FILE)]):
        done = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path)])
        assert done.exit_code == 2
        assert f"{tmp_path}: this is a folder. Name the file to write in it" in done.output


def test_what_canvas_makes_of_a_menu_beside_a_typed_gap_is_said() -> None:
    said = items.Verdicts(correct="Yes.", wrong="No.")
    menu = items.Gap(id="day", accept=("3",), options=("2", "3"), feedback=said)
    typed = items.Gap(id="town", accept=("Baghdad",), feedback=said)
    told = {}
    for name, gaps in {"mixed": (menu, typed), "menus": (menu,), "typed": (typed,)}.items():
        sentence = " ".join("{" + gap.id + "}" for gap in gaps)
        one = items.Fill(id="q", part="quiz", goal="g", level="recall", stem="S", text=sentence, gaps=gaps)
        bank = items.Bank(lesson="x", version=1, items=(one,))
        told[name] = [loss.what for loss in losses.of_banks([bank], "canvas") if "another gap" in loss.what]
    assert {name: len(lost) for name, lost in told.items()} == {"mixed": 1, "menus": 0, "typed": 0}


def test_the_handbooks_table_is_what_the_program_knows() -> None:
    assert losses.table() in HANDBOOK.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", losses.FORMATS)
def test_every_loss_of_the_specimen_is_listed_by_the_command(form: str, tmp_path: Path) -> None:
    out = tmp_path / "made.file"
    done = CliRunner().invoke(app, ["export", form, str(NINE_FILE), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert out.exists()
    lost = losses.of_banks([NINE], form)
    for one in lost:
        assert f"not carried: {one.what} - " in done.output
    with (tmp_path / "made.file.losses.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["item"], row["not carried"]) for row in rows] == [(one.item, one.what) for one in lost]


@pytest.mark.parametrize("kind", losses.TYPES)
@pytest.mark.parametrize("form", ["moodle", "gift", "canvas"])
def test_a_type_is_left_out_where_the_table_says_so_and_nowhere_else(kind: type, form: str) -> None:
    one = item(kind)
    alone = items.Bank(lesson="alone", version=1, items=(one,))
    content = {
        "moodle": lambda: moodle.to_xml([alone]),
        "gift": lambda: gift.to_gift([alone]),
        "canvas": lambda: canvas.quiz(alone),
    }[form]()
    said = text.html(one.stem)
    written = {"moodle": text.html(said), "gift": gift.escaped(said), "canvas": text.html(said)}[form]
    there = written in content or said in content
    assert there == losses.carried(one, form)
    # A hint is there, or the table says that it is not.
    if one.hint and losses.carried(one, form):
        says = [loss.what for loss in losses.of_item(alone, one, form)]
        assert (one.hint in content) == ("hint" not in says)


def test_a_bank_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file, out = tmp_path / "in.gift", tmp_path / "march.yaml"
    file.write_text(FROM_MOODLES_HELP, encoding="utf-8")
    done = CliRunner().invoke(app, ["import", "gift", str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert len(bank.read_bank(out).items) == 7
    assert "needs a goal, sources and events" in done.output
    before = out.read_bytes()
    again = CliRunner().invoke(app, ["import", "gift", str(file), "--out", str(out)])
    assert again.exit_code == 2
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "There is no question in it"), (b"\xff\xfe{", "it is not text in UTF-8"), (b"Only words.", "descriptions")],
)
def test_what_is_no_gift_is_said_and_nothing_is_written(content: bytes, says: str, tmp_path: Path) -> None:
    file, out = tmp_path / "in.gift", tmp_path / "out.yaml"
    file.write_bytes(content)
    done = CliRunner().invoke(app, ["import", "gift", str(file), "--out", str(out)])
    assert done.exit_code in (1, 2)
    assert says in done.output
    assert not out.exists()


def test_the_table_masks_formulas() -> None:
    made = msgspec.structs.replace(item(items.Single), stem="=1+1", id="q")
    [row] = csv.DictReader(io.StringIO(table.to_csv([items.Bank(lesson="x", version=1, items=(made,))])))
    assert row["stem"] == "'=1+1"
    assert json.loads(row["item"])["stem"] == "=1+1"
