"""Walk through a built book as a reader's browser would: links, anchors, what is loaded, weight."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes that load something; a link that a reader follows is not among them.
_LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("link", "href"), ("source", "src"), ("video", "src")}
_NOT_LOADED = {"next", "prev", "search", "index", "author", "copyright", "canonical"}
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class Page(HTMLParser):
    """A page: its anchors, its links, and what it loads."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file, self.ids, self.links, self.loads = file, set(), [], []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"])
        for name, value in given.items():
            if value is None or name not in ("href", "src", "srcset", "data", "poster"):
                continue
            if (tag, name) in _LOADS and given.get("rel", "") not in _NOT_LOADED:
                self.loads.append((tag, value))
            elif name == "href" and tag in ("a", "area"):
                self.links.append(value)
            elif tag != "link" and name != "href":
                self.loads.append((tag, value))


def pages(book: Path) -> dict[Path, Page]:
    """Read every page of a book."""
    return {file: Page(file) for file in sorted(book.rglob("*.html"))}


def _target(page: Page, address: str) -> Path:
    path = unquote(urlsplit(address).path)
    return (page.file.parent / path).resolve() if path else page.file.resolve()


def broken_links(book: Path) -> list[str]:
    """Give each internal link that leads nowhere: to no file, or to no anchor of a page."""
    found, read = [], {file.resolve(): page for file, page in pages(book).items()}
    for page in read.values():
        for address in page.links + [one for _, one in page.loads]:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(page, address)
            anchor = unquote(parts.fragment)
            known = read[target].ids if target in read else set()
            if not target.exists() or not target.is_relative_to(book.resolve()):
                found.append(f"{page.file.relative_to(book)}: {address}")
            elif anchor and target in read and anchor not in known and not anchor.startswith("scene="):
                found.append(f"{page.file.relative_to(book)}: {address} (no such anchor)")
    return found


def remote(book: Path) -> list[str]:
    """Give everything that a page or a style sheet would load from elsewhere, or by an address from the root."""
    found = []
    for page in pages(book).values():
        for _, address in page.loads:
            if urlsplit(address).netloc or address.startswith("/") or urlsplit(address).scheme not in ("", "data"):
                found.append(f"{page.file.relative_to(book)}: {address}")
    for file in book.rglob("*.css"):
        for one, other in _CSS_URL.findall(file.read_text(encoding="utf-8")):
            if urlsplit(one or other).netloc or (one or other).startswith("/"):
                found.append(f"{file.relative_to(book)}: {one or other}")
    return found


def weight(page: Page) -> int:
    """Give the bytes of a page with all it loads, its maps (frames and their pictures for print) left out."""
    loaded = {
        _target(page, address) for tag, address in page.loads if tag != "iframe" and "/maps/" not in f"/{address}"
    }
    return page.file.stat().st_size + sum(file.stat().st_size for file in loaded)
