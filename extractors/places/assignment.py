"""Which geography a number is about, of the places that its sentence and its article name.

Within a sentence: the words of the number's own stretch (`a 4% share of the Polish market`, `16% in Hungary`), then what the number
before it was about, then what stands earlier in the sentence. A sentence that names no place goes on about the last
one of its paragraph, or about the country that the whole article is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from spacy.tokens import Doc

from extractors.attribution.frames import Source
from extractors.attribution.sources import find_sources
from extractors.places.finding import Place, find_places
from extractors.places.gazetteer import ambiguous as a
from extractors.text.sentences import paragraph_numbers
from extractors.text.words import Words, read_words


class Spanned(Protocol):
    """Anything with a first token and an end: a quantity."""

    start: int
    end: int


# Where one of these stands, the number holds for no single country, or for none that is named.
WORLDWIDE = frozenset(
    "worldwide global globally overseas abroad international internationally world planet globe Worldwide Global Globally Overseas "
    "International Internationally".split()
)
# Said right before or behind a number, these place it nowhere, whatever country the sentence names.
ELSEWHERE = frozenset("worldwide globally overseas abroad internationally elsewhere".split())

# Before `world` these speak of no geography: `the financial world`.
WORLDS = frozenset(
    "financial business corporate sporting art fashion tech music academic scientific real second first third ancient".split()
)
# What is traded at one price everywhere: `Gold lost 0.6%` is of no country, whatever the sentence before was about.
TRADED = frozenset("gold silver platinum palladium brent bitcoin ether ethereum".split())
BREAKS = frozenset(
    ", ; : — – -- ( ) while whereas but and which who as after because compared versus against than".split()
)
PREPOSITIONS = frozenset(
    "in of across throughout within into to from at for inside around on among between near outside with over by".split()
)
RELATIVE = frozenset({"which", "who", "whose", "where"})
COORDINATORS = frozenset({"and", ",", "or", "&", "-", "–", "/"})
OPENERS = frozenset(
    "in across throughout within for among at around outside on with despite unlike from after while although as".split()
)


WHOLE = frozenset("of the its their all these those".split())
"""What stands between a part and its whole: `20 of the 30 schools`."""
KINDS_OF_PLACE = frozenset("country state city province region nation county town village territory district".split())

RELATIVE_LINKS = frozenset({"who", "that", "which"})
LINK, APPOSED = 4, 8
"""Tokens between a number and its place, at most: of `who arrived in`, and of `, a port city in`."""
CLAUSE = 30
"""Tokens that a relative clause has at most before its number."""
NOWHERE = Place(-1, -1, ())
OFTEN = 3
MOST = 0.7


class Sentence(NamedTuple):
    """A sentence's tokens and its quantities, and the places in it by what they can do.

    `places` locate a number; `weak` ones (a public body's) only for want of others; `inside` those that do so where they stand in the
    number's own words (`six U.S. diplomats`). `asides` as `find_asides` gives them.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    weak: tuple[Place, ...]
    inside: tuple[Place, ...]
    quantities: tuple[int, ...]
    asides: dict[int, int]


def assign_places(doc: Doc, quantities: Sequence[Spanned]) -> list[str]:
    """For each quantity, in order, the codes of its geography, `;` between them; empty where the text says none.

    A place in the name of somebody to whom numbers are attributed locates none.
    """
    words = read_words(doc)
    places = find_places(doc)
    paragraphs = paragraph_numbers(doc) if quantities else []
    leading, mentions = leading_country(words, places)
    home = leading if mentions >= OFTEN else ""
    found = [""] * len(quantities)
    last, last_paragraph, last_end = "", -1, 0
    for sentence in group_sentences(words, places, quantities, find_sources(doc)):
        paragraph = paragraphs[sentence.start]
        carried = last if paragraph == last_paragraph else ""
        before = words.sentence[sentence.start - 1] if sentence.start else 0
        if before >= last_end and paragraphs[before] == paragraph:
            carried = only_place(words, places, (before, sentence.start), carried or home)
        here = [quantities[n] for n in sentence.quantities]
        codes = locate_sentence(words, sentence, here, carried or home or sole_code(sentence, leading))
        for n, code in zip(sentence.quantities, codes, strict=True):
            found[n] = code
        if sentence.quantities[0] == 0 and codes[0] == leading:
            home = leading
        last, last_paragraph, last_end = codes[-1], paragraph, sentence.end
    return found


def find_asides(words: Words, sources: list[Source]) -> dict[int, int]:
    """Tokens of what is said of a source between commas, each with its end: `Park, a professor in Oxford, said`."""
    asides = {}
    for source in sources:
        if words.text[source.end : source.end + 1] == [","] and source.scope_start <= words.sentence_end[source.start]:
            asides.update(dict.fromkeys(range(source.end, source.scope_start), source.scope_start))
    return asides


def group_sentences(words: Words, places: list[Place], quantities: Sequence[Spanned], sources: list[Source]):
    """The sentences that hold a quantity, in order. A place in a source's name locates nothing."""
    blocked = {i for source in sources for i in range(source.start, source.end)}
    asides = find_asides(words, sources)
    n = 0
    while n < len(quantities):
        start = words.sentence[quantities[n].start]
        end = words.sentence_end[quantities[n].start]
        first = n
        while n < len(quantities) and quantities[n].start < end:
            n += 1
        here = between(places, start, end)
        open_places = [place for place in here if place.start not in blocked]
        yield Sentence(
            start,
            end,
            tuple(place for place in open_places if place.role == "place"),
            tuple(place for place in here if place.role == "institution"),
            tuple(place for place in here if place.role not in ("seat", "dateline")),
            tuple(range(first, n)),
            asides,
        )


def between(places: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """The places that start from token `start` on and before `end`."""
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]


def only_place(words: Words, places: list[Place], stretch: tuple[int, int], otherwise: str) -> str:
    """The code of the one country in a stretch of tokens; `otherwise` where none is named there, empty where several are.

    Of several the one that something is in, at or near.
    """
    here = [place for place in between(places, *stretch) if place.role in ("place", "institution") and place.codes]
    named = [place for place in here if place.role == "place"] or here
    codes = {place.codes for place in named}
    people = otherwise and all(place.kind == "demonym" for place in named)  # a Polish cook, in a text about elsewhere
    if not codes or people:
        return otherwise
    if len(codes) > 1:
        codes = {place.codes for place in named if words.lower[place.start - 1] in a.LOCATIVE}
    return ";".join(codes.pop()) if len(codes) == 1 else ""


def sole_code(sentence: Sentence, leading: str) -> str:
    """The leading country, if the sentence names a public body of it, and no other country."""
    codes = {code for place in sentence.weak for code in place.codes}
    return leading if codes == {leading} and all(place.codes == (leading,) for place in sentence.places) else ""


def leading_country(words: Words, places: list[Place]) -> tuple[str, int]:
    """The country that alone opens the article and has most of its mentions, and how many these are; empty where there is none.

    It is what the whole article is about if its first number is about it, or if it is named often.
    """
    located = [place for place in places if place.role in ("place", "institution") and place.codes]
    counts = Counter(code for place in located for code in place.codes)
    if not counts:
        return "", 0
    code, number = counts.most_common(1)[0]
    first = words.sentence[located[0].start]
    opening = {place.codes for place in located if words.sentence[place.start] == first}
    world = speaks_of_world(words, first, words.sentence_end[first])
    most = number >= MOST * sum(max(len(place.codes), 1) for place in located)
    return (code, number) if most and opening == {(code,)} and not world else ("", 0)


def locate_sentence(words: Words, sentence: Sentence, quantities: list[Spanned], carried: str) -> list[str]:
    """The codes for each quantity of one sentence."""
    worldwide = speaks_of_world(words, sentence.start, sentence.end)
    codes: list[str] = []
    taken: Place | None = None
    for n, quantity in enumerate(quantities):
        previous_end = quantities[n - 1].end if n else sentence.start
        next_start = part_end(words, quantities, n, sentence.end)
        own = own_place(words, sentence, quantity, (previous_end, next_start), taken)
        leader = leading_number(words, quantities, n)
        if own is not None:
            codes.append(join_codes(words, sentence.places, own))
        elif leader is not None:
            codes.append(codes[leader])
        elif n and (antecedent := antecedent_place(words, sentence, quantities[n - 1])):
            codes.append(";".join(antecedent.codes))
        else:
            codes.append(opening_place(words, sentence, quantity, worldwide, carried))
        taken = own
    return codes


def part_end(words: Words, quantities: list[Spanned], n: int, end: int) -> int:
    """Where the words behind number `n` end: at the next one, but `20 of the 30 schools in Peru` goes on."""
    while n + 1 < len(quantities):
        way = words.lower[quantities[n].end : quantities[n + 1].start]
        if not way or "of" not in way or not WHOLE.issuperset(way):
            return quantities[n + 1].start
        n += 1
    return end


def antecedent_place(words: Words, sentence: Sentence, previous: Spanned) -> Place | None:
    """The place that a relative clause with number `previous` tells of: `Peru, which grows 40% of the corn, will sell 30 tons`."""
    start = max(sentence.start, previous.start - CLAUSE)
    comma = next((i for i in range(previous.start - 1, start, -1) if words.lower[i] == ","), start)
    return next((place for place in sentence.places if place.end == comma), None)


def leading_number(words: Words, quantities: list[Spanned], n: int) -> int | None:
    """Which number before number `n` of a sentence it goes on from: the last one, but none of a relative clause that has ended.

    `Volta, which makes 40% of its cars in Peru, lost 12%`: the 12 does not go on from the 40.
    """
    lower = words.lower
    while n:
        previous, quantity = quantities[n - 1], quantities[n]
        start = max(words.sentence[previous.start], previous.start - CLAUSE)
        opening = next((i for i in range(previous.start - 1, start, -1) if lower[i] == ","), start)
        ended = any(lower[i] == "," for i in range(previous.end, quantity.start))
        if not (lower[opening + 1] in RELATIVE and ended):
            return n - 1
        n -= 1
    return None


def own_place(
    words: Words, sentence: Sentence, quantity: Spanned, stretch: tuple[int, int], taken: Place | None
) -> Place | None:
    """The place in the number's own words, behind it with a preposition, or before it.

    `stretch` reaches from the end of the number before to the start of the one after;
    `taken` is the place of the number before.
    """
    previous_end, next_start = stretch
    inside = between(sentence.inside, quantity.start, quantity.end)
    away = inside and inside[0].kind == "demonym" and a.AWAY.intersection(words.lower[inside[0].end : quantity.end + 1])
    if inside and not away:
        return inside[0]
    if is_elsewhere(words, quantity, stretch):
        return NOWHERE
    after = between(sentence.places, quantity.end, next_start)
    if after and reaches(words, quantity.end, after[0]):
        return after[0]
    before = [
        place
        for place in between(sentence.places, previous_end, quantity.start)
        if place != taken
        and quantity.start < sentence.asides.get(place.start, quantity.end)
        and not (place.start > sentence.start + 2 and ";" in words.text[place.end : quantity.start])
    ]
    if before:
        return main_place(words, before)
    return inside[0] if inside else None


def speaks_of_world(words: Words, start: int, end: int) -> bool:
    """Whether a sentence speaks of the whole world, or of abroad. `World Bank` and `International Monetary Fund` are names."""
    found = WORLDWIDE.intersection(words.text[start:end])
    if found == {"world"}:
        return any(words.text[i] == "world" and words.lower[i - 1] not in WORLDS for i in range(start, end))
    return bool(found) and any(word.islower() or words.text[start] == word for word in found)


def is_elsewhere(words: Words, quantity: Spanned, stretch: tuple[int, int]) -> bool:
    """`sold 30 cars overseas`, `abroad it sold 20`: no country holds the number."""
    previous_end, next_start = stretch
    for i in range(quantity.end, min(next_start, quantity.end + 3)):
        if words.lower[i] in BREAKS:
            break
        if words.lower[i] in ELSEWHERE:
            return True
    return any(words.lower[i] in ELSEWHERE for i in range(max(previous_end, quantity.start - 6), quantity.start))


def reaches(words: Words, start: int, place: Place) -> bool:
    """Whether a place behind a number belongs to it: `sold in China`, `share of the Polish market`, with no comma or clause between."""
    way = words.lower[start : place.start]
    if 1 < len(way) <= LINK and way[0] in RELATIVE_LINKS and not {",", "(", "from"}.intersection(way):
        return True  # 463,000 migrants who arrived in Spain
    if "," in way and KINDS_OF_PLACE.intersection(way):
        comma = len(way) - 1 - way[::-1].index(",")
        apposed = (
            way[comma + 1 : comma + 2] in (["a"], ["an"], ["the"])
            and way[-1] in ("in", "of")
            and len(way) - comma <= APPOSED
        )
        way = way[:comma] if apposed else way  # homes in Tarapur, a port city in Bangladesh
    if any(token in BREAKS for token in way):
        return False
    return not way or any(token in PREPOSITIONS for token in way)


def main_place(words: Words, places: list[Place]) -> Place:
    """Of several places before a number the one that a preposition of place or the start of the sentence marks, else the first."""
    for place in reversed(places):
        k = place.start - 1
        if k >= 0 and words.lower[k] == "the":
            k -= 1
        if k >= 0 and words.lower[k] in ("in", "across", "throughout"):
            return place
        if k > 0 and words.lower[k] == "," and words.lower[k - 1] in KINDS_OF_PLACE:
            return place  # in the next largest country, Spain
    return places[0]


def join_codes(words: Words, places: tuple[Place, ...], place: Place) -> str:
    """The codes of a place and of those joined to it by `and` or a comma: `the U.S. and Canadian market` is US;CA."""
    n = bisect_left(places, place)
    if n == len(places) or places[n] != place:
        return ";".join(place.codes)
    first = last = n
    while last + 1 < len(places) and joined(words, places[last], places[last + 1]):
        last += 1
    while first and joined(words, places[first - 1], places[first]):
        first -= 1
    return ";".join(dict.fromkeys(code for p in places[first : last + 1] for code in p.codes))


def joined(words: Words, place: Place, following: Place) -> bool:
    """Whether only an `and`, a comma or a hyphen stands between two places; a comma alone joins only before another joint."""
    way = words.lower[place.end : following.start]
    if not 0 < len(way) <= 3 or not all(token in COORDINATORS or token == "the" for token in way):
        return False
    return way != [","] or words.lower[following.end : following.end + 1] in ([","], ["and"], ["or"])


def opening_place(words: Words, sentence: Sentence, quantity: Spanned, worldwide: bool, carried: str) -> str:
    """For a first number without a place of its own: one later in the main clause, a public body's, or the one carried over."""
    if worldwide or (not sentence.places and words.lower[sentence.start] in TRADED):
        return ""
    if sentence.places and opens_phrase(words, sentence, quantity):
        return join_codes(words, sentence.places, sentence.places[0])
    if sentence.weak and sentence.weak[0].start < quantity.start:
        return ";".join(sentence.weak[0].codes)
    return carried if all(";".join(place.codes) == carried for place in sentence.places) else ""


def opens_phrase(words: Words, sentence: Sentence, quantity: Spanned) -> bool:
    """Whether a number stands in a phrase that opens the sentence, before the main clause: `With vacancies at 20%, rents in Leeds fell`."""
    if words.lower[sentence.start] not in OPENERS:
        return False
    comma = next((i for i in range(sentence.start, sentence.end) if words.text[i] == ","), -1)
    return quantity.end <= comma < sentence.places[0].start
