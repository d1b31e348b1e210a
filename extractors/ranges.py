"""Two numbers that are the ends of one range: `10 to 15`, `between $5 and $7 billion`, `10-15%`, `from 450 to 900 sq ft`."""

from __future__ import annotations

from extractors.words import Words

JOINERS = frozenset({"to", "-", "–", "—", "−", "‐", "‑", "and", "or"})


def join_ranges(words: Words, drafts: list) -> list:
    """The drafts, with the two ends of each range as one."""
    joined: list = []
    for draft in drafts:
        if joined and is_range(words, joined[-1], draft):
            joined[-1] = join(joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def is_range(words: Words, low, high) -> bool:
    """Whether two neighbours are the ends of a range."""
    gap = high.start - low.end
    if (
        gap != 1
        or len(low.numerals) > 1
        or words.lower[low.end] not in JOINERS
        or low.form != "cardinal"
        or high.form != "cardinal"
    ):
        return False
    joiner = words.lower[low.end]
    if low.unit and low.unit != high.unit:
        return False
    if joiner == "and":
        return low.start > 0 and words.lower[low.start - 1] == "between"
    if joiner == "or":
        return False
    return share_scale(low, high).value < high.numeral.value


def share_scale(low, high):
    """The lower numeral, with the magnitude of the upper one where it has none: `1.5–2 million`."""
    numeral, scale = low.numeral, high.numeral.scale
    if numeral.scale == 1 and scale > 1 and numeral.value * scale < high.numeral.value:
        return numeral._replace(value=numeral.value * scale, scale=scale)
    return numeral


def join(low, high):
    low.numerals = [share_scale(low, high), high.numeral]
    low.end = high.end
    if not low.unit:
        low.unit, low.unit_kind, low.factor, low.per = high.unit, high.unit_kind, high.factor, high.per
    low.unit_start, low.unit_end = high.unit_start, high.unit_end
    return low
