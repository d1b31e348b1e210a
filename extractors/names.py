"""Numbers that are no claims: parts of names, identifiers, scores, addresses, idioms."""

from __future__ import annotations

from extractors.words import Words


def exclude(words: Words, drafts: list) -> None:
    """Set `excluded` and `optional` of every draft that CLAIMS.md keeps out or leaves open."""
    for draft in drafts:
        if draft.form == "ordinal":
            draft.excluded = "ordinal"
        elif draft.form == "vague":
            draft.optional = True
        elif draft.numeral.value == 1 and not draft.numeral.digits and draft.unit_kind not in ("money", "percent"):
            draft.excluded = "idiom"
        elif draft.bare and is_name(words, draft):
            draft.excluded = "name"


def is_name(words: Words, draft) -> bool:
    i = draft.numeral.start - 1
    return i >= words.sentence[draft.numeral.start] and words.text[i][:1].isupper()
