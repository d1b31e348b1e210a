"""What a word can be: its parts of speech, from closed lists and from WordNet's lemma index (spacy-lookups-data).

No word is disambiguated here: `rose` can be a noun and a verb. Classes are bits of one integer, so that a set test is one `&`.

    >>> bool(word_classes("rose") & PAST), bool(word_classes("rose") & NOUN), bool(word_classes("the") & NOUN)
    (True, True, False)
    >>> verb_lemma("rose"), verb_lemma("fell"), verb_lemma("cutting"), noun_lemma("companies")
    ('rise', 'fall', 'cut', 'company')
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files

NOUN, VERB, PAST, PARTICIPLE, GERUND, ADJECTIVE, ADVERB = (1 << n for n in range(7))
DETERMINER, PREPOSITION, COORDINATOR, SUBORDINATOR, PRONOUN, AUXILIARY, MODAL, RELATIVE, NEGATION = (
    1 << n for n in range(7, 16)
)
CLOSED = (
    DETERMINER | PREPOSITION | COORDINATOR | SUBORDINATOR | PRONOUN | AUXILIARY | MODAL | RELATIVE | NEGATION
)  # fmt: skip
FINITE = VERB | PAST | AUXILIARY | MODAL

CLOSED_CLASSES = {
    DETERMINER: "a an the this that these those its his her their our my your each every any some no all both either neither "
    "another such which what whose many much several few more most less fewer other own same half",
    PREPOSITION: "of in on at by for from to with without within into onto over under above below between among against during "
    "since until till unto through throughout across behind beyond near off out up down per via versus vs vs. than about around as "
    "after before amid amidst amongst despite except including like toward towards upon plus minus worth compared due because according "
    "excluding regarding unlike alongside besides following",
    COORDINATOR: "and or but nor yet &",
    SUBORDINATOR: "while whereas although though because when whenever if unless since after before until as once that whether lest so",
    PRONOUN: "i you he she it we they me him us them itself himself herself themselves who whom which that this these those one "
    "there what everyone someone anyone nobody nothing something anything everything none others ours theirs hers mine",
    AUXILIARY: "be is are was were been being am has have had having do does did 's 're 've 'd 'm ’s ’re ’ve ’d ’m",
    MODAL: "will would can could may might shall should must 'll ’ll wo ca",
    RELATIVE: "which who whom whose that where when what",
    NEGATION: "not n't n’t never no",
}
"""Function words by class; a word may stand in several."""

FUNCTION_ADVERBS = {
    ADVERB: "even still just only also very too quite rather almost already yet again ever soon often always perhaps maybe instead however "
    "moreover furthermore therefore thus hence then here there now once twice altogether together nevertheless nonetheless meanwhile "
    "otherwise somewhat back away ahead apart aside nearly",
    ADVERB | ADJECTIVE: "overall further well early late last next daily weekly monthly quarterly yearly hourly",
}
"""Adverbs and adjectives that WordNet lists as verbs or nouns too, where news hardly ever means those."""

# Adverbs and adjectives that WordNet lists as nouns too, where news hardly ever means the noun.
NEVER_NOUNS = frozenset(
    "now then here there also just only still even ever already about around up down in on out over under more most less "
    "least later earlier ago well very too so as at or no an a be is it he i am us us. do has have had was".split()
)


HARDLY_NOUNS = frozenset(
    "come go get give take make find keep bring think know say tell ask seem become employ serve lose".split()
)
"""Verbs, and forms of verbs, that WordNet lists as nouns too."""

HARDLY_ADJECTIVES = frozenset("firm broker".split())
"""Nouns of business that WordNet lists as adjectives, or takes for comparatives, too."""


def _load(name: str) -> dict:
    return json.loads(gzip.decompress(files("spacy_lookups_data").joinpath("data", name).read_bytes()))


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], dict, dict]:
    index = {part: frozenset(lemmas) for part, lemmas in _load("en_lemma_index.json.gz").items()}
    exceptions = {part: dict(entries) for part, entries in _load("en_lemma_exc.json.gz").items()}
    return index, exceptions, _load("en_lemma_rules.json.gz")


@lru_cache(maxsize=1)
def _closed() -> dict[str, int]:
    closed: dict[str, int] = {}
    for bit, words in CLOSED_CLASSES.items():
        for word in words.split():
            closed[word] = closed.get(word, 0) | bit
    return closed


@lru_cache(maxsize=1)
def _function_adverbs() -> dict[str, int]:
    return {word: bits for bits, words in FUNCTION_ADVERBS.items() for word in words.split()}


def _lemma(word: str, part: str) -> str:
    """The lemma of an inflected form of that part of speech, or "" where none is known."""
    index, exceptions, rules = _lexicon()
    irregular = exceptions[part].get(word)
    if irregular:
        return irregular[0]
    lemmas = index[part]
    # WordNet has plurals with a meaning of their own (sales, losses): for us they are plurals.
    plural = part == "noun" and word.endswith("s") and not word.endswith("ss") and len(word) > 4
    if word in lemmas and not plural:
        return word
    for ending, replacement in rules[part]:
        if ending and word.endswith(ending) and word[: -len(ending)] + replacement in lemmas:
            return word[: -len(ending)] + replacement
    if word in lemmas:
        return word
    if part == "verb" and word.endswith(("ing", "ed")):  # stopped, cutting: a doubled consonant
        stem = word[:-3] if word.endswith("ing") else word[:-2]
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in lemmas:
            return stem[:-1]
    return ""


@lru_cache(maxsize=65536)
def verb_lemma(word: str) -> str:
    """The infinitive of a lower-case verb form; "" for what can be no verb."""
    return _lemma(word, "verb")


@lru_cache(maxsize=65536)
def noun_lemma(word: str) -> str:
    """The singular of a lower-case noun; "" for what can be no noun."""
    return _lemma(word, "noun")


@lru_cache(maxsize=65536)
def word_classes(word: str) -> int:
    """The classes that a lower-case word can have, as bits; 0 for an unknown word (a name, most often)."""
    closed = _closed().get(word)
    if closed:
        return closed | (ADVERB if closed == PREPOSITION else 0)
    adverb = _function_adverbs().get(word)
    if adverb:
        return adverb
    classes = _verb_classes(word)
    if word not in NEVER_NOUNS and verb_lemma(word) not in HARDLY_NOUNS and noun_lemma(word):
        classes |= NOUN
    index = _lexicon()[0]
    agent = word.endswith("er") and classes & NOUN and word[:-2] in index["noun"]  # a retailer is not more retail
    if word not in HARDLY_ADJECTIVES and (word in index["adj"] or (not agent and _lemma(word, "adj"))):
        classes |= ADJECTIVE
    if word in index["adv"] or (word.endswith("ly") and len(word) > 4):
        classes |= ADVERB
    return classes


def _verb_classes(word: str) -> int:
    lemma = verb_lemma(word)
    if not lemma:
        return 0
    if word.endswith("ing") and lemma != word:
        return GERUND
    if word == lemma:  # cut, put, set: the past is the same form
        return VERB | (PAST | PARTICIPLE if word in UNCHANGED_VERBS else 0)
    if word.endswith("s") and not word.endswith("ss"):
        return VERB
    if word in BASES_TOO:
        return VERB | PAST
    if word in PARTICIPLES_ONLY:
        return PARTICIPLE
    if word in PASTS_ONLY:
        return PAST
    return PAST | PARTICIPLE


UNCHANGED_VERBS = frozenset(
    "cut put set hit forecast broadcast let cost shut spread split quit bet beat bid burst cast hurt rid shed slit thrust upset offset".split()
)
PARTICIPLES_ONLY = frozenset(
    "risen fallen grown taken given driven drawn shown known thrown withdrawn written seen been gone done become shrunk sunk begun broken "
    "chosen frozen stolen spoken forgotten beaten eaten hidden overtaken undertaken outgrown flown worn torn sworn born".split()
)
PASTS_ONLY = frozenset(
    "rose fell grew took gave drove drew knew threw saw went did began broke chose froze stole spoke forgot ate hid overtook undertook flew "
    "wore tore swore shrank sank wrote withdrew sang swam rang shook woke fled rode arose".split()
)
"""Verbs whose past differs from their participle."""

BASES_TOO = frozenset(["lay"])
"""A past that is another verb's infinitive: `will lay off`."""
