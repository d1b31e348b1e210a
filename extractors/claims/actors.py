"""Who a clause is about: a person that `he` can be, a firm that `the company` can be, somebody that only observes.

No name is known; what stands around it tells: persons bear no article, firms no office, bodies end in a noun for what they are.
"""

from __future__ import annotations

from extractors.claims.naming import employer_end
from extractors.grammar.clauses import Clause, Parse
from extractors.grammar.parts_of_speech import noun_lemma
from extractors.grammar.phrases import head_index
from extractors.text.words import Words

COMPANY_NOUNS = frozenset(
    "company firm group bank automaker carmaker maker manufacturer retailer airline carrier chain business corporation agency lender "
    "insurer brand giant startup start-up developer operator supplier".split()
)
OBSERVERS = frozenset(
    "analyst economist investor survey report study poll data official expert forecaster observer source trader broker street consensus institute "
    "thinktank researcher scientist academic".split()
)
"""Who or what speaks of others' numbers: `analysts expected $1.29 a share`."""

DOCUMENTS = frozenset("survey report study poll data estimate forecast release statistic bulletin".split())

OFFICES = frozenset(
    "chief executive officer ceo cfo coo cto president chairman chairwoman chair director minister secretary governor senator mayor judge "
    "justice professor doctor dr mr mrs ms sir lord spokesman spokeswoman spokesperson manager analyst economist strategist founder coach "
    "captain sergeant reporter lawyer attorney".split()
)
"""Nouns before a name that make it a person's."""

_BODIES = frozenset(
    "council court university ministry department committee commission party union institute centre center college school hospital team "
    "club league federation association authority office parliament congress senate inc corp corporation co ltd plc llc service forces army "
    "navy police board foundation bureau network news times post journal index house airlines airways motors international holdings systems "
    "technologies technology industries energy partners capital society organization organisation church museum ministry administration "
    "democrats republicans exchange markets securities insurance pharmaceuticals laboratories labs games studios records street".split()
)
"""Words, in small letters, that end the name of a body."""


def clause_head(words: Words, parse: Parse, clause: Clause) -> int:
    """The head of a clause's subject; -1 where it has none."""
    if clause.subject_start < 0:
        return -1
    tags = list(parse.tags[clause.subject_start - parse.start : clause.subject_end - parse.start])
    head = head_index(tags, 0, len(tags))
    return clause.subject_start + head - (tags[head] == "M" and tags[head - 1 : head] == ["E"])  # the FTSE 100


def names_actor(words: Words, parse: Parse, clause: Clause) -> bool:
    """Whether a clause's subject is a name that later numbers can be ascribed to: no survey, no body that observes."""
    head = clause_head(words, parse, clause)
    return parse.tags[head - parse.start] == "E" and noun_lemma(words.lower[head]) not in OBSERVERS


def is_person(words: Words, parse: Parse, clause: Clause) -> bool:
    """Whether a clause's subject can be a person: a name without an article that ends in no word for a body; no lone abbreviation."""
    head = clause_head(words, parse, clause)
    name = words.text[clause.subject_start : head + 1]
    body = words.lower[head] in _BODIES or noun_lemma(words.lower[head]) in COMPANY_NOUNS
    joined = "C" in parse.tags[clause.subject_start - parse.start : head - parse.start]
    return not (body or joined or words.lower[clause.subject_start] == "the" or (len(name) == 1 and name[0].isupper()))


def bears_office(words: Words, parse: Parse, clause: Clause) -> bool:
    """Whether an office stands before the name that a clause is about: `finance chief Jo Smith`; but `Acme chief Jo Smith` is for Acme."""
    head = clause_head(words, parse, clause)
    return not employer_end(words, parse, clause.subject_start, head) and any(
        words.lower[i].rstrip(".") in OFFICES for i in range(clause.subject_start, head)
    )


def is_body(words: Words, parse: Parse, clause: Clause) -> bool:
    """Whether a clause is about a name that is no office bearer's: what `the company` can go back to."""
    return names_actor(words, parse, clause) and not bears_office(words, parse, clause)


def is_speaker(words: Words, parse: Parse, clause: Clause) -> bool:
    """Whether a clause is about a body, named or not, that `it said` can go back to: `the ministry`; but no appeal, no rise."""
    common = words.lower[clause_head(words, parse, clause)]
    return common in _BODIES or common in COMPANY_NOUNS or is_body(words, parse, clause)
