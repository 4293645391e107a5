"""A graded edition gives nothing away, can be marked, and is refused where its keys are public."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from iraqcourse import editions, paths
from iraqcourse.cli import app
from iraqcourse.editions import leaks, notebook, paper
from iraqcourse.editions.draw import draw
from iraqcourse.errors import CourseError
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.scoring import score

NINE = banks.read_bank(Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml")
SEED = b"a secret of sixteen and more"


@pytest.fixture
def edition():
    return draw([NINE], 9, SEED, "march")


def text_of(plain):
    return json.dumps(plain, ensure_ascii=False)


def found(text, edition):
    return [one.fault for one in leaks.faults(text, edition.bank, Path("students/march.quiz.json"))]


def test_a_clean_edition_passes(edition):
    assert found(text_of(paper.questions(edition)), edition) == []
    assert found(text_of(notebook.notebook(edition)), edition) == []


@pytest.mark.parametrize("artefact", [paper.questions, notebook.notebook])
@pytest.mark.parametrize("field", sorted(leaks.FIELDS))
def test_a_planted_field_is_found_in_each_artefact(edition, artefact, field):
    plain = artefact(edition)
    where = plain["items"][0] if "items" in plain else plain["cells"][0]["metadata"]
    where[field] = "x"
    assert found(text_of(plain), edition) == [f"It has a field '{field}'"]


def spoken(item):
    return next(iter(sorted(set(leaks._long_texts(kinds.to_plain(item))))), None)


@pytest.mark.parametrize("artefact", [paper.questions, notebook.notebook])
@pytest.mark.parametrize("number", range(9))
def test_feedback_hidden_anywhere_is_found(edition, artefact, number):
    said = spoken(edition.bank.items[number])
    assert said is not None
    plain = artefact(edition)
    plain["note"] = f"see: {said}"
    assert any("what is said after an answer" in one for one in found(text_of(plain), edition))
    assert any("what is said after an answer" in one for one in found(json.dumps(plain), edition))


@pytest.mark.parametrize("kind", ["md5", "sha1", "sha256"])
@pytest.mark.parametrize("number", range(9))
def test_a_digest_of_a_key_is_found(edition, kind, number):
    keys = leaks.keys_of(edition.bank.items[number])
    for text in (keys[0], ",".join(sorted(keys))):
        digest = hashlib.new(kind, text.encode()).digest()
        for written in (digest.hex(), base64.b64encode(digest).decode()):
            plain = {**paper.questions(edition), "check": written}
            assert any("digest of a key" in one for one in found(text_of(plain), edition)), (keys, written)


def test_the_key_of_a_number_or_a_word_is_found_under_any_name(edition):
    for number, item in enumerate(edition.bank.items):
        if not isinstance(item, kinds.Number | kinds.ShortText):
            continue
        plain = paper.questions(edition)
        plain["items"][number]["x"] = item.value if isinstance(item, kinds.Number) else item.accept[0]
        assert any("holds the key of a question" in one for one in found(text_of(plain), edition))


def test_a_leak_stops_the_build_and_nothing_is_written(edition, tmp_path, monkeypatch):
    leaking = paper.questions(edition)
    leaking["items"][0]["feedback"] = "no"
    monkeypatch.setattr(paper, "questions", lambda _: leaking)
    with pytest.raises(CourseError, match=r"It has a field 'feedback'.*Do not hand this file out"):
        list(notebook.write(edition, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_ids_are_new_and_say_nothing(edition):
    ids = re.compile(r'"id": ?"([^"]+)"')
    old = set(ids.findall(json.dumps(kinds.to_plain(NINE))))
    new = set(ids.findall(text_of(paper.questions(edition))))
    assert len(new) > 20
    assert new & old == set()


def test_the_same_seed_gives_the_same_edition_and_another_another():
    assert draw([NINE], 5, SEED, "march") == draw([NINE], 5, SEED, "march")
    assert draw([NINE], 5, SEED, "march") != draw([NINE], 5, SEED, "april")
    assert draw([NINE], 5, SEED, "march") != draw([NINE], 5, SEED + b"!", "march")


def test_the_key_under_new_ids_still_scores(edition):
    for item in edition.bank.items:
        if isinstance(item, kinds.Order):
            assert score(item, [name for tied in item.order for name in tied]).points == item.points
        if isinstance(item, kinds.Match):
            assert score(item, {one.left: one.right for one in item.pairs}).points == item.points
        if isinstance(item, kinds.Fill):
            assert score(item, {gap.id: gap.accept[0] for gap in item.gaps}).points == item.points
        if isinstance(item, kinds.Multiple):
            assert score(item, [one.id for one in item.options if one.correct]).points == item.points


def test_more_than_there_are_cannot_be_drawn():
    with pytest.raises(CourseError, match="10 items are asked for, 9 are there"):
        draw([NINE], 10, SEED, "march")


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seed.txt").write_bytes(SEED)
    (tmp_path / "bank.yaml").write_bytes((Path(__file__).parents[1] / "specimens/quiz/nine-types.yaml").read_bytes())
    return tmp_path


def assign(*arguments):
    return CliRunner().invoke(app, ["assign", *arguments, "--seed-file", "seed.txt", "--out", "out", "--name", "march"])


def test_from_bank_to_mark(room):
    done = assign("bank.yaml", "--draw", "9")
    assert done.exit_code == 0, done.output
    quiz = editions.show("out/students/march.quiz.json")
    key = banks.read_bank(room / "out" / "graders" / "march.yaml")
    single = next(item for item in key.items if isinstance(item, kinds.Single))
    wrong, right = (next(one.id for one in single.options if one.correct is flag) for flag in (False, True))
    quiz.attempt(single.id, wrong)
    quiz.attempt(single.id, right)
    (room / "in").mkdir()
    quiz.hand_in("s001").file.rename(room / "in" / "s001_march.json")
    (room / "roster.csv").write_text("student_id,name,email\ns001,One,one@example.org\n")
    graded = CliRunner().invoke(
        app, ["grade", "in", "--quiz", "out/graders/march.yaml", "--roster", "roster.csv", "--out", "marks"]
    )
    assert graded.exit_code == 0, graded.output
    results = json.loads((room / "marks" / "results.json").read_text())
    # Nothing was said after the first answer, so that the last one counts.
    assert results["students"][0]["points"] == single.points


def test_the_widget_carries_nothing_but_the_questions(room):
    assign("bank.yaml", "--draw", "9")
    quiz = editions.show("out/students/march.quiz.json")
    state = json.dumps({"quiz": quiz.quiz, "answers": quiz.answers, "note": quiz.note, "text": repr(quiz)})
    assert found(state, draw([NINE], 9, SEED, "march")) == []
    assert quiz.quiz["practice"] is False


def test_public_banks_are_refused_unless_it_is_said(room):
    public = str(paths.quizzes() / "twelve-days.yaml")
    refused = assign(public)
    assert refused.exit_code == 2
    assert "the keys of this bank are in every copy of the course" in refused.output
    assert assign(public, "--practice-keys-are-public", "--draw", "8").exit_code == 0


def test_a_seed_that_is_no_secret_is_refused(room):
    (room / "seed.txt").write_text("short")
    assert "too short to be one" in assign("bank.yaml").output
    (room / "seed.txt").unlink()
    assert assign("bank.yaml").exit_code == 2


def test_an_edition_without_its_questions_says_so(room):
    with pytest.raises(CourseError, match="Put the file of questions that came with this notebook"):
        editions.show("march.quiz.json")


def test_the_template_for_a_private_bank_can_be_read():
    assert banks.read_bank(paths.root() / "instructors" / "private-bank-template.yaml").items


@pytest.mark.parametrize("name", ["March Quiz", "../../evil", "", "a--b", "x" * 61, "march_quiz"])
def test_a_name_that_cannot_be_graded_writes_nothing(room, name):
    before = sorted(room.rglob("*"))
    done = CliRunner().invoke(
        app, ["assign", "bank.yaml", "--draw", "3", "--seed-file", "seed.txt", "--out", "out/x", "--name", name]
    )
    assert done.exit_code == 2
    assert "cannot be the name of an edition. Use lower-case letters, digits and single hyphens" in done.output
    assert sorted(room.rglob("*")) == before


def test_a_place_that_is_not_there_is_a_fault_of_the_bank_with_its_line(room):
    text = (room / "bank.yaml").read_text(encoding="utf-8")
    [(line, place)] = [
        (number, found[1])
        for number, one in enumerate(text.splitlines(), start=1)
        if (found := re.search(r"place: ([a-z-]+)", one))
    ]
    (room / "bank.yaml").write_text(text.replace(f"place: {place}", "place: nowhere-at-all"), encoding="utf-8")
    done = assign("bank.yaml", "--draw", "3")
    assert isinstance(done.exception, CourseError)
    assert f"line {line}: " in str(done.exception)
    assert "there is no place 'nowhere-at-all'. Look it up in data/places.csv." in str(done.exception)
    assert not (room / "out").exists()


def test_a_bank_outside_of_the_course_is_not_held_to_the_composition_of_a_lesson():
    template = str(paths.root() / "instructors" / "private-bank-template.yaml")
    done = CliRunner().invoke(app, ["bank", "lint", template])
    assert done.exit_code == 0, done.output
