"""Noun phrases of a tagged sentence: where they begin and end, which word is the head, which one is the subject of a verb."""

from __future__ import annotations

from collections import defaultdict

from extractors.grammar.parts_of_speech import ADJECTIVE, word_classes
from extractors.grammar.tagging import NOMINAL

_OPEN_ENDS = frozenset("more less fewer over above under below older younger upwards".split())
_NOMINATIVE = frozenset("i he she it we they there this that these those who".split())


def subject_range(tokens: list[str], tags: list[str], start: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb, phrases of place or time in front of it left out; None if there is none.

    Of two in apposition the name counts: in `its pickup, the Musso, sold` the Musso. Members of a list are one phrase.
    """
    phrases = subject_phrases(tokens, tags, start, verb) or inside_prepositional(tokens, tags, start, verb)
    if len(phrases) > 1 and floats(tokens, tags, phrases[-1]):
        phrases.pop()
    if len(phrases) < 2:
        return phrases[0] if phrases else None
    first, last = phrases[-2:]
    if closes_apposition(tags, last[1], verb):
        return apposed(tags, phrases)
    if is_located(tags, first, last) and tags[first[1] : last[0]] == [","]:
        return first  # the University of California, Davis found
    if tokens[last[0]].lower() in ("a", "an") and is_name_alone(tags, *first) and tags[first[1] : last[0]] == [","]:
        return first  # Jo Smith, a nurse was hurt
    joined = list_start(tags, phrases)
    return last if joined is None else (joined, last[1])


def floats(tokens: list[str], tags: list[str], phrase: tuple[int, int]) -> bool:
    """`workers, jobs and hours all increased`: a quantifier between the subject and its verb."""
    start, end = phrase
    return end - start == 1 and tokens[start].lower() in ("all", "both", "each") and tags[start - 1] in "NE"


def closes_apposition(tags: list[str], end: int, verb: int) -> bool:
    """Whether a comma (or dash) stands between a phrase and its verb: `Acme, a retailer, said`."""
    return any(tag in ",-" for tag in tags[end:verb])


def apposed(tags: list[str], phrases: list[tuple[int, int]]) -> tuple[int, int]:
    """Which of phrases in apposition is meant: the first of the last two, unless the second is a name and the first is none."""
    first, last = phrases[-2:]
    if is_located(tags, first, last):
        # vacancies in Sioux Falls, S.D., rose; Jo Smith, mayor of South Bend, Indiana, won
        return apposed(tags, phrases[:-1]) if len(phrases) > 2 and tags[phrases[-3][1]] == "," else first
    if not is_name_alone(tags, *last) or tags[head_index(tags, *first)] == "E":
        return first
    return last


def is_located(tags: list[str], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether the second name says where that of the first lies: `vacancies in Sioux Falls, S.D.`."""
    ends_in_name = tags[first[1] - 1] == "E" and "P" in tags[slice(*first)]
    return ends_in_name and tags[last[0]] == "E" and is_name_alone(tags, *last)


def list_start(tags: list[str], phrases: list[tuple[int, int]]) -> int | None:
    """Where the list begins that the last phrase ends: `exports, imports and investment`; None if it is no list."""
    first = last = phrases[-1]
    if "C" not in tags[slice(*last)] and tags[last[0] - 1] != "C":
        return None
    for phrase in reversed(phrases[:-1]):
        between = [tag for tag in tags[phrase[1] : first[0]] if tag not in '_"']
        if between not in ([","], [",", "C"]) or tags[phrase[0]] == "Q":
            break
        first = phrase
    return first[0] if first != last else None


def is_name_alone(tags: list[str], start: int, end: int) -> bool:
    """Whether a phrase is a name and nothing else: `the Tern`, `the FTSE 100`."""
    return "E" in tags[start:end] and not set(tags[start:end]) & set("NAQ")


def head_index(tags: list[str], start: int, end: int) -> int:
    """The head of a noun phrase: its last noun before the first preposition or joint."""
    head, i = start, start
    while i < end:
        if tags[i] == "(":
            i = skip_bracket(tags, i, end)
            continue
        involving = tags[i] == "G" and tags[i + 1 : i + 2] in (
            ["D"],
            ["Q"],
        )  # deals involving a change of owner, those earning less
        if (tags[i] in "P,CW-R" or involving) and i > start and tags[head] in NOMINAL:
            break
        if tags[i] in NOMINAL:
            head = i
        i += 1
    return head


def subject_phrases(tokens: list[str], tags: list[str], start: int, verb: int) -> list[tuple[int, int]]:
    """The noun phrases between `start` and the verb that no preposition in front governs; a phrase keeps what follows it with `of`."""
    phrases, i = [], start
    while i < verb:
        if tags[i] == "(":
            i = skip_bracket(tags, i, verb)
        elif tags[i] == "-" and phrases and "-" in tags[i + 1 : verb]:
            i = tags.index("-", i + 1) + 1  # the index — the broadest of all — rose
        elif tags[i] in "PTGK":
            i = skip_prepositional(tokens, tags, i + (2 if tags[i] == "T" else 1), verb)
            if not phrases and i < verb and tags[i] in "CKV" and "," in tags[i:verb]:
                i = tags.index(",", i)  # despite more driving and travel, ozone fell
        elif tags[i] == "V":
            i = skip_participle(tags, i + 1, verb)
        elif tags[i] == "A" and tags[i - 1] == "H" and tags[i - 2 : i - 1] == ["Y"]:
            i += 1  # 47-year-old Jo Smith
        elif tags[i] in "DANEMQ" and tokens[i].lower() != "there":
            end = phrase_end(tokens, tags, i, verb)
            nominal = tags[head_index(tags, i, end)] in NOMINAL or (
                end == verb and tokens[i].lower() == "the"
            )  # the poor are
            if nominal and not is_aside(tags, i, end, verb):
                phrases.append((i, end))
            i = max(end, i + 1)
        else:
            i += 1
    return phrases


def is_aside(tags: list[str], start: int, end: int, verb: int) -> bool:
    """`Mr Smith, 33, said`: a number alone between commas."""
    return end < verb and tags[end] == "," and tags[start - 1] == "," and all(tag == "M" for tag in tags[start:end])


def inside_prepositional(tokens: list[str], tags: list[str], start: int, verb: int) -> list[tuple[int, int]]:
    """Where a preposition in front has swallowed the subject, `in Europe share prices fell`: what stands after its first noun.

    A name just before the verb is the subject: `since last season Chris Wood has scored`.
    """
    i = verb
    while i > start and tags[i - 1] in "EH":
        i -= 1
    if start < i < verb and tags[i - 1] == "N":
        return [(i, verb)]
    i = start
    while i < verb and tags[i] != "P":
        i += 1
    i += 1
    while i < verb and tags[i] in "DA":
        i += 1
    end = phrase_end(tokens, tags, i + 1, verb) if i + 1 < verb else i
    plain = i + 1 < verb and tags[i] in "NE" and tags[i + 1] in "DANE" and end == verb
    return [(i + 1, verb)] if plain and tags[verb - 1] in "NE" else []


def skip_bracket(tags: list[str], i: int, end: int) -> int:
    closing = next((k for k in range(i, end) if tags[k] == ")"), end - 1)
    return closing + 1


def skip_prepositional(tokens: list[str], tags: list[str], i: int, end: int) -> int:
    """Past the noun phrase that a preposition governs: to the next comma, conjunction or verb, or to where another phrase begins."""
    first = i
    while i < end and tags[i] in 'DANEMOPQGRHY_"':
        if i > first and begins_phrase(tokens, tags, i):
            break
        i += 1
    return i


def begins_phrase(tokens: list[str], tags: list[str], i: int) -> bool:
    """Whether a noun phrase begins at `i` though no comma stands before it: `in May they sold`, `in 2013 earnings rose`, `in China the bank`."""
    before = tags[i - 1]
    if tags[i] == "Q":
        return tokens[i].lower() in _NOMINATIVE and before in "NEMY"
    if tags[i] == "R":
        return before in "NE" and tags[i + 1 : i + 2] == ["M"]  # according to police over 300 people
    if before == "Y":
        return tags[i] in "DANE" and not word_classes(tokens[i - 1].lower()) & ADJECTIVE  # but with recent sales
    return tags[i] == "D" and before in "NEM" and tokens[i].lower() in ("the", "a", "an", "its", "their", "his", "her")


def skip_participle(tags: list[str], i: int, end: int) -> int:
    """Past what belongs to a participle after its noun: to the next comma or dash."""
    while i < end and tags[i] not in ",;-SW":
        i += 1
    return i


def phrase_end(tokens: list[str], tags: list[str], start: int, end: int) -> int:
    """Where a noun phrase that starts at `start` ends: with its prepositional phrases, brackets, and names or nouns joined by `and`."""
    i = start
    while i < end:
        tag = tags[i]
        earning_less = tags[i - 1] == "G" and tokens[i].lower() in _OPEN_ENDS
        if tag == "Q" and i > start and tags[i - 1] not in "PCR" and not earning_less:
            break  # the four billion it has received
        if tag in 'DANEMOQGHY_"' or (tag == "P" and i > start) or tag == "K":
            i += 1
        elif tag == "R" and i > start and i + 1 < end and tags[i + 1] in "MDA":
            i += 1  # values under 1, prices of newly built homes
        elif tag == "(" and i > start:
            i = skip_bracket(tags, i, end)
        elif tag == "C" and i > start and i + 1 < end and tokens[i + 1].lower() in _OPEN_ENDS:
            i += 2  # 66 people or more, people aged 65 and over
        elif tag == "C" and i > start and i + 1 < end and tags[i + 1] in "DANEMPG" and tags[i - 1] in "NEMQGH)":
            i += 1
        else:
            break
    while i > start and tags[i - 1] in '_"PDYRC' and not ends_open(tokens, tags, start, i):
        i -= 1
    return i


def ends_open(tokens: list[str], tags: list[str] | str, start: int, end: int) -> bool:
    """Whether the words before `end` leave a number open: `people aged 65 and over`."""
    return end - start > 3 and tokens[end - 1].lower() in _OPEN_ENDS and "".join(tags[end - 3 : end - 1]) == "MC"


def antecedent_range(tags: list[str], relative: int) -> tuple[int, int] | None:
    """The noun phrase, or the list of them, just before a relative pronoun: `gas, steam & water, which rose`."""
    end = relative
    while end > 0 and tags[end - 1] in ',_"PY':
        end -= 1
    if tags[end - 1 : end] == [")"]:
        end = next((i for i in range(end - 1, max(end - 7, 0), -1) if tags[i] == "("), end)  # Acme (ACM), which rose
    if tags[max(end - 3, 0) : end] == ["E", ",", "M"] and end < relative:
        end -= 2  # Jo Smith, 47, who earned $3m
    start = plain_start(tags, end)
    listed = tags[start - 1 : start] == ["C"] or "C" in tags[start:end]
    while start < end and listed and start > 1 and tags[start - 1] in "C,":
        first = plain_start(tags, start - 1)
        if first == start - 1 or tags[first - 1] in "VXLW":
            break
        start = first
    apposed = named_by_apposition(tags, start)
    if apposed < start and not listed:
        return (plain_start(tags, apposed), apposed)
    return (start, end) if start < end else None


def named_by_apposition(tags: list[str], start: int) -> int:
    """Where the name ends that a phrase says more of: `Jo Smith, 47, a nurse who lost $900`; the phrase's own start if there is none."""
    if tags[start : start + 1] != ["D"] or tags[start - 1 : start] != [","]:
        return start
    end = start - 1 - 2 * (tags[max(start - 4, 0) : start - 1] == ["E", ",", "M"])
    governor = tags[plain_start(tags, end) - 1 : plain_start(tags, end)]
    fronted = governor in (["P"], ["G"])  # in Leeds, the nurse who left
    return end if tags[end - 1 : end] == ["E"] and not fronted else start


def plain_start(tags: list[str], end: int) -> int:
    """Where the words of a noun phrase without prepositions begin that ends at `end`."""
    start = end
    while start > 0 and (tags[start - 1] in "DANEMOH" or (start < end and tags[start - 1] in _INNER[tags[start]])):
        start -= 1
    return start


_INNER: defaultdict[str, str] = defaultdict(lambda: "G", H="GY", Y="GY")
"""What may stand before a tag within a noun phrase, though no phrase ends with it: `the 34-year-old striker`."""
