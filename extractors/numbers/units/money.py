"""Which currency is meant: by its sign, by its noun, by an adjective, else by the article's country."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from extractors.numbers.units.currencies import BARE, DOLLAR_SIGN
from extractors.numbers.units.surfaces import bare_noun, unit_before
from extractors.numbers.units.unit import Unit
from extractors.places.finding import find_places
from extractors.text.words import Words

PREFIXED_DOLLARS = {
    "US": "USD",
    "U.S.": "USD",
    "A": "AUD",
    "AU": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "HK": "HKD",
    "NZ": "NZD",
    "S": "SGD",
    "NT": "TWD",
    "R": "BRL",
}
"""Letters apart from a dollar sign: `AU $82`."""
AMBIGUOUS = {"$"} | {noun for nouns in BARE for noun in nouns.split()}


def home_country(doc: Doc, words: Words) -> str:
    """Whose money a bare `$` or `pesos` is: the country of the article's metadata, of its dateline, or of most places that it names.

    Empty where that is none, or where nothing in the text asks for it.
    """
    article = doc._.article
    if article is not None and article.country:
        return article.country
    if not AMBIGUOUS.intersection(words.lower):
        return ""
    places = [place for place in find_places(doc) if place.codes]
    if places and places[0].role == "dateline":
        return places[0].codes[0]
    named = Counter(code for place in places for code in place.codes)
    code, count = named.most_common(1)[0] if named else ("", 0)
    return code if count >= 2 and count > named.total() / 2 and "US" not in named else ""


def money_before(words: Words, numeral_start: int, country: str) -> tuple[str, int]:
    """The currency whose sign or code stands before the number, and the sign's first token; an empty string where none does."""
    unit, start = unit_before(words.text, numeral_start)
    if unit is None:
        crowns = numeral_start > 0 and words.lower[numeral_start - 1] == "kr"
        return (bare_noun("kr", country), numeral_start - 1) if crowns else ("", numeral_start)
    sign = words.text[start]
    if len(sign) == 1 and sign.isalpha() and words.spaced[start]:  # `R` and `N` only against the number
        return "", numeral_start
    if sign != "$":
        return unit.name, start
    prefix = words.text[start - 1] if start > 0 else ""
    if prefix in PREFIXED_DOLLARS:
        return PREFIXED_DOLLARS[prefix], start - 1
    return DOLLAR_SIGN.get(country, "USD"), start


def resolve_money(words: Words, unit: Unit, start: int, end: int, country: str) -> str:
    """The currency of a noun after the number; `dollars` alone by the article's country, `cents` also by the sum that follows."""
    if words.lower[start] in CENTS and unit.name == "USD":
        return currency_ahead(words, end) or DOLLAR_SIGN.get(country) or ("EUR" if country in EURO_COUNTRIES else "USD")
    if words.lower[start] in ("pound", "pounds") and tells_weight(words, start):
        return WEIGHT
    if end - start == 1:
        return bare_noun(words.lower[start], country) or unit.name
    return unit.name


def tells_weight(words: Words, noun: int) -> bool:
    """Whether pounds are weight: after a word of weight in the sentence, before kilograms, or in `a 150-pound man`."""
    sentence = words.lower[words.sentence[noun] : words.sentence_end[noun]]
    if "£" in sentence or "sterling" in sentence:
        return False
    compound = words.lower[noun] == "pound" and noun > 0 and words.text[noun - 1] in "-‐–"
    if compound and noun + 1 < len(words.lower) and words.lower[noun + 1] not in MONEY_NOUNS:
        return True
    return not WEIGHT_WORDS.isdisjoint(sentence)


WEIGHT = "pound"
WEIGHT_WORDS = frozenset(
    "weigh weighs weighed weighing weight weights heavy heavier lighter overweight kg kgs kilo kilos kilogram kilograms kilogrammes lb lbs "
    "ounce ounces oz thrust payload tow tows towed towing haul hauls".split()
)
MONEY_NOUNS = frozenset(
    "note notes coin coins fine deal bonus prize fee loan bill debt budget grant fund investment contract stake".split()
)
CENTS = frozenset({"cents", "cent", "c", "¢"})
DIVIDED = frozenset({"AUD", "CAD", "EUR", "HKD", "NZD", "SGD", "TWD", "ZAR"})
"""Currencies with cents whose signs tell them from the US dollar."""
EURO_COUNTRIES = frozenset("AT BE DE ES FI FR GR IE IT LU MT NL PT".split())


def currency_ahead(words: Words, start: int) -> str:
    """The currency of a sum just after cents, in the same sentence: `up 8 cents at C$5.20`; empty where none follows."""
    for i in range(start, min(start + 10, words.sentence_end[start - 1])):
        unit, _ = unit_before(words.text, i + 1)
        if unit is not None:
            return unit.name if unit.name in DIVIDED else ""
    return ""
