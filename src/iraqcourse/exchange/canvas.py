"""Banks as a QTI 1.2 package for Canvas: a zip file with one quiz for each bank.

QTI 1.2 is "IMS Question & Test Interoperability: ASI XML Binding Specification", version 1.2 (2002); metadata fields
are those that Canvas writes when it exports a classic quiz. The questions themselves are written in ``canvas_item``.
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable

from iraqcourse.exchange import canvas_item, losses
from iraqcourse.exchange.canvas_item import field, under
from iraqcourse.quiz.items import Bank

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
# The same bytes for the same banks, whenever they are written.
_DAY = (1980, 1, 1, 0, 0, 0)


def to_zip(banks: Iterable[Bank]) -> bytes:
    """Give the package.

    >>> from iraqcourse.quiz import bank
    >>> to_zip([bank.of_lesson("start-here")])[:2]
    b'PK'
    """
    all_banks = list(banks)
    files = {"imsmanifest.xml": _manifest(all_banks)}
    for bank in all_banks:
        files[f"{bank.lesson}/{bank.lesson}.xml"] = quiz(bank)
        files[f"{bank.lesson}/assessment_meta.xml"] = _settings(bank)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return out.getvalue()


def _written(root: ET.Element) -> str:
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _manifest(banks: list[Bank]) -> str:
    root = ET.Element("manifest", identifier="iraq-between-powers", xmlns=_PACKAGE)
    metadata = under(root, "metadata")
    under(metadata, "schema", "IMS Content")
    under(metadata, "schemaversion", "1.1.3")
    under(root, "organizations")
    resources = under(root, "resources")
    for bank in banks:
        for kind, name, more in (
            ("imsqti_xmlv1p2", f"{bank.lesson}/{bank.lesson}.xml", ""),
            (
                "associatedcontent/imscc_xmlv1p1/learning-application-resource",
                f"{bank.lesson}/assessment_meta.xml",
                "-meta",
            ),
        ):
            one = under(resources, "resource", identifier=f"{bank.lesson}{more}", type=kind, href=name)
            under(one, "file", href=name)
            if not more:
                under(one, "dependency", identifierref=f"{bank.lesson}-meta")
    return _written(root)


def _settings(bank: Bank) -> str:
    root = ET.Element("quiz", identifier=bank.lesson, xmlns=_CANVAS)
    points = sum(item.points for item in bank.items if losses.carried(item, "canvas"))
    for name, value in {
        "title": bank.lesson.replace("-", " ").capitalize(),
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{points}.0",
        "allowed_attempts": "1",
        "show_correct_answers": "true",
    }.items():
        under(root, name, value)
    return _written(root)


def quiz(bank: Bank) -> str:
    """Give one bank as a QTI 1.2 assessment."""
    root = ET.Element("questestinterop", xmlns=_QTI)
    title = bank.lesson.replace("-", " ").capitalize()
    assessment = under(root, "assessment", ident=bank.lesson, title=title)
    field(under(assessment, "qtimetadata"), "cc_maxattempts", "1")
    section = under(assessment, "section", ident="root_section")
    for item in bank.items:
        if losses.carried(item, "canvas"):
            canvas_item.write(section, f"{bank.lesson}_{item.id}", item)
    return _written(root)
