"""Numbers that take their unit or noun from an earlier one: `sold 435 homes, up from 187`."""

from __future__ import annotations

from extractors.words import Words


def resolve_ellipsis(words: Words, drafts: list) -> None:
    """Give each bare number the unit and noun of the nearest earlier quantity of its sentence."""
    for index, draft in enumerate(drafts):
        if draft.excluded or not draft.bare or draft.form != "cardinal":
            continue
        source = antecedent(words, drafts, index)
        if source is not None:
            lend(words, drafts[source], draft, source)


def antecedent(words: Words, drafts: list, index: int) -> int | None:
    sentence = words.sentence[drafts[index].start]
    for i in range(index - 1, -1, -1):
        if words.sentence[drafts[i].start] != sentence:
            return None
        if not drafts[i].excluded and drafts[i].unit_kind not in (
            "percent",
            "percentage_point",
            "basis_point",
            "multiple",
        ):
            return i
    return None


def lend(words: Words, source, draft, index: int) -> None:
    draft.unit, draft.unit_kind, draft.per, draft.leans_on = source.unit, source.unit_kind, source.per, index
    if source.item_start >= 0:
        draft.item = (
            source.item
            or "".join(words.text[i] + " " * words.spaced[i] for i in range(source.item_start, source.item_end)).strip()
        )
    else:
        draft.item = source.item
