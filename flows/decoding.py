"""Bytes to text: which encoding a file is in, and whether it is text at all.

UTF-8 first, since nothing else passes for it by accident; then a byte-order mark; then charset-normalizer, held to the
encodings that English news is stored in. (Left free it takes `£3.2m` in Windows' Western encoding for the Polish
`Ł3.2m`: the same byte, and a currency lost.)
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from flows.rejects import Rejected

# UTF-32's mark begins with UTF-16's: the longer one first. The codecs named take the mark off.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODING_NAMES = {
    "cp1252": "windows-1252",
    "iso8859_15": "iso-8859-15",
    "mac_roman": "macintosh",
    "utf_16_le": "utf-16-le",
    "utf_16_be": "utf-16-be",
}
"""What may be guessed, by Python's name of the codec; the standard's name, which Python knows too, is published."""

CANDIDATES = [name for name in ENCODING_NAMES if name != "iso8859_15"]
CURRENCY_SIGN = b"\xa4"
C1 = re.compile(rb"[\x80-\x9f]")

SIGNS = frozenset("£€¥¢©®™°§¶·•–—…‘’“”‚„‹›«»¡¿¼½¾²³¹±×÷†‡‰´¦¬\xa0\xad")
LONE_LETTERS = frozenset("àéèêöµªº")
ODD_SHARE = 0.1
"""The share of characters beyond ASCII that may be odd: more of them are another encoding's letters."""

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

DECLARED = re.compile(
    r"(?:windows-|cp)125\d|iso8859-\d\d?|koi8-[ru]|mac-roman|shift_jis|euc_(?:jp|kr)|gb2312|gbk|gb18030|big5"
)
"""Encodings that a file's own word is taken for, by Python's names: the codecs that transform or unpack are not among them."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
HALVES = re.compile(r"[\ud800-\udfff]")
OVERRIDES = re.compile(r"[\u202d\u202e]")
REMEDY = "Save it as plain text in UTF-8."


class Decoded(NamedTuple):
    """The text of a file without a byte-order mark, newlines as they are; `data.decode(encoding)` gives it."""

    text: str
    encoding: str


def has_wide_mark(data: bytes) -> bool:
    """Whether the bytes begin with the mark of UTF-16 or UTF-32."""
    return any(data.startswith(mark) for mark, encoding in BYTE_ORDER_MARKS if encoding != "utf-8-sig")


def decode_text(data: bytes, declared: str = "") -> Decoded:
    """The text and its encoding; `declared` is what the file itself says it is in. Raises Rejected.

    >>> decode_text("£3.2m, said São Paulo’s mayor".encode("cp1252"))
    Decoded(text='£3.2m, said São Paulo’s mayor', encoding='windows-1252')
    """
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise Rejected("binary", f"it is {name}, not text. {REMEDY}")
    decoded = decode_marked(data) or decode_utf8(data) or decode_declared(data, declared) or decode_guessed(data)
    refuse_controls(decoded.text)
    return decoded


def decode_marked(data: bytes) -> Decoded | None:
    """The text by its byte-order mark; None without one."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                reason = f"it begins with the mark of {encoding}, but byte {error.start} does not fit. {REMEDY}"
                raise Rejected("undecodable", reason) from None
    return None


def decode_utf8(data: bytes) -> Decoded | None:
    """The text, where it is UTF-8; None where it is something else; Rejected where it is UTF-8 with other bytes mixed in."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
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


def decode_declared(data: bytes, declared: str) -> Decoded | None:
    """The text in the encoding that the file names; None where that is none of those in which news is stored, or does not fit."""
    if not DECLARED.fullmatch(declared):
        return None
    try:
        return Decoded(data.decode(declared), declared)
    except UnicodeDecodeError:
        return None


def decode_guessed(data: bytes) -> Decoded:
    """The text in one of the encodings that charset-normalizer finds plausible among ours."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None:
        if b"\0" in data:
            raise Rejected("binary", f"it holds NUL bytes, as no text does. {REMEDY}")
        raise Rejected("undecodable", f"none of UTF-8, UTF-16, Windows-1252 and Mac Roman makes text of it. {REMEDY}")
    name = best.encoding
    if name == "cp1252" and CURRENCY_SIGN in data and not C1.search(data):
        name = "iso8859_15"  # what Windows has between 0x80 and 0x9f is not there, and 0xa4 is the euro
    text = data.decode(name)
    refuse_mojibake(text, name)
    return Decoded(text, ENCODING_NAMES[name])


def refuse_mojibake(text: str, name: str) -> None:
    """Raise Rejected where the encoding gives a text that nobody wrote.

    Mac Roman makes a character of every byte, so it fits whatever nothing else fits: nothing may be odd in it.
    """
    foreign = sum(not character.isascii() for character in text)
    odd = count_odd(text)
    if odd > (0 if name == "mac_roman" else foreign * ODD_SHARE):
        raise Rejected("undecodable", f"its bytes fit no encoding: each known one makes nonsense of some. {REMEDY}")


def count_odd(text: str) -> int:
    """Characters beyond ASCII that stand where no English text has them: rare signs, capitals inside or without a word.

    >>> count_odd("Café São, “a record” of €3"), count_odd("√© cafÈ Å")
    (0, 3)
    """
    padded = f" {text} "
    places = [place for place, character in enumerate(padded) if not character.isascii()]
    return sum(is_odd(*padded[place - 1 : place + 2]) for place in places)


def is_odd(before: str, character: str, after: str) -> bool:
    if not character.isalpha():
        return character not in SIGNS
    if character.isupper():
        return before.islower() or not (before.isalpha() or after.isalpha())
    return character not in LONE_LETTERS and not (before.isalpha() or after.isalpha())


def refuse_hidden(text: str) -> None:
    """Raise Rejected where the characters are none that a reader would see as they stand there."""
    refuse_controls(text)
    if found := HALVES.search(text):
        raise Rejected("undecodable", f"character {found.start()} is half of one (a lone surrogate). {REMEDY}")
    refuse_overrides(text)


def refuse_overrides(text: str) -> None:
    """Raise Rejected where `\u202e123` would look like 321. (Marks that only say which way a name runs stay.)"""
    if found := OVERRIDES.search(text):
        detail = f"character {found.start()} turns the order of those behind it round (U+{ord(found[0]):04X})."
        raise Rejected("bidi_override", f"{detail} Take it out.")


def refuse_controls(text: str) -> None:
    """Text has no NULs, and next to no other control characters."""
    found = CONTROLS.search(text)
    if found and (found[0] == "\0" or len(CONTROLS.findall(text)) > len(text) // 200):
        raise Rejected("binary", f"it holds control characters (the first at character {found.start()}). {REMEDY}")
