"""Whether a changed number is noticed: one printed numeral of a consistent relation is altered, and the article read again.

    python -m benchmarks.mutations [FOLDER] [--limit N] [--list]

FOLDER: articles as .txt or .md (default: raw_articles). Of every relation that was tested and found consistent, each member that is printed in
digits is changed twice: by the least change of its last digits that no reading of the roundings allows (the relation must then come
out inconsistent), and by the largest one before it that some reading allows (it must not). The pipeline runs on the changed text. Printed,
by rule: how many of the first were noticed (sensitivity), and how many of the second left alone (specificity). Relations between articles
stand under the rule's name with `across`: there one article is changed, and held against the others of the relation.
Ties by `fit` confirm only: they are counted, and not mutated. `--list` prints what was missed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import checks
from checks.core.records import Check, Member, Relation
from extractors.article import Article
from extractors.extract import extract_article
from extractors.schema import Claim
from extractors.schema.interval import published_ends
from flows.read import read_article_file
from flows.rejects import Rejected

ROOT = Path(__file__).resolve().parent.parent

CONFIRMING = ("fit", "topic")
"""Ties that never contradict."""

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
LARGEST_CHANGE = 10**6
"""In units of the last digit; what takes more to break is not mutated."""


@dataclass(frozen=True)
class Mutation:
    """A change of one member's numeral in the article's text, and whether the relation must break."""

    check: Check
    claim: Claim
    numeral: str
    must_break: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "raw_articles")
    parser.add_argument("--limit", type=int, default=0, help="only the first N articles")
    parser.add_argument("--list", action="store_true", help="print what was missed, and what was flagged in vain")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    paths = sorted(path for path in options.folder.iterdir() if path.suffix in (".txt", ".md"))
    keyed: dict[str, list[tuple[Path, Claim]]] = {}
    for path in paths[: options.limit or None]:
        for article in read_articles(path):
            claims = extract_article(article).claims
            try_checks(checks.run(claims), {article.article_id: article}, counts, options.list)
            for key, claim in checks.find_keys(claims):
                keyed.setdefault(key, []).append((path, claim))
    for key, entries in keyed.items():
        found = checks.run_across(key, [claim for _, claim in entries])
        articles = {
            article.article_id: article for path in {p for p, _ in entries} if found for article in read_articles(path)
        }
        try_checks(found, articles, counts, options.list)
    print_table(counts)


def read_articles(path: Path) -> list[Article]:
    try:
        return list(read_article_file(path))
    except Rejected:
        return []


def try_checks(
    found: Sequence[Check], articles: Mapping[str, Article], counts: Counter[tuple[str, str]], listed: bool
) -> None:
    """Count, for the checks of some articles, the mutations tried and those that came out as they must."""
    for check in found:
        if check.verdict.verdict != "consistent":
            continue
        rule = check.relation.rule if check.article_id else f"{check.relation.rule} across"
        if check.relation.certainty in CONFIRMING:
            counts[rule, "confirmed only"] += 1
            continue
        for mutation in mutations_of(check):
            kind = "broken" if mutation.must_break else "kept"
            counts[rule, kind] += 1
            flagged = is_flagged(articles, mutation)
            counts[rule, f"{kind}, right"] += flagged == mutation.must_break
            if listed and flagged != mutation.must_break:
                print(
                    f"{mutation.claim.article_id}: {rule} {check.verdict.arithmetic}\n    {mutation.claim.value_text} -> {mutation.numeral} {kind}"
                )


def mutations_of(check: Check) -> Iterator[Mutation]:
    """The least change that breaks the relation, and the largest before it that does not, for each member in digits."""
    for claim in check.relation.claims:
        numeral = NUMERAL.search(claim.value_text)
        if numeral is None or claim.value is None or claim.bound != "exact":
            continue
        found = [steps for sign in (1, -1) if (steps := least_breaking(check.relation, claim, sign))]
        if found:
            steps = min(found, key=abs)
            yield Mutation(check, claim, stepped(claim, steps)[0], True)
            inner = steps - (1 if steps > 0 else -1)
            if inner and breaks(check.relation, claim, inner) is False:
                yield Mutation(check, claim, stepped(claim, inner)[0], False)


def least_breaking(relation: Relation, claim: Claim, sign: int) -> int | None:
    """The least number of steps of the last digit, in one direction, that makes the relation inconsistent."""
    far = 1
    while breaks(relation, claim, sign * far) is not True:
        far *= 2
        if far > LARGEST_CHANGE or stepped(claim, sign * far) is None:
            return None
    near = far // 2
    while far - near > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if breaks(relation, claim, sign * middle) else (middle, far)
    return sign * far


def breaks(relation: Relation, claim: Claim, steps: int) -> bool | None:
    """Whether a relation is inconsistent with a member so many steps off; None where it can't be tested then."""
    changed = stepped(claim, steps)
    if changed is None:
        return None
    text, value = changed
    low, high = published_ends(value, text, claim.bound, claim.unit)
    other = replace(claim, value=value, value_text=text, value_low=low, value_high=high)
    members = tuple(Member(m.role, other if m.claim is claim else m.claim) for m in relation.members)
    module = next(module for module in checks.discover() if module.RULE.name == relation.rule)
    verdict = module.test(replace(relation, members=members))
    return None if verdict is None else verdict.verdict == "inconsistent"


def stepped(claim: Claim, steps: int) -> tuple[str, Decimal] | None:
    """A claim's numeral so many units of its last digit up or down, printed alike; None below zero.

    >>> from types import SimpleNamespace
    >>> stepped(SimpleNamespace(value_text="1.26 million", value=Decimal(1260000)), -2)
    ('1.24 million', Decimal('1240000'))
    """
    found = NUMERAL.search(claim.value_text)
    printed = Decimal(found[0].replace(",", ""))
    changed = printed + steps * Decimal(1).scaleb(printed.as_tuple().exponent)
    if changed <= 0 or not printed:
        return None
    numeral = f"{changed:,f}" if "," in found[0] or (printed < 1000 <= changed) else f"{changed:f}"
    return claim.value_text.replace(found[0], numeral, 1), claim.value / printed * changed


def is_flagged(articles: Mapping[str, Article], mutation: Mutation) -> bool:
    """Whether the relation's articles, one with the changed numeral, have an inconsistent check on the same numbers.

    A number that must break its relation may be told by any rule; one that need not is judged by that relation alone, since it may
    well break another.
    """
    claim = mutation.claim
    article = articles[claim.article_id]
    start = article.text.index(claim.value_text, claim.char_start)
    text = article.text[:start] + mutation.numeral + article.text[start + len(claim.value_text) :]
    shift = len(mutation.numeral) - len(claim.value_text)
    wanted = {
        (
            other.article_id,
            other.char_start + (shift if other.article_id == claim.article_id and other.char_start > start else 0),
        )
        for other in mutation.check.relation.claims
    }
    changed = [
        replace(articles[name], text=text) if name == claim.article_id else articles[name]
        for name in {name for name, _ in wanted}
    ]
    for check in checks.run(found for each in changed for found in extract_article(each).claims):
        shared = wanted & {(member.article_id, member.char_start) for member in check.relation.claims}
        same = check.relation.rule == mutation.check.relation.rule and len(shared) == len(wanted)
        told = len(shared) >= min(2, len(wanted)) if mutation.must_break else same
        if check.verdict.verdict == "inconsistent" and told:
            return True
    return False


def print_table(counts: Counter[tuple[str, str]]) -> None:
    rules = sorted({rule for rule, _ in counts})
    print(
        f"{'rule':<16}{'broken':>8}{'noticed':>9}{'sensitivity':>13}{'kept':>8}{'left alone':>12}{'specificity':>13}{'confirm only':>14}"
    )
    for rule in [*rules, "all"]:
        cells = {
            kind: sum(n for (name, k), n in counts.items() if k == kind and rule in (name, "all")) for _, kind in counts
        }
        broken, noticed = cells.get("broken", 0), cells.get("broken, right", 0)
        kept, alone = cells.get("kept", 0), cells.get("kept, right", 0)
        print(
            f"{rule:<16}{broken:>8}{noticed:>9}{ratio(noticed, broken):>13}{kept:>8}{alone:>12}{ratio(alone, kept):>13}"
            f"{cells.get('confirmed only', 0):>14}"
        )


def ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
