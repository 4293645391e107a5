"""The built book: what is in its pages, that nothing in it is broken, remote or heavy."""

import json
import re
from html import escape, unescape

import pytest
from tests.site import crawl, small_book

from iraqcourse.data import records
from iraqcourse.maps import handout, legend, twin
from iraqcourse.maps.reading import read_map
from iraqcourse.quiz import bank as banks
from iraqcourse.site import on_paper


def text(folder, name):
    return (folder / "book" / name).read_text(encoding="utf-8")


def test_no_internal_link_is_broken(small):
    assert crawl.broken_links(small / "book") == []


def test_nothing_is_loaded_from_elsewhere_or_from_the_root_of_a_server(small):
    assert crawl.remote(small / "book") == []


def test_no_page_weighs_more_than_a_megabyte_and_a_half_without_its_maps(small):
    heavy = {str(file): crawl.weight(page) for file, page in crawl.pages(small / "book").items()}
    assert max(heavy.values()) < 1_500_000, heavy


def test_no_widget_manager_no_mathjax_no_module_script(small):
    for file in (small / "book").rglob("*.html"):
        page = file.read_text(encoding="utf-8").lower()
        assert "require.js" not in page
        assert "mathjax" not in page
        assert 'type="module"' not in page


def test_every_page_says_when_it_was_built_and_from_what(small):
    for file in (small / "book").rglob("*.html"):
        if file.parent.name != "maps":
            assert f"Built on 8 January 2020 from commit {small_book.COMMIT}." in file.read_text(encoding="utf-8")


def test_every_practice_item_of_a_lesson_is_in_its_page_with_its_key(small):
    page = text(small, "lessons/12-twelve-days.html")
    blocks = re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    asked = {item["record_id"] for block in blocks for item in json.loads(block.replace("<\\/", "</"))["items"]}
    assert {item.id for item in banks.of_lesson("twelve-days").items} <= asked
    assert any(name.endswith("--again") for name in asked)


def test_without_scripts_the_questions_can_be_read(small):
    page = text(small, "lessons/12-twelve-days.html")
    plain = "".join(re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL))
    assert "allow JavaScript" in plain
    for item in banks.of_lesson("twelve-days").items:
        assert escape(item.stem) in plain


def test_a_map_is_a_frame_around_its_own_page_and_shares_leaflet(small):
    page = text(small, "lessons/12-twelve-days.html")
    assert 'src="../maps/twelve-days.html#scene=2" loading="lazy"' in page
    assert "srcdoc" not in page
    assert "The map in words" in page
    own = text(small, "maps/twelve-days.html")
    assert "../_static/maps/leaflet.js" in own
    assert len(own) < 250_000


def test_on_paper_a_map_is_the_scene_at_which_its_page_opens_with_title_date_and_legend(small):
    page = text(small, "lessons/12-twelve-days.html")
    scenes = re.findall(r'src="../maps/([a-z-]+)\.html#scene=(\d+)"', page)
    pictures = re.findall(r'<img src="../maps/([a-z-]+)\.scene-(\d+)\.png" alt="([^"]+)"', page)
    assert scenes
    assert [(name, number) for name, number, _ in pictures] == scenes
    captions = re.findall(r'<figure class="ib-print">.*?<figcaption>(.*?)</figcaption>', page, re.DOTALL)
    for (name, number, alt), caption in zip(pictures, captions, strict=True):
        spec = read_map(name)
        scene = spec.scenes[int(number) - 1]
        assert unescape(alt) == twin.alt(spec, int(number))
        assert escape(scene.title) in caption
        assert twin.date_of(scene) in caption
        assert caption.count("<li") == legend.rows(spec, scene.layers).count("<li") > 0
        assert (small / "book" / "maps" / f"{name}.scene-{number}.png").stat().st_size < 120_000


def test_a_page_of_text_is_its_points_on_paper():
    made = on_paper.figure(read_map("twelve-days"), 1, "../")
    assert "<img" not in made
    assert made.count("<li>") == len(read_map("twelve-days").scenes[0].points)


def test_an_explorer_shows_its_map_at_the_first_setting_and_says_what_could_be_changed(small):
    page = text(small, "lessons/98-nine-types.html")
    assert "Look at two maps. In Jupyter you can change: name." in page
    assert 'src="../maps/twelve-days.html#scene=2"' in page


def test_the_next_lesson_is_a_page_of_the_book(small):
    assert '<a href="../lessons/12-twelve-days.html">' in text(small, "lessons/00-start-here.html")
    assert "last lesson of this book" in text(small, "lessons/98-nine-types.html")


def test_a_term_is_explained_at_its_first_mention_only(small):
    page = text(small, "lessons/98-nine-types.html")
    assert page.count('class="ib-term" href="../actors.html#a-quds-force"') == 1
    assert page.count('class="ib-term" href="../actors.html#a-kataib-hezbollah"') == 1


def test_buttons_lead_to_the_notebook_the_map_and_binder(small):
    page = text(small, "lessons/12-twelve-days.html")
    assert 'href="../notebooks/12-twelve-days.ipynb" download' in page
    assert f'href="{small_book.BINDER}?urlpath=lab/tree/lessons/12-twelve-days.ipynb"' in page
    assert (small / "book" / "notebooks" / "12-twelve-days.ipynb").read_bytes() == (
        small_book.ROOT / "lessons" / "12-twelve-days.ipynb"
    ).read_bytes()
    assert "data-print" in page


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("timeline", records.events),
        ("places", lambda: [f"p-{key}" for key in records.places()]),
        ("actors", lambda: [f"a-{key}" for key in records.actors()]),
        ("glossary", lambda: [f"t-{key}" for key in records.glossary()]),
        ("claims", records.claims),
        ("sources", lambda: [f"s-{key}" for key in records.sources()]),
    ],
)
def test_a_page_of_the_tables_holds_every_row(small, name, ids):
    page = crawl.Page(small / "book" / f"{name}.html")
    assert set(ids()) <= page.ids


def test_the_search_knows_other_spellings_and_names_in_their_own_script(small):
    index = text(small, "searchindex.js")
    assert "Ain al-Asad = Al Asad Air Base" in index
    assert json.dumps("الأسد")[1:-1] in index


def test_the_home_page_has_three_doors_and_every_lesson(small):
    page = text(small, "index.html")
    for door in ("Student", "Instructor", "Author"):
        assert f">{door}</h2>" in page
    for name in (*small_book.LESSONS, "98-nine-types"):
        assert f'href="lessons/{name}.html"' in page


def test_handbooks_and_codebook_are_in_the_book(small):
    for name in ("instructors/README", "instructors/twelve-days", "data/README", "CONTRIBUTING"):
        assert (small / "book" / f"{name}.html").exists()


def test_answers_of_the_build_stay_out_of_the_course(small):
    assert not (small / "course" / "answers").exists()


@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes(small, tmp_path):
    done = small_book.build(small / "course", tmp_path / "again", IRAQCOURSE_BINDER=small_book.BINDER)
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (small / "book", tmp_path / "again")
    )
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_the_whole_course_builds_without_a_warning_and_prints(tmp_path):
    book = tmp_path / "book"
    done = small_book.build(small_book.ROOT, book, "--pdf")
    assert done.returncode == 0, done.stdout + done.stderr
    lessons = {file.stem for file in (small_book.ROOT / "lessons").glob("[0-9][0-9]-*.ipynb")}
    assert {file.stem for file in (book / "lessons").glob("*.html")} == lessons
    assert crawl.broken_links(book) == []
    assert crawl.remote(book) == []
    assert max(crawl.weight(page) for page in crawl.pages(book).values()) < 1_500_000
    if handout.browser():
        assert {file.stem for file in (book / "pdf").glob("*.pdf")} == lessons
        assert all(file.read_bytes().startswith(b"%PDF-") for file in (book / "pdf").glob("*.pdf"))


def test_an_exercise_is_a_task_for_the_notebook_not_a_cell_to_run_again(small):
    page = text(small, "lessons/12-twelve-days.html")
    assert page.count("<strong>To do in the notebook:</strong>") >= 3
    assert "run the cell again" not in page
