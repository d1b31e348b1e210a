"""Chains of verbs in a tagged sentence (`is expected to rise`), and which of them make a clause of their own."""

from __future__ import annotations

from typing import NamedTuple

from extractors.grammar import parts_of_speech as w
from extractors.grammar.open_words import SAYING
from extractors.grammar.phrases import subject_phrases


class VerbGroup(NamedTuple):
    """Tokens `start` to `end`; verbs as lemmas, the main one last; `tense` is `past`, `present` or `modal`."""

    start: int
    end: int
    lemmas: tuple[str, ...]
    tense: str
    passive: bool

    @property
    def verb(self) -> str:
        return self.lemmas[-1] if self.lemmas else ""


_AUXILIARIES = {
    **dict.fromkeys("is are was were been being be am 's 're 'm ’s ’re ’m".split(), "be"),
    **dict.fromkeys("has have had having 've ’ve".split(), "have"),
    **dict.fromkeys("does do did".split(), "do"),
}


_SPEECH = frozenset("say tell warn argue add remark comment insist complain".split())
"""Verbs whose past hardly ever follows a noun as its participle."""

_INTRANSITIVE = frozenset(
    "account remain die stand consist belong occur happen arrive come emerge appear seem stay exist collapse".split()
)
"""Verbs without a passive, whose past form is no participle of the noun before: `cancer accounted for half of all deaths registered`."""

_TAKES_GERUND = frozenset(
    "continue keep stop start begin resume avoid consider finish quit cease go report recommend".split()
)


def lemma_of(word: str) -> str:
    return _AUXILIARIES.get(word) or w.verb_lemma(word) or word


def verb_groups(tokens: list[str], tags: list[str]) -> list[VerbGroup]:
    """The chains of verbs, each from its first auxiliary to its main verb.

    >>> from extractors.grammar.tagging import tag_tokens
    >>> tokens = "Sales are expected to rise and cars sold fell".split()
    >>> [group.lemmas for group in verb_groups(tokens, tag_tokens(tokens, [True] * 9))]
    [('be', 'expect', 'rise'), ('sell',), ('fall',)]
    """
    groups, i = [], 0
    while i < len(tags):
        if tags[i] in "VXL" and not (i and tags[i - 1] == "T"):
            groups.append(read_group(tokens, tags, i))
            i = groups[-1].end
        else:
            i += 1
    return groups


def read_group(tokens: list[str], tags: list[str], start: int) -> VerbGroup:
    end, i = start, start
    while i < len(tags) and (tags[i] in "VXLKGR" or (tags[i] == "T" and i + 1 < len(tags) and tags[i + 1] in "VXR")):
        if tags[i] == "V" and i > start and tags[i - 1] not in "TLRX":
            break
        if tags[i] == "G" and tags[i - 1] == "V" and w.verb_lemma(tokens[i - 1].lower()) not in _TAKES_GERUND:
            break  # kept rising, but increase hiring
        if tags[i] == "R" and w.word_classes(tokens[i].lower()) & w.PREPOSITION:
            break
        if tags[i] not in "RT":
            end = i + 1
        i += 1
    verbs = [k for k in range(start, end) if tags[k] in "VXKG"]
    lemmas = tuple(lemma_of(tokens[k].lower()) for k in verbs)
    first = tokens[start].lower()
    modal = tags[start] == "L"
    past = bool(w.word_classes(first) & w.PAST) or first in ("was", "were", "had", "did")
    passive = len(lemmas) > 1 and tags[verbs[-1]] == "K" and lemmas[-2] == "be"
    return VerbGroup(start, end, lemmas, "modal" if modal else "past" if past else "present", passive)


def finite_groups(tokens: list[str], tags: list[str]) -> list[VerbGroup]:
    """The verb groups that make a clause: a bare past form may be a participle that belongs to the noun before it.

    `pickups sold in China rose`: sold is a participle. `are up, with 67,000 units sold`, `the report dated May 3,`: so are these.
    """
    groups = verb_groups(tokens, tags)
    finite: list[VerbGroup] = []
    for k, group in enumerate(groups):
        following = groups[k + 1] if k + 1 < len(groups) else None
        if not (is_bare(tokens, tags, group) and is_participle(tokens, tags, group, finite, following)):
            finite.append(group)
    return finite


def is_bare(tokens: list[str], tags: list[str], group: VerbGroup) -> bool:
    """Whether a group begins with one word that can be a past form and a participle alike: `sold`, `reported`."""
    single = tags[group.start] == "V" and all(tag in "GR" for tag in tags[group.start + 1 : group.end])
    return single and bool(w.word_classes(tokens[group.start].lower()) & w.PARTICIPLE)


def is_participle(
    tokens: list[str], tags: list[str], group: VerbGroup, finite: list[VerbGroup], following: VerbGroup | None
) -> bool:
    """Whether a bare past form modifies the noun before it, since a finite verb stands beside it without a joint, or it has no subject."""
    previous = finite[-1] if finite else None
    since = previous.end if previous else 0
    if in_absolute(tokens, tags, group.start) or has_agent(tokens, tags, group.end):
        return True
    if opens_relative(tags, since, group.start) or group.verb in _SPEECH or group.verb in _INTRANSITIVE:
        return False
    if group.verb in SAYING and tokens[group.end : group.end + 1] == ["that"]:
        return False  # farmers in the Eighth District reported that
    last = following is None or tags[group.start - 1] == ","
    if len(finite) == 1 and last and opens_relative(tags, 0, previous.start, "W"):
        return False  # shares which had fallen this year closed up; Jo Smith, who led it, died, surrounded by family
    takes_object = governs_object(tags, group)
    if following is not None and not takes_object and between_commas(tags, group, following):
        return True
    if not takes_object and in_governed_number(tokens, tags, group.start):
        return True
    if following is not None and not takes_object and (previous is None or previous.verb in SAYING):
        # contracts awarded for roads and dams fell; but output rose by 3% and exports fell
        pair = "".join(tags[group.end : group.end + 2])
        governs = pair in ("PD", "PN", "PA", "PE") and tags[group.end + 2 : group.end + 3] != ["M"]  # traded at $9 and
        if not joint(tags, group.end, following.start, governs):
            return True
    if previous is None:
        return group.start > 0 and not takes_object and not subject_phrases(tokens, tags, 0, group.start)
    if joint(tags, since, group.start) or (takes_object and opens_relative(tags, 0, previous.start, "W")):
        return False
    # said sales increased: what is said needs no joint
    return previous.verb not in SAYING or not any(tag in "NEQM" for tag in tags[since : group.start])


def between_commas(tags: list[str], group: VerbGroup, following: VerbGroup) -> bool:
    """`The firm, founded in 1990, employs 300`: a participle after a comma, its phrase closed by the comma before the next verb."""
    i = group.start - 1
    while i > 0 and tags[i] in "RAY":
        i -= 1
    return tags[i] == "," and tags[following.start - 1] == ","


def governs_object(tags: list[str], group: VerbGroup) -> bool:
    """Whether an object follows at once: `reported a loss`, `said six deaths were`."""
    i = group.end
    if group.verb in SAYING:
        while i < len(tags) and tags[i] in 'R"':
            i += 1
    return i < len(tags) and tags[i] in ("DENAQOM" if group.verb in SAYING else "DENAQO")


def has_agent(tokens: list[str], tags: list[str], i: int) -> bool:
    """`numbers reported by the agency`: `by` with someone; but `rose by a third`."""
    if i + 1 >= len(tags) or tokens[i].lower() != "by" or tags[i + 1] not in "DENA":
        return False
    return "M" not in tags[i + 1 : i + 4]


def in_governed_number(tokens: list[str], tags: list[str], verb: int) -> bool:
    """`an improvement over the 1.5 percent estimated for May`: the participle of a number that a preposition governs."""
    i = verb - 1
    while i >= 0 and tags[i] in "NEAMDR":
        i -= 1
    counts = any(tags[k] == "M" and tags[k + 1] != "E" for k in range(i + 1, verb))  # but in the Eighth District
    return i >= 0 and tags[i] == "P" and tokens[i].lower() != "of" and counts


def opens_relative(tags: list[str], start: int, verb: int, openers: str = "WS") -> bool:
    """Whether the verb follows a relative pronoun, a subject in between or not: `firms that sold`, `the vans that Acme sold`."""
    i = verb - 1
    while i >= start and tags[i] in 'DANEMORHQ_"':
        i -= 1
    return i >= start and tags[i] in openers


def joint(tags: list[str], start: int, end: int, and_joins_nouns: bool = False) -> bool:
    """Whether something between two verbs can begin a clause; brackets are passed over."""
    joints = ",;-SW)" if and_joins_nouns else ",;-CSW)"
    i = start
    while i < end:
        if tags[i] == "(" and ")" in tags[i:end]:
            i = tags.index(")", i)
        elif tags[i] in joints and not joins_numbers(tags, i):
            return True
        i += 1
    return False


def joins_numbers(tags: list[str], i: int) -> bool:
    """Whether a conjunction or comma joins two numbers: `were 11% and 7% below`; but not `killed 20 and 30 were hurt`."""
    if tags[i] not in "C," or "M" not in tags[max(i - 3, 0) : i]:
        return False
    k = i + 1
    while k < len(tags) and tags[k] in "RN" and k < i + 3:
        k += 1
    if k == len(tags) or tags[k] != "M" or any(tag == "N" for tag in tags[i + 2 : k]):
        return False
    while k < len(tags) and tags[k] in "MN":
        k += 1
    return k < len(tags) and tags[k] not in "VXLA"


def in_absolute(tokens: list[str], tags: list[str], verb: int) -> bool:
    """`with 67,000 units sold`: the participle of a `with` phrase."""
    i = verb - 1
    while i >= 0 and tags[i] in "NEAMDOH":
        i -= 1
    return i >= 0 and tokens[i].lower() == "with"
