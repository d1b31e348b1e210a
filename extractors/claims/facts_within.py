"""Numbers that stand for a fact within what is planned, expected or supposed: they are actual whatever the verbs say."""

from __future__ import annotations

from extractors.claims.context import Context

# Before whom or what something is done, which is there already.
_FOR = frozenset("for among amongst across".split())


def stands_for_fact(context: Context) -> bool:
    """`40% of the 900 ships`, `a levy for the city's 900 firms`, `three remaining ships`: what is counted is there already."""
    quantity = context.quantity
    if quantity.item.split(" ")[0] in ("remaining", "existing", "current"):
        return True
    before = quantity.start - 1
    preposition = preposition_over(context, before)
    if context.lower(preposition) == "of":
        joint = context.lower(before) == "combined"  # up to 900 of a combined 31,000 jobs
        return (context.tag(before) in "DO" or joint) and is_counted_part(context, preposition - 1)
    owned = context.tag(before) == "O" or context.lower(quantity.end) in ("who", "whose")
    return context.lower(preposition) in _FOR and quantity.unit == "count" and bool(quantity.item) and owned


def preposition_over(context: Context, i: int) -> int:
    """The preposition before the words of the noun phrase that end with token `i`."""
    while i > context.parse.start and context.tag(i) in "DNEAO":
        i -= 1
    return i


def is_counted_part(context: Context, i: int) -> bool:
    """Whether a number, or its percent sign, ends with token `i`: `40% of the`, `12 of its`, `12 ships of the`."""
    previous = context.previous
    return previous is not None and previous.end >= i and previous.start <= i


def is_compared(context: Context) -> bool:
    """`twice what analysts had expected`, `less than half of what they sought`: what it is a multiple or a part of was expected, it was not."""
    if context.quantity.form == "fraction" and context.words.lower[context.quantity.end : context.quantity.end + 2] == [
        "of",
        "what",
    ]:
        return True
    return context.quantity.unit == "times" and context.lower(context.quantity.end) in _COMPARED


_COMPARED = frozenset("what as that those the its their expected forecast".split())
