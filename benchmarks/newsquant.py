"""Adapter for the NewsQuant data: quantities of single sentences in its vocabulary.

    python -m benchmarks.newsquant TEXTS.json OUT.json

TEXTS.json is a list of {"text": ...}. Each predicted quantity has value (a number, or two for a range), unit, normalized_unit, change
(`=`, `~`, `<`, `>`, `up`, `down`) and referred_concepts (a list of words).

NewsQuant counts some quantities that are no claims (`5G` networks, one of the oldest mills, spans of time): for it they are taken from
`doc._.quantities`. Its names of units are its own; the tables below translate.
"""

from __future__ import annotations

import argparse
import json
import re
from itertools import pairwise
from pathlib import Path

from benchmarks.concepts import Concepts
from extractors import Article, create_pipeline
from extractors.claims.changes import VERBS
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.numbers.bounds import bound_before
from extractors.numbers.drafts import words_between
from extractors.numbers.nouns import counted_phrase
from extractors.schema import is_currency
from extractors.text.words import read_words

CURRENCIES = {
    "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "japanese yen", "CNY": "chinese yuan", "AUD": "australian dollar",
    "CAD": "canadian dollar", "NZD": "new zealand dollar", "HKD": "hong kong dollar", "SGD": "singapore dollar", "MYR": "malaysian ringgit",
    "INR": "indian rupee", "ILS": "shekel", "ZAR": "south african rand", "HRK": "croatian kuna", "DKK": "danish krone", "CHF": "swiss franc",
}  # fmt: skip
UNITS = {
    "percent": "percentage", "percentage_point": "percentage point", "basis_point": "basis point", "point": "point", "times": "count",
    "meter": "metre", "kilometer": "kilometre", "centimeter": "centimetre", "millimeter": "millimetre", "micrometer": "micrometre",
    "nanometer": "nanometre", "square_meter": "square metre", "square_kilometer": "square kilometre", "cubic_meter": "cubic metre",
    "liter": "litre", "milliliter": "millilitre", "pound": "pound-mass", "degree_Celsius": "celsius", "degree_Fahrenheit": "fahrenheit",
    "newton_meter": "newton metre", "foot_pound": "pound foot", "kilocalorie": "calorie", "british_thermal_unit": "british thermal unit",
    "kip_per_square_inch": "kilopound per square inch", "pound_force_per_square_inch": "pound per square inch",
    "milliampere_hour": "milliampere-hour", "square_centimeter": "square centimetre", "metric_horsepower": "horsepower",
}  # fmt: skip
CHANGES = {
    "exact": "=",
    "range": "=",
    "about": "~",
    "nearly": "~",
    "above": ">",
    "at_least": ">",
    "below": "<",
    "at_most": "<",
}
ABBREVIATIONS = {"ppg": "point per game", "rpg": "rebound per game", "apg": "assist per game", "td": "touch down"}
FRACTIONS_OF_MONEY = {
    "cents": "cent",
    "cent": "cent",
    "c": "cent",
    "¢": "cent",
    "pence": "penny",
    "p": "penny",
    "sen": "sen",
}


def predict(doc, claims_by_start: dict) -> list[dict]:
    """Every quantity of a sentence, in NewsQuant's terms."""
    counted = [quantity for quantity in doc._.quantities if is_counted(doc, quantity)]
    concepts = Concepts(doc)
    described = [
        describe(doc, quantity, claims_by_start.get(doc[quantity.numeral_start].idx), concepts) for quantity in counted
    ]
    for one, other in pairwise(range(len(counted))):
        if is_move(doc, counted[one], counted[other]):
            described[other] |= {"value": [described[one]["value"], described[other]["value"]]}
            described[one] = {}
    return [quantity for quantity in described if quantity]


def is_move(doc, one, other) -> bool:
    """Whether two numbers are the ends of `from X to Y` or `to X from Y`, which NewsQuant writes as one range."""
    words = read_words(doc)
    before, between = words.lower[one.start - 1], words.lower[one.end : other.start]
    if one.unit != other.unit or one.value is None or other.value is None or one.bound != other.bound or not between:
        return False
    clause = not {",", ";", "and", "up", "down", "."} & set(between)
    return clause and ((before == "from" and between[-1] == "to") or (before == "to" and between[-1] == "from"))


def is_counted(doc, quantity) -> bool:
    """NewsQuant counts no ranks and no `twice` or `half`, but spans of time that only say when and `one` of several."""
    if quantity.form == "ordinal" or quantity.unit == "rank":
        return False
    word = doc[quantity.numeral_end - 1].lower_
    if quantity.form in ("multiple", "fraction") and not word.endswith("fold"):
        return quantity.form == "fraction" and word != "half" and not quantity.excluded
    if quantity.form == "vague" and doc[quantity.numeral_start].lower_ in ("several", "few", "a"):
        return False
    if quantity.form == "generation":
        return True
    if quantity.excluded == "idiom":
        return word == "one" and one_of_several(doc, quantity) is not None
    return not quantity.excluded or quantity.excluded == "when"


def one_of_several(doc, quantity) -> str | None:
    """What `one of the oldest mills` counts: `oldest mills`."""
    words = read_words(doc)
    end = quantity.numeral_end
    if end >= len(doc) or words.lower[end] != "of":
        return None
    phrase = counted_phrase(words, end, words.sentence_end[end])
    return words_between(words, *phrase) if phrase else None


def describe(doc, quantity, claim, concepts: Concepts) -> dict:
    scale = scale_of(doc, quantity)
    ends = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    values = [float(end) * scale for end in ends]
    return {
        "value": values[0] if len(values) == 1 else values,
        "unit": unit_of(doc, quantity),
        "normalized_unit": unit_of(doc, quantity),
        "change": change_of(doc, quantity, claim),
        "referred_concepts": concepts.of(quantity),
    }


def scale_of(doc, quantity) -> float:
    """Cents stay cents, and fractions stay fractions: NewsQuant does not count them in the larger unit."""
    if fraction_of_money(doc, quantity):
        return 100.0
    return 0.01 if quantity.form == "fraction" and quantity.unit == "percent" else 1.0


def fraction_of_money(doc, quantity) -> str:
    """`cent`, `penny` or `sen`, where the number, or the one that it leans on, is printed in those."""
    printed = doc._.quantities[quantity.leans_on] if quantity.leans_on is not None else quantity
    following = doc[printed.numeral_end].lower_ if printed.numeral_end < len(doc) else ""
    return FRACTIONS_OF_MONEY.get(following, "") if is_currency(quantity.unit) else ""


def unit_of(doc, quantity) -> str:
    if quantity.form == "fraction" and quantity.unit == "percent":
        return "-"
    if quantity.form == "generation":
        return "generation wireless"
    if quantity.unit == "count":
        name = singular((one_of_several(doc, quantity) or quantity.item).lower()) or "-"
        name = ABBREVIATIONS.get(name, name)
    else:
        name = (
            fraction_of_money(doc, quantity)
            or CURRENCIES.get(quantity.unit)
            or UNITS.get(quantity.unit)
            or quantity.unit.replace("_", " ")
        )
        if is_currency(quantity.unit) and quantity.unit not in CURRENCIES:
            name = doc[quantity.start : quantity.end].text.split()[-1].lower()
    if quantity.unit == "horsepower" and "b" in doc[quantity.numeral_end : quantity.end].text.lower():
        name = "brake horsepower"
    if quantity.unit in ("year", "month", "week", "day") and is_age(doc, quantity):
        name = f"{name} of age"
    per = (
        "mega british thermal unit"
        if quantity.per.lower() == "mmbtu"
        else UNITS.get(quantity.per) or quantity.per.replace("_", " ")
    )
    return f"{name} per {per}" if per else name


def is_age(doc, quantity) -> bool:
    words = doc[quantity.numeral_end : quantity.end + 2].text.lower()
    return "old" in re.findall(r"[a-z]+", words) or not words.startswith(
        ("year", "month", "week", "day", "-year", " year")
    )


def singular(phrase: str) -> str:
    """The phrase with its last word in the singular, as NewsQuant writes it."""
    head, _, last = phrase.rpartition(" ")
    last = "people" if last == "people" else noun_lemma(last) or (last[:-1] if last.endswith("s") else last)
    return f"{head} {last}".strip()


def change_of(doc, quantity, claim) -> str:
    if quantity.bound == "range":
        bound, _ = bound_before(read_words(doc).lower, quantity.numeral_start, quantity.start)
        return CHANGES.get(bound, "=")
    if quantity.bound != "exact" and CHANGES[quantity.bound] != "=":
        return CHANGES[quantity.bound]
    if (
        claim is not None
        and claim.kind == "change"
        and claim.direction in ("up", "down")
        and moved_before(doc, quantity)
    ):
        return claim.direction
    return "~" if read_words(doc).lower[quantity.start - 1] == "estimated" else "="


def moved_before(doc, quantity) -> bool:
    """Whether a verb or `up` and `down` before the number move it: NewsQuant takes `a 3% drop` and `16% higher` for plain numbers."""
    words = read_words(doc)
    before = words.lower[max(words.sentence[quantity.start], quantity.start - 8) : quantity.numeral_start]
    return any(word in ("up", "down") or verb_lemma(word) in VERBS for word in before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    from extractors.language import make_doc

    nlp = create_pipeline()
    predictions = []
    for record in json.loads(arguments.texts.read_text(encoding="utf-8")):
        doc = nlp(
            make_doc(nlp, Article(article_id="sentence", file="sentence.txt", text=record["text"], language="en"))
        )
        claims = {claim.char_start + claim.quote.find(claim.value_text): claim for claim in doc._.claims}
        predictions.append({"text": record["text"], "quantities": predict(doc, claims)})
    arguments.out.write_text(json.dumps(predictions, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
