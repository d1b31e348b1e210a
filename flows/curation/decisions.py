"""`decisions.yml`: a list of records, one a claim, read strictly. Every scalar is text here: `NO` is Norway, and an id of digits an id.

A file that can't be meant raises RunError with its line: a misspelt decision would do nothing, unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from extractors.schema import TABLES, Field
from extractors.schema.vocabularies import DECISIONS
from flows.configuration import suggest
from flows.errors import RunError

FILE = "decisions.yml"
KEYS = ("claim", "decision", "reason", "author", "date", "expect", "set")
REQUIRED = KEYS[:-1]
CLAIM_ID = re.compile(r"[0-9a-f]{16}")

FIELDS: Mapping[str, Field] = {column.name: column for column in TABLES["claims"].fields}
SETTABLE = (
    "quote", "value", "value_text", "bound", "value_low", "value_high", "unit", "item", "per", "kind", "direction",
    "period_text", "period_start", "period_end", "base_period_text", "base_period_start", "base_period_end", "status",
    "subject", "metric", "place", "source",
)  # fmt: skip
"""What a correction may replace. The other columns follow from these, or are what the claim is known by."""

EXPECTABLE = ("sentence", *SETTABLE)
"""What a decision may expect of the claim as it was extracted."""

REMEDY = "Nothing was published, and the last publication stays. Mend the line, then run again."

Yaml = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(frozen=True, slots=True)
class Decision:
    """One record of the file, as it says."""

    claim_id: str
    decision: str
    reason: str
    author: str
    date: date
    expect: Mapping[str, str] = field(default_factory=dict)
    """What the claim said when it was decided: columns of claims.csv, as extracted."""
    corrections: Mapping[str, str] = field(default_factory=dict)
    """The columns that it replaces."""


class Wrong(ValueError):
    """What is wrong at a place of the file."""

    def __init__(self, message: str, node: yaml.Node | None = None, line: int = 0):
        super().__init__(message)
        self.line = node.start_mark.line + 1 if node else line


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file, none where there is no file. RunError where it can't be read or meant."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{path} can't be read ({error}). {REMEDY}") from None
    try:
        return parse_decisions(text)
    except Wrong as error:
        raise RunError(f"{path}, line {error.line}: {error} {REMEDY}") from None


def parse_decisions(text: str) -> list[Decision]:
    """The decisions of a text, in its order. Raises Wrong.

    >>> parse_decisions("# nothing yet")
    []
    """
    try:
        root = yaml.compose(text, Loader=Yaml)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Wrong(f"it is no YAML: {error.problem}.", line=mark.line + 1 if mark else 1) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Wrong(f"it is no YAML: {' '.join(str(error).split())}.", line=1) from None
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise Wrong("a list of decisions is wanted: begin each with `- claim:`.", root)
    found: dict[str, int] = {}
    decisions = []
    for node in root.value:
        decision = parse_one(node)
        if decision.claim_id in found:
            raise Wrong(
                f"line {found[decision.claim_id]} has a decision on {decision.claim_id} already. Keep one.", node
            )
        found[decision.claim_id] = node.start_mark.line + 1
        decisions.append(decision)
    return decisions


def parse_one(node: yaml.Node) -> Decision:
    """One record of the list."""
    parts = entries(node, KEYS, "a decision")
    for key in REQUIRED:
        if key not in parts:
            raise Wrong(f"the decision has no `{key}`.", node)
    claim_id = words_of(parts["claim"], "claim")
    if not CLAIM_ID.fullmatch(claim_id):
        raise Wrong(f"claim is {claim_id!r}, and should be a claim_id of claims.csv or quarantine.csv.", parts["claim"])
    decision = words_of(parts["decision"], "decision")
    if decision not in DECISIONS:
        raise Wrong(f"decision is {decision!r}. {suggest(decision, DECISIONS)}", parts["decision"])
    day = words_of(parts["date"], "date")
    if read_day(day) is None:
        raise Wrong(f"date is {day!r}, and should be a day such as 2025-11-30.", parts["date"])
    return Decision(
        claim_id,
        decision,
        words_of(parts["reason"], "reason"),
        words_of(parts["author"], "author"),
        date.fromisoformat(day),
        parse_expected(parts["expect"]),
        parse_corrections(decision, parts.get("set"), node),
    )


def parse_expected(node: yaml.Node) -> dict[str, str]:
    """The guard: the quote, and the sentence or the value."""
    expected = {key: text_of(value) for key, value in entries(node, EXPECTABLE, "expect").items()}
    if not expected.get("quote") or not {"sentence", "value"} & expected.keys():
        raise Wrong("expect wants the quote, and the sentence or the value, as they are in the table.", node)
    return expected


def parse_corrections(decision: str, node: yaml.Node | None, of: yaml.Node) -> dict[str, str]:
    """The fields to replace: of `correct` at least one; `release` may have some, as a claim has one decision."""
    if node is None:
        if decision == "correct":
            raise Wrong("to correct a claim say what to `set:`, as in `set: {unit: percent}`.", of)
        return {}
    if decision not in ("correct", "release"):
        raise Wrong(f"`set` goes with correct or release; {decision} changes no field.", node)
    corrections = {}
    for name, value in entries(node, SETTABLE, "set").items():
        corrections[name] = text_of(value)
        if complaint := complain(FIELDS[name], corrections[name]):
            raise Wrong(f"{name} is {corrections[name]!r}, and {complaint}", value)
    if not corrections:
        raise Wrong("`set` is empty.", node)
    return corrections


def complain(column: Field, words: str) -> str:
    """What is wrong with a cell by its column's type, vocabulary or codes; nothing where it can stand there.

    >>> complain(FIELDS["kind"], "shares"), complain(FIELDS["value"], "7%"), complain(FIELDS["subject"], "")
    ("can't be one. Do you mean 'share'?", 'should be a plain number such as 1260000 or 0.5.', '')
    """
    if not words:
        return "is needed by every claim." if column.required else ""
    if words != " ".join(words.split()) and column.name != "quote":
        return "has double blanks or a new line."
    if column.type == "number":
        return "" if read_number(words) is not None else "should be a plain number such as 1260000 or 0.5."
    if column.type == "date":
        return "" if read_day(words) else "should be a day such as 2025-11-30."
    known = known_words(column)
    unknown = [
        part for part in (words.split(";") if column.codes == "places" else [words]) if known and part not in known
    ]
    return f"can't be one. {suggest(unknown[0], known)}" if unknown else ""


def known_words(column: Field) -> list[str]:
    """The words that a column may hold; none where it is open."""
    if not column.codes:
        return list(column.vocabulary)
    from flows.validating import known_codes

    return sorted(known_codes()[column.codes])


def read_number(words: str) -> Decimal | None:
    """A plain decimal, as cells have it."""
    try:
        value = Decimal(words)
    except InvalidOperation:
        return None
    return value if value.is_finite() and re.fullmatch(r"-?\d+(\.\d+)?", words) else None


def read_day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if len(words) == 10 else None
    except ValueError:
        return None


def entries(node: yaml.Node, known: tuple[str, ...], what: str) -> dict[str, yaml.Node]:
    """The entries of a mapping, whose keys must be known and stand once."""
    if not isinstance(node, yaml.MappingNode):
        raise Wrong(f"{what} wants lines like `key: value`.", node)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in FIELDS and name not in known:
            raise Wrong(f"{name} can't stand in {what}: {', '.join(known)} can.", key)
        if name not in known:
            raise Wrong(f"nothing reads the key {name!r} of {what}. {suggest(name, known)}", key)
        if name in found:
            raise Wrong(f"the key {name!r} stands twice.", key)
        found[name] = value
    return found


def text_of(node: yaml.Node) -> str:
    """A scalar as it is written."""
    if not isinstance(node, yaml.ScalarNode):
        raise Wrong("a text or a number is wanted.", node)
    return node.value


def words_of(node: yaml.Node, key: str) -> str:
    """A scalar that says something, on one line."""
    words = " ".join(text_of(node).split())
    if not words:
        raise Wrong(f"`{key}` is empty.", node)
    return words


def one_line(values: Mapping[str, str]) -> str:
    """Fields with their values as changes.csv writes them.

    >>> one_line({"kind": "share", "value": "7"})
    'kind=share; value=7'
    """
    return "; ".join(f"{name}={' '.join(value.split())}" for name, value in values.items())
