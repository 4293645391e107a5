"""Make a PNG smaller without losing a pixel, and write into it what it was made of."""

import zlib
from collections.abc import Iterator

_HEAD = b"\x89PNG\r\n\x1a\n"
KEYWORD = "Made-Of"


def chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the chunks of a PNG as name and content (ISO/IEC 15948, section 5.3).

    Raises
    ------
    ValueError
        If it is not a PNG.
    """
    if not image.startswith(_HEAD):
        raise ValueError("not a PNG")
    at = len(_HEAD)
    while at < len(image):
        length = int.from_bytes(image[at : at + 4])
        yield image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def packed(image: bytes, made_of: str) -> bytes:
    """Give the image with its pixels packed as tightly as deflate can, and a text that says what it was made of."""
    parts = list(chunks(image))
    pixels = zlib.compress(zlib.decompress(b"".join(content for name, content in parts if name == b"IDAT")), 9)
    head = [one for one in parts if one[0] not in (b"IDAT", b"IEND", b"tEXt")]
    told = (b"tEXt", f"{KEYWORD}\0{made_of}".encode("latin-1"))
    return _HEAD + b"".join(_chunk(*one) for one in (*head, told, (b"IDAT", pixels), (b"IEND", b"")))


def made_of(image: bytes) -> str:
    """Give the text that says what an image was made of; empty if it has none."""
    for name, content in chunks(image):
        keyword, _, text = content.partition(b"\0")
        if name == b"tEXt" and keyword == KEYWORD.encode():
            return text.decode("latin-1")
    return ""
