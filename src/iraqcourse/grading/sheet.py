"""A page that stands alone: one style sheet, no script, nothing from elsewhere, and a policy that says so."""

import base64
import hashlib

from iraqcourse.palette import GRID, SERIES, TEXT
from iraqcourse.plain import in_html

_STYLES = f"""
:root {{ color-scheme: light; }}
body {{ margin: 1.5rem auto; max-width: 60rem; padding: 0 1rem; color: {TEXT}; background: #fff;
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; overflow-wrap: break-word; }}
h1 {{ font-size: 1.5rem; }} h2 {{ font-size: 1.2rem; margin-top: 2rem; }} h3 {{ font-size: 1rem; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; margin: 0.75rem 0; }}
caption {{ text-align: left; font-weight: 600; padding: 0.25rem 0; }}
th, td {{ text-align: left; vertical-align: top; border-bottom: 1px solid {GRID}; padding: 0.3rem 0.8rem 0.3rem 0; }}
article {{ border-top: 1px solid {GRID}; padding: 0.5rem 0; break-inside: avoid; }}
.answer {{ border-left: 4px solid {SERIES[0]}; padding-left: 0.8rem; white-space: pre-wrap; }}
.mark {{ font-weight: 600; }}
svg {{ max-width: 100%; height: auto; }}
"""
_DIGEST = base64.b64encode(hashlib.sha256(_STYLES.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
_OPENING = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'


def page(title: str, body: str) -> str:
    """Give a whole page.

    Parameters
    ----------
    title
        Plain text.
    body
        HTML in which every text from elsewhere is escaped, without scripts and style attributes.

    Examples
    --------
    >>> "default-src 'none'" in page("Marks", "<p>None.</p>")
    True
    """
    name = in_html(title, 200)
    return (
        f'{_OPENING}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}</title><style>{_STYLES}</style></head><body><main><h1>{name}</h1>\n{body}\n</main></body></html>\n"
    )


def begins(content: bytes, title: str) -> bool:
    """Say whether a file is a page that :func:`page` made under a title, in this version of the course or another.

    >>> begins(page("Marks", "").encode(), "Marks"), begins(b"<h1>Marks</h1>", "Marks")
    (True, False)
    """
    head, _, _ = content[:4096].decode(errors="replace").partition("<style>")
    return (
        head.startswith(f'{_OPENING}<meta http-equiv="Content-Security-Policy" content="default-src \'none\'')
        and f"<title>{in_html(title, 200)}</title>" in head
    )


def with_lead(page: str, sentence: str) -> str:
    """Give a page with one more sentence under its heading."""
    return page.replace("</h1>\n", f"</h1>\n<p>{in_html(sentence)}</p>\n", 1)


def bidi(text: str, length: int = 20_000) -> str:
    """Give a text that may be in any script as an isolated piece of HTML.

    >>> bidi("<i>")
    '<bdi>&lt;i&gt;</bdi>'
    """
    return f"<bdi>{in_html(text, length)}</bdi>"


def listed(lines: tuple[str, ...]) -> str:
    """Give lines of plain text as a list; nothing for none."""
    return "<ul>" + "".join(f'<li dir="auto">{in_html(one)}</li>' for one in lines) + "</ul>" if lines else ""
