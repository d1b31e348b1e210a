"""The name to give a source, from the noun phrase that names it.

>>> name_source("the economist Maria Lopez".split())
'Maria Lopez'
>>> name_source("data released by the Port Authority".split())
'Port Authority'
>>> name_source("preliminary results of the survey".split()), name_source("One study from March".split())
('survey', 'study')
>>> name_source("Port Authority officials".split()), name_source("a Romanian official".split())
('Port Authority', 'Romanian official')
"""

from __future__ import annotations

from extractors.attribution import terms as t
from extractors.grammar.parts_of_speech import word_classes
from extractors.places.gazetteer.lookup import gazetteer_index

HYPHENS = frozenset("-–‑")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
JOINTS = frozenset(
    "in on at from by with to about among after before during over under against as including who which that said polled surveyed "
    "interviewed quoted cited based citing dated released published issued obtained collected".split()
)


def name_source(tokens: list[str], starts_sentence: bool = False) -> str:
    """The shortest name that says who speaks; empty if the phrase names nobody. `starts_sentence`: its first capital means nothing."""
    tokens = glue_hyphens(drop_brackets(tokens))
    if starts_sentence:
        tokens = lower_first(tokens)
    while len(tokens) > 1 and tokens[-1].lower() in t.BEHIND_NAME:
        tokens = tokens[:-1]  # according to the WHO report yesterday; the bank itself
    while tokens and tokens[0].lower() in t.NOT_NAMES and not begins_name(tokens):
        tokens = tokens[1:]
    found_by = next((i for i, token in enumerate(tokens[:3]) if token.lower() in t.FINDINGS), None)
    if found_by is not None and tokens[found_by + 1 : found_by + 2] == ["of"] and len(tokens) > found_by + 2:
        return name_source(tokens[found_by + 2 :])  # preliminary results of the survey
    maker = maker_of_figures(tokens) or employer(tokens)
    if maker:
        return name_source(maker)
    tokens = owner_of_figures(cut_phrase(tokens))
    if tokens and tokens[0] in t.MONTHS and len(tokens) > 2 and t.DATA_NOUNS.intersection(tokens):
        tokens = tokens[1:]  # the April Oakmont survey
    if not tokens:
        return ""
    run = trailing_name(tokens)
    if run and tokens[-len(run) - 1 : -len(run)] != ["of"]:
        return join(drop_employer(drop_titles(run)))
    if tokens[0] in t.QUANTIFIERS:
        return ""
    named = drop_staff(tokens)
    return join([token for token in named if token.lower() != "own"])


def begins_name(tokens: list[str]) -> bool:
    """`New York State`, `First Solar`: a capitalised word that goes with the name after it."""
    return (
        tokens[0].lower() in t.NAME_BEGINNINGS and tokens[0][0].isupper() and len(tokens) > 1 and is_capital(tokens[1])
    )


def drop_brackets(tokens: list[str]) -> list[str]:
    """Without what stands in brackets: `World Health Organization (WHO)`."""
    kept, depth = [], 0
    for token in tokens:
        depth += token == "("
        if not depth:
            kept.append(token)
        depth -= token == ")" and depth > 0
    return kept


def glue_hyphens(tokens: list[str]) -> list[str]:
    """Words with a hyphen or dash between them as one: `Jong-ho`, `ship-tracking`."""
    glued: list[str] = []
    for i, token in enumerate(tokens):
        if glued and (token in HYPHENS or tokens[i - 1] in HYPHENS):
            glued[-1] += token
        else:
            glued.append(token)
    return glued


def lower_first(tokens: list[str]) -> list[str]:
    """The first word of a sentence in lower case, if it is a common word that begins no name.

    A noun in the singular without an article is a name: `Berg said`; `Analysts said`, `Police said` are not.
    """
    following = next((token for token in tokens[1:] if token not in t.IN_NAMES), "")
    if not tokens or following[:1].isupper() or tokens[0].isupper():
        return tokens
    word = tokens[0].lower()
    alone = len(tokens) == 1 or tokens[1] in POSSESSIVES
    plain = word in t.SPEAKERS or word in t.NOT_NAMES or word.endswith("s") if alone else True
    return [word, *tokens[1:]] if plain and word_classes(word.split("-")[0]) else tokens


def maker_of_figures(tokens: list[str]) -> list[str]:
    """Who made the figures: what follows `from` or `by` after `data`, `a survey`, `a report`."""
    noun = next((i for i, token in enumerate(tokens) if token.lower() in t.DATA_NOUNS or token in t.POSTS), None)
    if noun is None:
        return []
    for i in range(noun + 1, len(tokens) - 1):
        maker = [token for token in tokens[i + 1 :] if token.lower() not in t.NOT_NAMES and token not in t.MONTHS]
        if tokens[i] == "by" or (tokens[i] == "from" and maker and is_body(maker)):  # but a study from March
            return tokens[i + 1 :]
    return []


def employer(tokens: list[str]) -> list[str]:
    """Whom several nameless experts speak for: `analysts at Oakmont Bank`."""
    at = next((i for i, token in enumerate(tokens[:4]) if token in ("at", "with")), 0)
    named = at and tokens[at - 1].lower() in t.EXPERTS and tokens[at + 1 : at + 2] and is_capital(tokens[at + 1])
    return tokens[at + 1 :] if named else []


def is_body(tokens: list[str]) -> bool:
    return tokens[0][0].isupper() or any(token in t.SPEAKERS for token in tokens)


def cut_phrase(tokens: list[str]) -> list[str]:
    """The phrase up to the first preposition that is no part of a name: `analysts in a poll`, `Centers for Disease Control`."""
    for i, token in enumerate(tokens):
        if not i:
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        if token == "with" and tokens[i - 1] == "familiar":
            continue  # people familiar with the matter
        if token in t.NAME_JOINTS and is_capital(following) and is_capital(tokens[i - 1]):
            continue
        sampled = token == "of" and tokens[i - 1] in t.DATA_NOUNS and tokens[i - 1] not in ("numbers", "figures")
        ordered = token == "for" and following == "the" and i + 2 < len(tokens) and tokens[i + 2].islower()
        if (
            token in JOINTS
            or sampled
            or (ordered and is_capital(tokens[i - 1]))  # by Votewatch for the newspaper Daily Courier
            or (token in ("of", "for") and not following[:1].isupper() and following != "the")
        ):
            return tokens[:i]
    return tokens


def owner_of_figures(tokens: list[str]) -> list[str]:
    """`Reuters's survey` is Reuters's, `the council's own forecast` the council's; `the chain's press release` stays."""
    at = next((i for i, token in enumerate(tokens) if token in POSSESSIVES and i), None)
    if at is None:
        return tokens
    owner, owned = tokens[:at], tokens[at + 1 :]
    if trailing_name(owned):
        return tokens if t.BODIES.intersection(token.lower() for token in owned) else owned
    if any(token.lower() in t.DATA_NOUNS for token in owned) and (owner[-1][:1].isupper() or "own" in owned):
        return owner
    return tokens


def trailing_name(tokens: list[str]) -> list[str]:
    """The capitalised words that a phrase ends with, small words between them included."""
    start = len(tokens)
    while start:
        token = tokens[start - 1]
        small = token in t.IN_NAMES or token in t.NAME_JOINTS
        if is_capital(token) or (small and 1 < start < len(tokens) and reaches_capital(tokens, start - 2)):
            start -= 1
        else:
            break
    return tokens[start:]


def reaches_capital(tokens: list[str], i: int) -> bool:
    """Whether small words lead back from `i` to a capitalised one."""
    while i >= 0 and tokens[i] in t.IN_NAMES:
        i -= 1
    return i >= 0 and is_capital(tokens[i])


def is_capital(token: str) -> bool:
    return (
        token[:1].isupper()
        or (token[:1].isdigit() and not token.isdigit())
        or (token[:1].islower() and any(c.isupper() for c in token[1:3]))
    )


def drop_titles(run: list[str]) -> list[str]:
    """A person's name without what he is: `Senator Kim Park`, `Samoan Prime Minister Tuilaepa`. `General Motors` stays."""
    name = 0
    person = after_title(run)
    if person:
        return person
    for i, token in enumerate(run):
        if token in t.ROLES:
            name = i + 1
        elif token not in t.BEFORE_ROLES and not (i == 0 and is_demonym(token)):
            break
    named = name < len(run) and run[name] not in t.IN_NAMES and run[-1].lower() not in t.BODIES
    return run[name:] if named else run


def after_title(run: list[str]) -> list[str]:
    """`Rail Board Manager Ana Sousa`: two or three names after a title that others go before; of no body (`Director Life Office`)."""
    title = next((i for i in range(len(run) - 1, 0, -1) if run[i] in t.TITLES), None)
    person = run[title + 1 :] if title else []
    body = any(token.lower() in t.BODIES or token in t.IN_NAMES for token in person)
    return person if 2 <= len(person) <= 3 and not body else []


def drop_employer(run: list[str]) -> list[str]:
    """A person without whom he works for: `Ole Brandt of Kattegat Commodities`. `Bank of England` and `Ministry of Health` stay."""
    if "of" not in run:
        return run
    person = run[: run.index("of")]
    body = any(token.lower() in t.BODIES for token in person)
    return person if 2 <= len(person) <= 3 and not body and all(token[0].isupper() for token in person) else run


def drop_staff(tokens: list[str]) -> list[str]:
    """`Statistics Bureau officials` speak for the Statistics Bureau; a Romanian official for himself."""
    end = len(tokens)
    while end and tokens[end - 1].lower() in t.STAFF and not is_capital(tokens[end - 1]):
        end -= 1
    name = tokens[:end]
    if name and end < len(tokens) and all(is_capital(token) or token in t.IN_NAMES for token in name):
        return tokens if all(is_demonym(token) for token in name) else name
    return tokens


def is_demonym(token: str) -> bool:
    return any(not entry.rest and entry.kind in ("demonym", "country") for entry in gazetteer_index().get(token, ()))


def join(tokens: list[str]) -> str:
    """The tokens as text: possessive marks without a blank before them."""
    text = " ".join(tokens)
    for mark in ("'s", "’s", "'", "’"):
        text = text.replace(f" {mark} ", f"{mark} ")
    return text.strip(" '’\"“”")
