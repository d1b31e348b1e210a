"""The published tables, column by column: the one place that names, types and explains them.

Column order, CSV types, `datapackage.json`, the Great Expectations suites and the data dictionary all come from here.
Columns are only ever appended. A new column is one `Field`; a new table is one `Table` in `TABLES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractors.schema.vocabularies import (
    ARTICLE_STATUSES,
    BOUNDS,
    CERTAINTIES,
    CHANGE_KINDS,
    CHANGE_REASONS,
    CURATIONS,
    DATE_SOURCES,
    DECISION_STATES,
    DECISIONS,
    DIRECTIONS,
    KINDS,
    QUARANTINE_REASONS,
    REJECT_REASONS,
    SERIES_BASES,
    SERIES_CONFLICTS,
    STATUSES,
    VERDICTS,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `type` is a Table Schema type: string, integer, number, date or datetime.

    `vocabulary` maps each value that the column may hold to its meaning; empty where the column is open. `codes` names
    a list too long to stand here, which the extractors know: `units` or `places` (ISO 3166-1, several joined by `;`).
    """

    name: str
    type: str
    description: str
    required: bool = False
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""
    minimum: int | None = None
    codes: str = ""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Every value of `field` (empty ones aside) stands in `other_field` of the table `other`."""

    field: str
    other: str
    other_field: str


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: its columns in order, its key, and the columns its rows are sorted by."""

    name: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


HASH = r"^[0-9a-f]{16}$"
IDENTIFIERS = r"^([0-9a-f]{16}( [0-9a-f]{16})*)?$"
PLACES = r"^([A-Z]{2}(;[A-Z]{2})*)?$"

CLAIM_FIELDS = (
    Field("claim_id", "string", "Names the claim for good: it survives edits elsewhere in the article.", True, pattern=HASH),
    Field("article_id", "string", "The article: its path in the raw folder, with `#key` for one record of several in a file.", True),
    Field("file", "string", "Path of the raw file, relative to the raw folder.", True),
    Field("published", "date", "Day of publication, where it is known to the day."),
    Field("sentence", "string", "The sentence that states the number, newlines and runs of blanks as one blank.", True),
    Field("quote", "string", "The number with its bound words and its unit or counted thing, as printed.", True),
    Field("char_start", "integer", "Where the quote starts in the article's text, in characters from 0.", True, minimum=0),
    Field("char_end", "integer", "Where the quote ends: text[char_start:char_end] is the quote.", True, minimum=0),
    Field("value", "number", "The number in the unit given; empty for a range."),
    Field("value_text", "string", "The numeral as printed: trailing zeros are evidence of rounding.", True),
    Field("bound", "string", "How the number bounds the truth.", True, BOUNDS),
    Field("value_low", "number", "Lower end of what the printed number allows: its rounding interval, or a range's end; empty where open."),
    Field("value_high", "number", "Upper end of the same."),
    Field("unit", "string", "percent, an ISO 4217 code, count, times, rank, point, or a unit as Pint spells it.", True, codes="units"),
    Field("item", "string", "What is counted, as printed, for the unit count."),
    Field("per", "string", "Denominator of a rate, singular: 60 mph is mile per hour."),
    Field("kind", "string", "Whether the number is a level, a change, a share of a stated whole, a multiple or a rank.", True, KINDS),
    Field("direction", "string", "Sign of a change, or how a level got there.", vocabulary=DIRECTIONS),
    Field("period_text", "string", "The words that give the period."),
    Field("period_start", "date", "First day of the time that the number covers or stands for."),
    Field("period_end", "date", "Last day of it."),
    Field("base_period_text", "string", "The words that say what a change is measured against."),
    Field("base_period_start", "date", "First day of the period that a change is measured against."),
    Field("base_period_end", "date", "Last day of it."),
    Field("status", "string", "Whether the number is a fact, an estimate, a forecast, a target or a hypothesis.", True, STATUSES),
    Field("subject", "string", "Whose or what's number it is."),
    Field("metric", "string", "What is measured of the subject."),
    Field("place", "string", "ISO 3166-1 alpha-2 codes of the geography, `;` between several.", pattern=PLACES, codes="places"),
    Field("source", "string", "To whom the text attributes the number."),
    Field("checks", "integer", "How many tests the claim stood.", True, minimum=0),
    Field("conflicts", "string", "check_ids of conflicts with other articles, blanks between.", pattern=IDENTIFIERS),
)  # fmt: skip

CURATION = Field(
    "curation",
    "string",
    "What a recorded human decision made of the claim; empty where there is none.",
    vocabulary=CURATIONS,
)

OF_ARTICLE = ForeignKey("article_id", "articles", "article_id")

CLAIMS = Table(
    "claims",
    "Clean claims: every number that the articles state, with what it means and where it stands.",
    (*CLAIM_FIELDS, CURATION),
    key=("claim_id",),
    sort=("article_id", "char_start", "char_end", "claim_id"),
    foreign_keys=(OF_ARTICLE,),
)

NEVER_EMPTY = ("claim_id", "article_id")


def lenient(column: Field) -> Field:
    """The column as quarantine has it: of the same type, but open to what a clean claim may not hold."""
    return Field(column.name, column.type, column.description, required=column.name in NEVER_EMPTY)


QUARANTINE = replace(
    CLAIMS,
    name="quarantine",
    description="Claims held back, with the reason: nothing is lost.",
    fields=(
        *(lenient(column) for column in CLAIM_FIELDS),
        Field("reason", "string", "Why the claim was held back.", True, QUARANTINE_REASONS),
        Field("check_ids", "string", "The checks, or for `schema` the expectations, that it fails; blanks between."),
        lenient(CURATION),
    ),
)

CHECKS = Table(
    "checks",
    "Relations between claims, tested by interval arithmetic or used to compute what is missing.",
    (
        Field("check_id", "string", "Short hash of rule, roles and claims.", True, pattern=HASH),
        Field("rule", "string", "The check: a file of that name in `checks/`.", True),
        Field("verdict", "string", "What the arithmetic says.", True, VERDICTS),
        Field("article_id", "string", "The article; empty for a check across articles."),
        Field("claim_ids", "string", "The claims, in the order of check_members, for reading.", True, pattern=IDENTIFIERS),
        Field("stated", "string", "The number under test as the article states it; empty when implied."),
        Field("computed_low", "number", "Lower end of what the other members allow; empty where open."),
        Field("computed_high", "number", "Upper end of the same."),
        Field("unit", "string", "Unit of the computed interval.", codes="units"),
        Field("implied_role", "string", "For `implied`: the member that the article leaves out and that was computed."),
        Field("subject", "string", "Whose number was tested or computed."),
        Field("metric", "string", "What was measured."),
        Field("place", "string", "ISO 3166-1 alpha-2 codes.", pattern=PLACES, codes="places"),
        Field("period_start", "date", "First day of the period of the number tested or computed."),
        Field("period_end", "date", "Last day of it."),
        Field("certainty", "string", "What ties the members, the surest first.", True, CERTAINTIES),
        Field("arithmetic", "string", "The computation in one readable line.", True),
        Field("reason", "string", "Why an untestable relation can't be tested, or what a verdict rests on."),
    ),
    key=("check_id",),
    sort=("article_id", "rule", "check_id"),
    foreign_keys=(OF_ARTICLE,),
)  # fmt: skip

CHECK_MEMBERS = Table(
    "check_members",
    "Which claim stands where in which check: for joining.",
    (
        Field("check_id", "string", "The check.", True, pattern=HASH),
        Field("position", "integer", "Place of the member, from 1.", True, minimum=1),
        Field("role", "string", "What the claim is in the relation: now, base, change, part, whole, ...", True),
        Field("claim_id", "string", "The claim, clean or in quarantine.", True, pattern=HASH),
        Field("article_id", "string", "The claim's article.", True),
    ),
    key=("check_id", "position"),
    sort=("article_id", "check_id", "position"),
    foreign_keys=(ForeignKey("check_id", "checks", "check_id"), OF_ARTICLE),
)

ARTICLES = Table(
    "articles",
    "The articles read, with what is known of each.",
    (
        Field("article_id", "string", "Path in the raw folder, with `#key` for one record of several in a file.", True),
        Field("file", "string", "Path of the raw file, relative to the raw folder.", True),
        Field(
            "sha256",
            "string",
            "Hash of the raw file's bytes; of one record of several in a file, of the record as JSON with sorted keys.",
            True,
            pattern=r"^[0-9a-f]{64}$",
        ),
        Field("title", "string", "Title, where metadata gives one."),
        Field("publisher", "string", "Publisher, where metadata gives one."),
        Field(
            "country",
            "string",
            "ISO 3166-1 alpha-2 code of the publisher's country.",
            pattern=r"^([A-Z]{2})?$",
            codes="places",
        ),
        Field("url", "string", "Address of the article."),
        Field("published", "date", "Day of publication, only where it is known to the day."),
        Field("published_earliest", "date", "Earliest day on which it can have been published."),
        Field("published_latest", "date", "Latest day on which it can have been published."),
        Field("published_from", "string", "Where the date comes from.", True, DATE_SOURCES),
        Field("language", "string", "ISO 639-1 code."),
        Field("words", "integer", "Words of the article itself, boilerplate aside.", True, minimum=0),
        Field("claims", "integer", "Clean claims.", True, minimum=0),
        Field("quarantined", "integer", "Claims in quarantine.", True, minimum=0),
        Field("duplicate_of", "string", "article_id of the article that this one copies."),
        Field("status", "string", "What became of it.", True, ARTICLE_STATUSES),
        Field(
            "encoding",
            "string",
            "Encoding of the raw file, by a name with which Python's `bytes.decode` gives the text that offsets count in, "
            "unless `text_file` names that.",
            True,
        ),
        Field(
            "text_file",
            "string",
            "Where the text in which offsets count is published, in UTF-8: of web pages, JSON and packed files. Empty where "
            "the raw file is that text.",
        ),
    ),
    key=("article_id",),
    sort=("article_id",),
    foreign_keys=(ForeignKey("duplicate_of", "articles", "article_id"),),
)

SERIES = Table(
    "series",
    "What the articles say of one thing, period by period: levels and shares that are facts, merged where several claims state them.",
    (
        Field("series_id", "string", "Names the series: rows that have it are values of one thing over time.", True, pattern=HASH),
        Field("subject", "string", "Whose or what's number it is, the names of one thing brought to one form."),
        Field("metric", "string", "What is measured of it."),
        Field("item", "string", "What is counted, for the unit count."),
        Field("place", "string", "ISO 3166-1 alpha-2 codes of the geography, `;` between several.", pattern=PLACES, codes="places"),
        Field("unit", "string", "As in claims.", True, codes="units"),
        Field("per", "string", "Denominator of a rate."),
        Field("kind", "string", "level or share.", True, KINDS),
        Field("status", "string", "actual or estimate.", True, STATUSES),
        Field("narrowing", "string", "Words of the sentences that may narrow the number down, such as `net` or `exports`."),
        Field("article_id", "string", "The one article that the series is of; empty where its words name the thing, and several may tell of it."),
        Field("period_length", "string", "How long each period is: day, 7 days, month, quarter, 11 months, year, ...", True),
        Field("period_start", "date", "First day of the period.", True),
        Field("period_end", "date", "Last day of it.", True),
        Field("value", "number", "The most precisely printed number; empty for a range, for `implied`, and where the numbers have nothing in common."),
        Field("value_low", "number", "Lower end of what all claims allow together, and of all of them under a conflict of `numbers`; empty where open."),
        Field("value_high", "number", "Upper end of the same."),
        Field("basis", "string", "Whether it is stated or computed.", True, SERIES_BASES),
        Field("conflict", "string", "Whether it is in doubt, and by what.", vocabulary=SERIES_CONFLICTS),
        Field("articles", "integer", "Articles that state it, or that it was computed from.", True, minimum=1),
        Field("claims", "integer", "Claims that state it, or that it was computed from.", True, minimum=1),
        Field("claim_ids", "string", "These claims, blanks between.", True, pattern=IDENTIFIERS),
        Field("check_ids", "string", "The checks that compute a value for this period, blanks between.", pattern=IDENTIFIERS),
        Field("arithmetic", "string", "What they compute, `; ` between."),
    ),
    key=("series_id", "period_start", "period_end"),
    sort=(
        "subject", "metric", "item", "place", "unit", "per", "kind", "status", "narrowing", "article_id", "period_length",
        "series_id", "period_start", "period_end",
    ),
    foreign_keys=(OF_ARTICLE,),
)  # fmt: skip

REJECTS = Table(
    "rejects",
    "Files that could not be read.",
    (
        Field("file", "string", "Path in the raw folder.", True),
        Field("reason", "string", "What is wrong.", True, REJECT_REASONS),
        Field("detail", "string", "The same in a sentence, with the remedy.", True),
    ),
    key=("file",),
    sort=("file",),
)

DECIDED = Table(
    "decisions",
    "Recorded human decisions on claims, and whether they are applied.",
    (
        Field("claim_id", "string", "The claim.", True, pattern=HASH),
        Field("article_id", "string", "Its article; empty where no article has the claim."),
        Field("decision", "string", "What was decided.", True, DECISIONS),
        Field("state", "string", "Whether it is applied.", True, DECISION_STATES),
        Field("detail", "string", "Why it is not applied, and what to do."),
        Field("quote", "string", "What the claim's quote was when it was decided, on one line."),
        Field("corrections", "string", "The fields that it replaces, as `column=value`, `; ` between."),
        Field("reason", "string", "Why it was decided.", True),
        Field("author", "string", "Who decided.", True),
        Field("date", "date", "When.", True),
    ),
    key=("claim_id",),
    sort=("claim_id",),
    foreign_keys=(OF_ARTICLE,),
)

CHANGES = Table(
    "changes",
    "What this publication added, changed or removed against the one before it in the same folder, and why.",
    (
        Field("table", "string", "The table that changed.", True),
        Field("change", "string", "What happened to the row.", True, CHANGE_KINDS),
        Field("id", "string", "Key of the row.", True),
        Field("article_id", "string", "The article that the row belongs to."),
        Field("columns", "string", "The columns that changed, blanks between."),
        Field("reason", "string", "Why.", True, CHANGE_REASONS),
        Field("quote", "string", "The quote of a claim, on one line."),
        Field("before", "string", "What a removed row said; of a changed row the old values, as `column=value`, `; ` between."),
        Field("after", "string", "What an added row says; of a changed row the new values, likewise."),
    ),
    key=("table", "id"),
    sort=("table", "article_id", "id"),
)  # fmt: skip

TABLES: dict[str, Table] = {
    table.name: table
    for table in (CLAIMS, QUARANTINE, CHECKS, CHECK_MEMBERS, ARTICLES, SERIES, REJECTS, DECIDED, CHANGES)
}
