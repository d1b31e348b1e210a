"""What the rules about names look at: the tokens, the quantities under way, and what the article itself teaches about names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractors.grammar.parts_of_speech import CLOSED, word_classes
from extractors.numbers.drafts import Draft
from extractors.text.words import Words

TITLE_SMALL = frozenset(
    "a an the of in on at to by for and or but as from with into over up is its nor so yet vs per via after amid".split()
)


@dataclass(slots=True)
class Page:
    """What the rules look at: the tokens, the drafts, and what the article taught about names."""

    words: Words
    drafts: list[Draft]
    named: frozenset[str] = frozenset()
    title_case: dict[int, bool] = field(default_factory=dict)


def learn_names(words: Words, drafts: list[Draft]) -> frozenset[str]:
    """Numbers that stand twice after the same capitalised word (`Boeing 787`): the pair, and the number itself where it has three digits or more."""
    pairs = Counter(
        f"{words.text[d.numeral.start - 1]} {d.numeral.text}"
        for d in drafts
        if d.plain
        and d.numeral.start > 0
        and is_capitalised(words.text[d.numeral.start - 1])
        and not word_classes(words.lower[d.numeral.start - 1]) & CLOSED
    )
    return frozenset(pair for pair, count in pairs.items() if count > 1)


def is_capitalised(text: str) -> bool:
    return text[:1].isupper()


def has_title_case(page: Page, i: int) -> bool:
    """Whether the sentence is a headline With Capitals On Most Words, where a capital says nothing."""
    first = page.words.sentence[i]
    if first not in page.title_case:
        tokens = page.words.text[first : page.words.sentence_end[i]]
        longer = [t for t in tokens if t.isalpha() and t.lower() not in TITLE_SMALL]
        page.title_case[first] = len(longer) >= 4 and sum(t[0].isupper() for t in longer) >= 0.75 * len(longer)
    return page.title_case[first]


def is_small_word(draft: Draft) -> bool:
    return not draft.numeral.digits and draft.form == "cardinal" and draft.numeral.value <= 20
