"""A part of speech for nouns, verbs, adjectives and adverbs: the words that a dictionary lists in several classes.

A verb must agree with the noun before it (`retailers report`, `the retailer reports`) and be followed by what can open an object.
"""

from __future__ import annotations

from extractors.grammar import parts_of_speech as w

SAYING = frozenset(
    "say tell report announce estimate expect show find note add believe think claim state confirm predict forecast warn mean suggest "
    "indicate reveal see hope argue explain conclude ensure agree admit know calculate reckon remark comment caution complain "
    "acknowledge feel fear insist allege assume anticipate project learn hear observe realize realise assert declare imply".split()
)
"""Verbs that a clause can follow without `that`."""

_AFTER_MOVE = frozenset("by to from sharply slightly nearly almost about more less $ £ € ¥ up down as".split())
_AFTER_NOUN = frozenset("and or & , . is was are were has had will fell rose".split())
_BOUNDS = frozenset("about around over under above below near like at".split())
_WITH_PREPOSITION = frozenset(
    "account stand range amount rise fall climb drop compare contribute belong remain stay live".split()
)
_ATTRIBUTIVE = frozenset(
    "operating asking selling closing opening starting underlying recurring existing remaining growing leading rising falling emerging outstanding "
    "trading housing banking mining shipping manufacturing ongoing upcoming increasing declining".split()
)
_INDUSTRIES = frozenset(
    "trading housing banking mining shipping manufacturing farming fishing retailing publishing advertising".split()
)
_TAKES_INFINITIVE = frozenset(
    "plan aim seek hope want expect need intend claim promise vow try continue begin agree decide offer fail manage tend".split()
)
_LABELS = frozenset("figure chart table map graph box annex appendix section exhibit".split())
_REPORTERS = frozenset(
    "firm company bank agency broker realtor contact retailer manufacturer government ministry office official analyst economist group "
    "union source director spokesman spokeswoman".split()
)
"""Who reports: after these in the singular `reports` is a verb even before a bare noun."""

_COLLECTIVES = frozenset("people police staff majority number cattle media data clergy".split())
_NUMBER_WORDS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_OBJECT_PRONOUNS = frozenset("them him us me itself himself herself themselves".split())
_FINITE_AUXILIARIES = frozenset("are is was were will would could have has had".split())


def tag_open(tokens: list[str], lower: list[str], tags: list[str], i: int, before: str, classes: int) -> str:
    """The tag of token `i`, of which `classes` tells what it can be, and `before` the tag before it."""
    following = tokens[i + 1] if i + 1 < len(tokens) else "."
    if lower[i] == "aged" and before in "NE,(":
        return "K"  # adults aged 75 and over
    if before == "H":
        return "N" if classes & w.NOUN and not is_nominal(following) else "A"
    if before in "TLXR":
        governed = tag_governed(lower, tags, i, before, classes, following)
        if governed:
            return governed
        if before == "R":
            before = tags[governor_of(tags, i)]
    if before == "," and tags[max(i - 4, 0) : i - 1] == ["E", ",", "M"]:
        before = "E"  # Jo Smith, 47, faces a fine
    if classes & w.GERUND:
        return tag_gerund(lower[i], before, previous_word(lower, i, 1), classes, following)
    if classes & (w.VERB | w.PAST | w.PARTICIPLE):
        verb = tag_verbal(lower, tags, i, before, classes, following)
        if verb:
            return verb
    if before == "." and classes & w.NOUN and moves_by_number(tokens, i + 1):
        return "N"  # Gold lost 0.6%
    if classes & w.ADVERB and not classes & w.NOUN:
        return "A" if classes & w.ADJECTIVE and (is_nominal(following) or before == "D") else "R"
    if classes & w.ADJECTIVE and (not classes & w.NOUN or is_noun(following)):
        return "A"
    if classes & w.PARTICIPLE and not classes & w.NOUN:
        return "A" if before in "DAO" and is_nominal(following) else "K"
    return "N" if classes & w.NOUN or not classes & w.ADVERB else "R"


def tag_governed(lower: list[str], tags: list[str], i: int, before: str, classes: int, following: str) -> str:
    """After `to`, a modal or an auxiliary, adverbs in between or not: `will also purchase`, `was rarely hit`, `did not exchange`."""
    k = governor_of(tags, i)
    governor = tags[k]
    verbal = classes & (w.VERB | w.PAST | w.PARTICIPLE)
    if governor in "TL":
        plain = before == "L" and classes & w.NOUN  # will layoff 100 people
        return "V" if verbal or plain else "R" if before != "R" else ""
    if governor != "X":
        return tag_after_adverb(tags[k], classes, following) if before == "R" else ""
    if lower[k] in ("do", "does", "did") and classes & w.VERB and (before != "X" or not classes & w.NOUN):
        return "V"
    if classes & (w.PARTICIPLE | w.GERUND) and (before == "X" or not classes & w.NOUN or lower[k] != "be"):
        return "K" if classes & w.PARTICIPLE else "G"
    return ""


def governor_of(tags: list[str], i: int) -> int:
    """The nearest token before `i` that is no adverb."""
    k = i - 1
    while k > 0 and tags[k] in 'R_"':
        k -= 1
    return k


def tag_after_adverb(governor: str, classes: int, following: str) -> str:
    """`demand also slowed` V, `a sharply reduced deficit` A."""
    if not classes & w.PARTICIPLE or classes & w.NOUN:
        return ""
    return "A" if governor in "DAPVGO" and is_noun(following) else "V"


def tag_gerund(word: str, before: str, noun: str, classes: int, following: str) -> str:
    """`operating revenue` A; `mining rose`, `manufacturing output` N; `increasing by`, `cutting jobs` G."""
    if word in _INDUSTRIES and (following[:1].isdigit() or following == "("):
        return "N"  # dropped 300 and manufacturing 200
    if word in _ATTRIBUTIVE and is_noun(following) and not following[:1].isdigit():
        return "A"  # a rising tide; but is seen rising 2%
    past_follows = w.word_classes(following.lower()) in (w.PAST, w.PAST | w.PARTICIPLE)
    happens = classes & w.NOUN and word not in _INDUSTRIES and before == "N" and not is_plural(noun)
    if happens and past_follows:
        return "N"  # a car bombing killed
    continues = (following[:1].isalpha() and is_nominal(following)) or following in _AFTER_NOUN
    return "N" if classes & w.NOUN and continues and before not in "N)" else "G"


_WILLING = frozenset({"wants", "needs", "seeks", "owns", "holds"})


def tag_verbal(lower: list[str], tags: list[str], i: int, before: str, classes: int, following: str) -> str:
    """V or A for a word that can be a verb; "" where it is read as something else."""
    word = lower[i]
    next_classes = w.word_classes(following.lower())
    if word == "added" and previous_word(lower, i, 1) == "value":
        return "N"  # gross value added
    if before in "MA" and classes & w.PAST:
        moves = following[:1].isdigit() or following in _AFTER_MOVE  # Line 30 rose 6.2%, the self-employed fell by 300
        if (moves and (before == "M" or not classes & w.PARTICIPLE)) or (
            before == "M" and not classes & (w.NOUN | w.ADJECTIVE) and next_classes & w.CLOSED
        ):  # the Brava 85 followed on
            return "V"
    if before == "O" and lower[i - 1] in POSSESSIVES and classes & w.PAST and following[:1].isdigit():
        return "V"  # Acme's fell 3%: what Acme has of what the sentence before names
    if before == "M" and previous_word(lower, i, 2) in _LABELS and w.verb_lemma(word) in SAYING and is_plural(word):
        return "V"  # Chart 4 shows a comparison
    if classes & w.NOUN and following.lower() in _FINITE_AUXILIARIES:
        return ""  # the index estimates are
    joins = (
        before == "C" and previous_tag(tags, i, 2) != "A"
    )  # new and improved estimates; but hired and promoted staff
    if classes & w.PARTICIPLE and before in "VGKCS" and not joins and is_plain_noun(following):
        return "A"  # reported increased sales
    if before == "V" and classes & w.PAST and w.word_classes(lower[i - 1]) & w.PARTICIPLE:
        return "V"  # cars sold fell
    if before in "EN)" and says_something(lower[i - 1], word, classes, following):
        return "V"
    if before == "N" and plural_reports(lower[i - 1], word, following):
        return "V"
    if before == "M" and classes == w.VERB and w.verb_lemma(word) == word and next_classes & (w.CLOSED | w.ADJECTIVE):
        return "V"  # fewer than 200 remain in the camp
    if before == "A" and previous_tag(tags, i, 2) == "D" and word in _WILLING and opens_amount(following):
        return "V"  # the union wants a 5% raise
    if before in "DAOM" or (before == "P" and classes & (w.NOUN | w.ADJECTIVE)):
        return ""
    if before == "C" and previous_tag(tags, i, 2) in "M)" and w.verb_lemma(word) in _WITH_PREPOSITION:
        return "V" if next_classes & w.PREPOSITION else ""  # rose to 6,100 and accounts for 3% of it
    bare_adjective = classes & w.ADJECTIVE and not classes & (w.PAST | w.PARTICIPLE) and w.verb_lemma(word) == word
    if bare_adjective and before not in "QW" and not opens_object(word, before, following, []):
        return ""  # 72 metres long
    if (
        before == "C"
        and is_third_person(word, classes)
        and goes_on_in_third_person(lower, tags, i)
        and is_number(following)
    ):
        return "V"  # has 19 ships and wants 28
    unchanged = word in w.UNCHANGED_VERBS and is_plain_noun(following)  # would replace vans and cut costs
    if before == "C" and shares_modal(tags, i) and (unchanged or opens_object(word, before, following, [])):
        return "V"  # will close its plant, but add 90 jobs
    if not reads_as_verb(before, lower[i - 1], word, classes, following, lower[i + 2 : i + 3]):
        return ""
    return "V" if agrees(lower, tags, i, before, classes) else ""


def plural_reports(noun: str, word: str, following: str) -> bool:
    """`estimates show net migration`, `bankers report lower demand`: a plural hardly ever modifies a noun; but `the sales report`."""
    if w.verb_lemma(word) != word or word not in _REPORTED or not is_plural(noun) or noun in _PLURAL_MODIFIERS:
        return False
    return following.islower() and bool(w.word_classes(following.lower()) & (w.NOUN | w.ADJECTIVE))


POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_REPORTED = SAYING | {"express", "cite", "mention", "describe"}
_PLURAL_MODIFIERS = frozenset(
    "sales earnings jobs claims savings goods sports news systems services arms customs futures".split()
)


def says_something(noun: str, word: str, classes: int, following: str) -> bool:
    """`the survey shows`, `Acme says in a report`; but not `construction projects in`, `sales estimates`."""
    if not word.endswith("s") or is_plural(noun) or w.verb_lemma(word) not in SAYING:
        return False
    follows = w.word_classes(following.lower())
    opens = following[:1].isupper() or following[:1].isdigit() or follows & (w.DETERMINER | w.PRONOUN | w.SUBORDINATOR)
    return (
        bool(opens)
        or (noun in _REPORTERS and is_plain_noun(following))
        or (not classes & w.NOUN and not is_nominal(following))
    )


def moves_by_number(tokens: list[str], i: int) -> bool:
    """Whether token `i` can be a past form and a number follows: `lost 0.6%`, `added $5`."""
    return i + 1 < len(tokens) and bool(w.word_classes(tokens[i]) & w.PAST) and is_number(tokens[i + 1])


def is_third_person(word: str, classes: int) -> bool:
    return bool(classes & w.VERB) and word.endswith("s") and w.verb_lemma(word) != word


def goes_on_in_third_person(lower: list[str], tags: list[str], i: int) -> bool:
    """Whether the last finite verb before token `i` is one of the third person."""
    verb = next((k for k in range(i - 1, -1, -1) if tags[k] in "VXL"), -1)
    return verb >= 0 and (
        lower[verb] in ("has", "is", "does") or is_third_person(lower[verb], w.word_classes(lower[verb]))
    )


def shares_modal(tags: list[str], i: int) -> bool:
    """Whether the last verb before token `i` stands after a modal or `to`, which governs a second verb too."""
    verb = next((k for k in range(i - 1, 0, -1) if tags[k] in "VXGKSW;"), 0)
    return tags[verb] == "V" and tags[governor_of(tags, verb)] in "LT"


def previous_tag(tags: list[str], i: int, back: int) -> str:
    return tags[i - back] if i >= back else "."


def previous_word(lower: list[str], i: int, back: int) -> str:
    return lower[i - back] if i >= back else ""


def reads_as_verb(before: str, noun: str, word: str, classes: int, following: str, after: list[str]) -> bool:
    """Whether a word that can be a verb is one, after a noun phrase, a pronoun or an adverb."""
    if before not in 'NEQMR),KW"-CSG':
        return False
    if classes & w.PAST and not classes & w.VERB:
        object_follows = w.word_classes(following.lower()) & w.DETERMINER  # but saw a decline, and left its rate
        return (
            before != "C" or not classes & w.NOUN or following in _AFTER_MOVE or bool(object_follows)
        )  # but fell by 3%
    if classes & w.PAST and before == "E" and following != "of":
        return True  # Acme cut, Acme forecast; but the rate cut, the sales forecast
    if before == "Q" and classes & w.NOUN and noun in _OBJECT_PRONOUNS:
        return False  # giving them control
    if before in "QW" or not classes & w.NOUN:
        return True
    if following == "to" and before in "ENQ)," and w.verb_lemma(word) in _TAKES_INFINITIVE:
        return True
    determiner_or_number = w.word_classes(following.lower()) & w.DETERMINER or is_number(following)
    if before == "," and not (determiner_or_number and w.verb_lemma(word) != word):
        return False  # Leeds, a city in England, hosts a plant; but cars, trucks
    return before in "EN," and opens_object(word, before, following, after)


def opens_object(word: str, before: str, following: str, after: list[str]) -> bool:
    """Whether the next word can begin what a verb takes: a determiner, a number, a clause."""
    follows = w.word_classes(following.lower())
    if follows & w.PREPOSITION:
        accounts = before == "N" and w.verb_lemma(word) in _WITH_PREPOSITION  # industries account for
        return accounts or (
            following in _BOUNDS and (following in ("about", "around") or after in (["least"], ["most"]))
        )
    if follows & (w.DETERMINER | w.PRONOUN | w.SUBORDINATOR):
        return following not in ("who", "which", "whom", "whose")
    return is_number(following) or (follows == w.ADJECTIVE and following.islower())


def opens_amount(token: str) -> bool:
    """Whether a number begins, or `a rise`."""
    return is_number(token) or token.lower() in ("a", "an")


def is_number(token: str) -> bool:
    """Whether a sum or a number begins."""
    return token[:1].isdigit() or token[-1:] in "$€£" or token in _NUMBER_WORDS


def agrees(lower: list[str], tags: list[str], i: int, before: str, classes: int) -> bool:
    """Whether a present form agrees in number with the noun just before it: `retailers report`, `the barrel ranges`.

    Of two nouns with a preposition between either may be the head: `the release of data shows`.
    """
    if before not in "NE" or classes & w.PAST or tags[i - 1] not in "NE" or not classes & w.NOUN:
        return True
    k = i - 1
    while k >= 0 and tags[k] in "DANEMO":
        k -= 1
    if k >= 0 and tags[k] == "C":
        return True
    heads = [lower[i - 1]] + ([lower[k - 1]] if k > 0 and tags[k] == "P" else [])
    if w.verb_lemma(lower[i]) == lower[i]:
        return any(is_plural(head) for head in heads)
    return before == "E" or not all(is_plural(head) for head in heads)


def is_plural(word: str) -> bool:
    """Whether a noun is in the plural: `retailers`, `women`, `people`."""
    if word.endswith("s"):
        return not word.endswith(("ss", "us", "is")) and word != "news"
    return word in _COLLECTIVES or w.noun_lemma(word) not in ("", word)


def is_nominal(token: str) -> bool:
    """Whether a word can continue a noun phrase."""
    return token[:1].isupper() or token[:1].isdigit() or bool(w.word_classes(token.lower()) & (w.NOUN | w.ADJECTIVE))


def is_noun(token: str) -> bool:
    """Whether a word can be a noun: the last of a noun phrase."""
    return token[:1].isupper() or token[:1].isdigit() or bool(w.word_classes(token.lower()) & w.NOUN)


def is_plain_noun(token: str) -> bool:
    """Whether a word in lower case is most likely a noun: `sales`, but not `5` nor `sharply`."""
    classes = w.word_classes(token.lower())
    return token[:1].islower() and bool(classes & w.NOUN) and not classes & (w.CLOSED | w.ADVERB)
