"""Finding the checks by where they stand, and running them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import checks
import checks.fits
from checks.core.fit import Guess
from checks.core.records import Check, Relation
from checks.core.story import Claims, Mention, Story, read_stories
from extractors.schema import Claim


@cache
def discover() -> tuple[ModuleType, ...]:
    """Every check: the modules that stand directly in the package, by name.

    >>> [module.__name__ for module in discover()][:2]
    ['checks.average', 'checks.bounds']
    """
    names = sorted(found.name for found in iter_modules(checks.__path__) if not found.ispkg)
    modules = tuple(import_module(f"checks.{name}") for name in names)
    for module in modules:
        if not callable(getattr(module, "find", None)) or not callable(getattr(module, "test", None)):
            raise TypeError(f"{module.__name__} is no check: it needs find(claims) and test(relation)")
    return modules


def run(claims: Iterable[Claim]) -> list[Check]:
    """Every check of the claims, of one article or of several, in a stable order.

    A relation that several ways of tying lead to is told once, with the surest tie.
    """
    claims = Claims(claims)
    found = [check for module in discover() for check in judge(module, module.find(claims))]
    found += guess_more(claims, found)
    if len(claims.stories) > 1:
        groups: dict[str, list[Claim]] = {}
        for key, claim in find_keys(claims):
            groups.setdefault(key, []).append(claim)
        found += [check for key, group in groups.items() for check in run_across(key, group)]
    return sorted(found, key=lambda check: (check.article_id, check.relation.rule, check.check_id))


def guess_more(claims: Claims, found: Sequence[Check]) -> Iterator[Check]:
    """What no words tie, tied by its fit: for each number that no check tests, the law that chance explains least."""
    guessing = find_fits()
    tests = [check for check in found if check.verdict.verdict in TESTED and check.relation.rule in guessing]
    tested = {check.verdict.about.claim_id for check in tests}
    told = {members(check.relation) for check in tests}
    for story in read_stories(claims):
        open_to = [mention for mention in story.mentions if mention.claim.claim_id not in tested]
        likely = [found for mention in open_to if (found := least_accidental(guessing, story, mention))]
        for module, mention, guess in sorted(
            (each for found in likely for each in found), key=lambda each: each[2].accidents
        ):
            if members(guess.relation) not in told and is_news(guess.relation, mention.claim, tests):
                told.add(members(guess.relation))
                yield from judge(module, [guess.relation])


def least_accidental(
    guessing: Mapping[str, ModuleType], story: Story, mention: Mention
) -> list[tuple[ModuleType, Mention, Guess]]:
    """The guesses at one number by the rule whose fit chance explains least."""
    guessed = [(name, guesses) for name, module in guessing.items() if (guesses := module.guess(story, mention))]
    name, guesses = min(guessed, key=lambda each: each[1][0].accidents, default=("", []))
    return [(import_module(f"checks.{name}"), mention, guess) for guess in guesses]


@cache
def find_fits() -> dict[str, ModuleType]:
    """The modules that tie numbers by their fit, by the name of their rule."""
    names = sorted(found.name for found in iter_modules(checks.fits.__path__))
    return {name: import_module(f"checks.fits.{name}") for name in names}


TESTED = ("consistent", "inconsistent")


def members(relation: Relation) -> frozenset[str]:
    return frozenset(claim.claim_id for claim in relation.claims)


def is_news(relation: Relation, result: Claim, tests: Sequence[Check]) -> bool:
    """Whether no words tie the same numbers to another result: two levels whose growth is told have no second one."""
    operands = members(relation) - {result.claim_id}
    return not any(
        (about := check.verdict.about).unit == result.unit
        and about.value != result.value
        and operands <= members(check.relation)
        for check in tests
    )


def find_keys(claims: Iterable[Claim]) -> list[tuple[str, Claim]]:
    """Under which keys each claim is held against claims of other articles.

    A key begins with the name of the rule. Claims of several articles that have a key in common are what `run_across` checks: a check
    that works across articles has, beside `find` and `test`, `keys(story)` and `find_across(claims)`.
    """
    stories = read_stories(claims)
    modules = [module for module in discover() if hasattr(module, "keys")]
    return [
        (f"{module.RULE.name}|{key}", claim)
        for module in modules
        for story in stories
        for key, claim in module.keys(story)
    ]


def run_across(key: str, claims: Sequence[Claim]) -> list[Check]:
    """The checks between the articles of the claims that have a key in common."""
    name = key.partition("|")[0]
    module = next(module for module in discover() if module.RULE.name == name)
    return [check for check in judge(module, module.find_across(claims)) if not check.article_id]


def judge(module: ModuleType, relations: Iterable[Relation]) -> list[Check]:
    """The relations of a rule with their verdicts, but for those of which it says nothing."""
    verdicts = ((relation, module.test(relation)) for relation in surest(relations))
    return [Check(relation, verdict) for relation, verdict in verdicts if verdict is not None]


def surest(relations: Iterable[Relation]) -> Sequence[Relation]:
    """One relation for each set of claims: the surest, and of equally sure ones the first."""
    best: dict[frozenset[str], Relation] = {}
    for relation in relations:
        key = members(relation)
        if key not in best or relation.surety < best[key].surety:
            best[key] = relation
    return tuple(best.values())
