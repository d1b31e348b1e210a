"""Bytes to text: which encoding a file is in, and whether it is text at all.

UTF-8 first, since nothing else passes for it by accident; then a byte-order mark; then charset-normalizer, held to the
encodings that English news is stored in. (Left free it takes `£3.2m` in Windows' Western encoding for the Polish
`Ł3.2m`: the same byte, and a currency lost.)
"""

from __future__ import annotations

import codecs
import re

from flows.rejects import Rejected

# UTF-32's mark begins with UTF-16's: the longer one first. The codecs named take the mark off.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ["cp1252", "mac_roman", "utf_16_le", "utf_16_be"]

SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive (as Word and Excel files are)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich-text file",
}

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
REMEDY = "Save it as plain text in UTF-8."


def decode_text(data: bytes) -> str:
    """The text, without a byte-order mark, newlines as they are. Raises Rejected.

    >>> decode_text("£3.2m, said São Paulo’s mayor".encode("cp1252"))
    '£3.2m, said São Paulo’s mayor'
    """
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise Rejected("binary", f"it is {name}, not text. {REMEDY}")
    text = decode_marked(data)
    if text is None:
        text = decode_utf8(data)
    if text is None:
        text = decode_guessed(data)
    refuse_controls(text)
    return text


def decode_marked(data: bytes) -> str | None:
    """The text by its byte-order mark; None without one."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"it begins with the mark of {encoding}, but byte {error.start} does not fit. {REMEDY}"
                raise Rejected("undecodable", reason) from None
    return None


def decode_utf8(data: bytes) -> str | None:
    """The text, where it is UTF-8; None where it is something else; Rejected where it is UTF-8 with other bytes mixed in."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        lenient = data.decode("utf-8", "replace")
        wrong = lenient.count("\ufffd")
        right = sum(not character.isascii() for character in lenient) - wrong
        if right > wrong:
            detail = (
                f"it is UTF-8, but not at byte {error.start} (0x{data[error.start]:02x}). Mend that place. {REMEDY}"
            )
            raise Rejected("undecodable", detail) from None
        return None


def decode_guessed(data: bytes) -> str:
    """The text in one of the encodings that charset-normalizer finds plausible among ours."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None:
        if b"\0" in data:
            raise Rejected("binary", f"it holds NUL bytes, as no text does. {REMEDY}")
        raise Rejected("undecodable", f"none of UTF-8, UTF-16, Windows-1252 and Mac Roman makes text of it. {REMEDY}")
    return str(best).removeprefix("\ufeff")


def refuse_controls(text: str) -> None:
    """Text has no NULs, and next to no other control characters."""
    found = CONTROLS.search(text)
    if found and (found[0] == "\0" or len(CONTROLS.findall(text)) > len(text) // 200):
        raise Rejected("binary", f"it holds control characters (the first at character {found.start()}). {REMEDY}")
