"""Noun phrases of a tagged sentence: where they begin and end, which word is the head, which one is the subject of a verb."""

from __future__ import annotations

from extractors.grammar.tagging import NOMINAL


def subject_range(tokens: list[str], tags: list[str], start: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb, phrases of place or time in front of it left out; None if there is none.

    Of two in apposition the name counts: in `its pickup, the Musso, sold` the Musso.
    """
    phrases = subject_phrases(tokens, tags, start, verb)
    if not phrases:
        return None
    if len(phrases) == 1:
        return phrases[0]
    first, last = phrases[-2:]
    if tags[first[1] - 1] == "E" and "P" in tags[slice(*first)] and is_name_alone(tags, *last) and tags[last[0]] == "E":
        return first  # vacancies in Sioux Falls, S.D., rose
    if tags[head_index(tags, *first)] != "E" and is_name_alone(tags, *last):
        return last
    return first if is_apposition(tags, first, last) else last


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
        if tags[i] in "P,CW-" and i > start and tags[head] in NOMINAL:
            break
        if tags[i] in NOMINAL:
            head = i
        i += 1
    return head


def is_apposition(tags: list[str], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """`Edmunds, a research firm,`: a second phrase with an article, between commas, explains the first."""
    return tags[last[0]] in "DA" and tags[last[1] - 1] in NOMINAL and "," in tags[first[1] : last[0]]


def subject_phrases(tokens: list[str], tags: list[str], start: int, verb: int) -> list[tuple[int, int]]:
    """The noun phrases between `start` and the verb that no preposition in front governs; a phrase keeps what follows it with `of`."""
    phrases, i = [], start
    while i < verb:
        if tags[i] == "(":
            i = skip_bracket(tags, i, verb)
        elif tags[i] in "PTG":
            i = skip_prepositional(tags, i + 1, verb)
        elif tags[i] in "DANEMQ" and tokens[i].lower() != "there":
            end = phrase_end(tokens, tags, i, verb)
            if tags[head_index(tags, i, end)] in NOMINAL:
                phrases.append((i, end))
            i = max(end, i + 1)
        else:
            i += 1
    return phrases


def skip_bracket(tags: list[str], i: int, end: int) -> int:
    closing = next((k for k in range(i, end) if tags[k] == ")"), end - 1)
    return closing + 1


def skip_prepositional(tags: list[str], i: int, end: int) -> int:
    """Past the noun phrase that a preposition governs: to the next comma, conjunction or verb."""
    while i < end and tags[i] in 'DANEMOPQGRHY_"':
        i += 1
    return i


def phrase_end(tokens: list[str], tags: list[str], start: int, end: int) -> int:
    """Where a noun phrase that starts at `start` ends: with its prepositional phrases, brackets, and names or nouns joined by `and`."""
    i = start
    while i < end:
        if tags[i] == "Q" and i > start:
            break  # the four billion it has received
        if tags[i] in 'DANEMOQGHY_"' or (tags[i] == "P" and i > start) or tags[i] == "K":
            i += 1
        elif tags[i] == "(" and i > start:
            i = skip_bracket(tags, i, end)
        elif tags[i] == "C" and i > start and i + 1 < end and tags[i + 1] in "DANEM" and tags[i - 1] in "NEMO)":
            i += 1
        else:
            break
    while i > start and tags[i - 1] in '_"PDY':
        i -= 1
    return i


def antecedent_range(tags: list[str], relative: int) -> tuple[int, int] | None:
    """The noun phrase just before a relative pronoun."""
    end = relative
    while end > 0 and tags[end - 1] in ',_"PY':
        end -= 1
    start = end
    while start > 0 and tags[start - 1] in "DANEMOH":
        start -= 1
    return (start, end) if start < end else None
