"""Names that an article shortens itself: after `KG Mobility (KGM)`, KGM is KG Mobility.

The long form is found as Schwartz and Hearst do (Pacific Symposium on Biocomputing 2003): the letters in brackets must stand in the words
before, in order, the first of them at the start of a word; and those words must be a name.
"""

from __future__ import annotations

import re

IN_BRACKETS = re.compile(r"(?<=[\w.’']) \(([A-Z][A-Za-z&.-]{0,8}[A-Z])\)")
WORD = re.compile(r"\S+")
POSSESSIVE = re.compile(r"[’']s?$")
JOINERS = frozenset("of for the and on in to de du la & -".split())
"""Words of a name that are not capitalised."""

CLOSES = ',.;:!?)]}"”'
"""No name goes on behind these; a full stop aside that shortens a word of the name."""

LETTERS_BEFORE = 120
"""Characters before the bracket among which the long form is looked for."""


def find_abbreviations(text: str) -> dict[str, str]:
    """Short forms and the names that they stand for, the first definition of each.

    >>> find_abbreviations("KG Mobility’s (KGM) pickup, said the Office for National Statistics (ONS).")
    {'KGM': 'KG Mobility', 'ONS': 'Office for National Statistics'}
    >>> find_abbreviations("It was sold (UK) by a plug-in hybrid (PHEV) maker, and Toyota Motor Corp. (TMC) agreed.")
    {'TMC': 'Toyota Motor Corp.'}
    """
    found: dict[str, str] = {}
    for match in IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - LETTERS_BEFORE) : match.start()]
        long = long_form(match[1], before.rpartition("\n")[2])
        if long:
            found.setdefault(match[1], long)
    return found


def long_form(short: str, before: str) -> str:
    """The name at the end of `before` that the letters stand for; empty where there is none."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    name = POSSESSIVE.sub("", before)
    start = first_letter(letters, name)
    long = name[start:] if start is not None else ""
    words = WORD.findall(long)
    is_name = words and len(words) <= len(letters) + 3 and all(is_of_name(word) for word in words[:-1])
    return " ".join(words) if is_name and words[-1][0].isupper() and long.lower() != short.lower() else ""


def first_letter(letters: list[str], name: str) -> int | None:
    """Where the first letter stands when all are found, from the last backwards; it starts a word."""
    place = len(name)
    for left, letter in zip(range(len(letters) - 1, -1, -1), reversed(letters), strict=True):
        place = name.lower().rfind(letter, 0, place)
        while left == 0 and place > 0 and name[place - 1].isalnum():
            place = name.lower().rfind(letter, 0, place)
        if place < 0:
            return None
    return place


def is_of_name(word: str) -> bool:
    """Whether a word can stand within a name."""
    return word in JOINERS or (word[0].isupper() and word[-1] not in CLOSES.replace(".", ""))
