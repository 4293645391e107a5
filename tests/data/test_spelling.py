"""One spelling for one name: the policy of ``data/README.md``, held in every text of our own."""

import re

from iraqcourse.data import frames

VARIANTS = re.compile(
    r"\b(Qasem|Qassim|Suleimani|Sulaimani|Kataib|Asaib|Hizballah|Adel Abdul|Abdul Mahdi(?! al-Karbalai)|"
    r"Nuri al-Maliki|Moqtada|ISIS|ISIL|Shiites?|Iyad|Hashemi|Ain al-Asad|al-Asad|Albu Kamal|Mobilisation Forces|"
    r"percent|K-1 base|Ninewa)\b"
    r"|[\u2018\u2019\u201c\u201d]"
)
QUOTED = re.compile(r"\"[^\"\n]*\"|(?<!\w)'[^'\n]{2,}'(?!\w)")
TEXTS = {
    "events": ["title", "significance"],
    "facts": ["text", "note"],
    "places": ["name", "later_fate"],
    "place_notes": ["text"],
    "actors": ["name", "role", "definition", "disagreements"],
    "glossary": ["term", "definition", "disagreements"],
    "claims": ["claim", "others_say", "teaching_note"],
}
ABOUT_SPELLING = {"transliteration", "ain", "al-article"}


def test_our_own_texts_keep_to_the_policy() -> None:
    faults = []
    for table, columns in TEXTS.items():
        frame = frames.table(table)
        for column in columns:
            for key, text in frame[["id", column]].dropna().itertuples(index=False):
                found = VARIANTS.search(QUOTED.sub("", text))
                if found and key not in ABOUT_SPELLING:
                    faults.append(f"{table}.{column} of {key}: {found.group(0)}")
    assert faults == []


def test_a_variant_would_be_found() -> None:
    assert VARIANTS.search("the killing of Suleimani")
    assert not VARIANTS.search(QUOTED.sub("", 'he wrote "Suleimani" and "ISIS"'))
