"""What is known of an article beside its text, and who is believed.

Each field is one record: the keys under which front matter may give it, and how its words are read. A row of
`articles.csv` is the curator's word about a file that he need not edit, so field by field it wins over the file's own front
matter, and that over a date in the file's name. An empty cell says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from extractors.places.gazetteer.countries import COUNTRIES
from flows.rejects import Rejected
from flows.reporting import log

Value = str | int | date

HIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y%m%d")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
TIME_OF_DAY = re.compile(r"\s+\d{1,2}:\d{2}.*$")
FILE_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
NEAR = 0.85
"""How alike two keys are, from 0 to 1, when one is taken for the other misspelt (`publishd`)."""
EMPTY = frozenset({"", "null", "~", "none", "n/a"})
COUNTRY_NAMES = {
    "UK": "GB",
    "USA": "US",
    "U.S.": "US",
    "U.K.": "GB",
    "UNITED STATES": "US",
    "UNITED KINGDOM": "GB",
    "EL": "GR",
}
COUNTRY_CODES = frozenset(country.code for country in COUNTRIES)
MONTHS = "january february march april may june july august september october november december".split()


def read_text(words: str) -> str:
    """Runs of blanks as one blank; what does not show is left out."""
    return " ".join(HIDDEN.sub("", words).split())


def read_day(words: str) -> date:
    """A day, in ISO form or in words; what would have to be guessed (`03/04/2025`) is refused.

    >>> read_day("2025-12-18T09:30:00Z"), read_day("Thursday, December 18, 2025")
    (datetime.date(2025, 12, 18), datetime.date(2025, 12, 18))
    """
    iso = ISO_DAY.match(words)
    try:
        if iso:
            return date(*map(int, iso.groups()))
    except ValueError:
        raise Rejected("impossible_date", f"{words!r} is no day of the calendar") from None
    plain = TIME_OF_DAY.sub("", WEEKDAY.sub("", words)).replace(",", "").replace(".", "")
    for form in FORMATS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    raise Rejected("impossible_date", f"{words!r} is no day that can be read without guessing (write it as 2025-12-18)")


def read_country(words: str) -> str:
    code = COUNTRY_NAMES.get(words.upper(), words.upper())
    if code not in COUNTRY_CODES:
        raise Rejected("bad_metadata", f"{words!r} is no ISO 3166-1 code of a country (US, GB, KR)")
    return code


def read_language(words: str) -> str:
    """`en`, `en-GB`, `eng` and `English` are all `en`."""
    code = re.split(r"[-_]", words.lower())[0]
    return "en" if code in ("eng", "english") else code


def read_month(words: str) -> int:
    """The month in which a fiscal year starts: 1 to 12, or its name."""
    names = [month for month in MONTHS if len(words) >= 3 and month.startswith(words.lower())]
    month = MONTHS.index(names[0]) + 1 if names else int(words) if words.isdecimal() else 0
    if not 1 <= month <= 12:
        raise Rejected("bad_metadata", f"{words!r} is no month (write 1 to 12)")
    return month


@dataclass(frozen=True, slots=True)
class MetadataField:
    """One field: its column in articles.csv, its keys in front matter (the first one given counts), how it is read."""

    name: str
    keys: tuple[str, ...]
    read: Callable[[str], Value]


FIELDS = (
    MetadataField("title", ("title", "headline"), read_text),
    MetadataField("published", ("published", "date", "date_published", "publication_date", "pubdate"), read_day),
    MetadataField("publisher", ("publisher", "site_name", "sitename"), read_text),
    MetadataField("country", ("country",), read_country),
    MetadataField("url", ("url", "canonical_url", "link"), read_text),
    MetadataField("language", ("language", "lang"), read_language),
    MetadataField("fiscal_year_start", ("fiscal_year_start",), read_month),
)


KEYS = frozenset(key for field in FIELDS for key in field.keys)
"""Every key of front matter that is read."""


def read_fields(words: Mapping[str, str], where: str) -> dict[str, Value]:
    """The fields as values; `where` names the place in the message of Rejected."""
    values = {}
    for field in FIELDS:
        if (given := words.get(field.name, "").strip()).lower() not in EMPTY:
            try:
                values[field.name] = field.read(given)
            except Rejected as rejected:
                raise Rejected(rejected.reason, f"{where}: {field.name} {rejected}. Correct it there.") from None
    return values


def fields_of_front_matter(front: Mapping[str, object]) -> dict[str, str]:
    """The fields that front matter gives, as words, under our names. Keys that no field knows are the file's own affair."""
    folded = {str(key).strip().lower().replace("-", "_"): value for key, value in front.items()}
    fields = {}
    for field in FIELDS:
        for key in field.keys:
            words = as_words(folded.get(key, ""))
            if words.strip().lower() not in EMPTY:
                fields[field.name] = words
                break
    return fields


def near_misses(keys: Iterable[str]) -> tuple[str, ...]:
    """A note on each key that looks like a misspelt one; all others that we don't know are the file's own affair.

    >>> near_misses(["publishd", "license", "title"])
    ("nothing reads 'publishd' in its front matter; did you mean 'published'?",)
    """
    unknown = [key for key in keys if key.strip().lower().replace("-", "_") not in KEYS]
    near = [(key, get_close_matches(key, sorted(KEYS), n=1, cutoff=NEAR)) for key in unknown]
    return tuple(
        f"nothing reads {key!r} in its front matter; did you mean {known[0]!r}?" for key, known in near if known
    )


def as_words(value: object) -> str:
    """A YAML value as words: a list's items with commas between; a mapping says nothing that a field could hold."""
    if isinstance(value, list):
        return ", ".join(as_words(item) for item in value)
    return value if isinstance(value, str) else ""


def day_in_name(file: str) -> date | None:
    """The day that the file's name begins with.

    >>> day_in_name("2024/2024-05-01-gm-results.txt")
    datetime.date(2024, 5, 1)
    """
    found = FILE_DAY.match(file.rsplit("/", 1)[-1])
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        log.warning("%s: the name begins with %s, which is no day of the calendar: not used as a date.", file, found[0])
        return None  # it may be an identifier


def article_fields(
    file: str, front: Mapping[str, str], row: Mapping[str, str], origin: str = "front matter"
) -> dict[str, Value]:
    """Fields of an `Article`, by the order of belief: the row of articles.csv, the article's own word, the file's name.

    `origin` says where the article's own word stands.

    >>> article_fields("a.txt", {"published": "2025-01-01", "title": "T"}, {"published": "2025-02-01"})
    {'title': 'T', 'published': datetime.date(2025, 2, 1), 'published_from': 'metadata'}
    """
    overruled = {name for name, words in row.items() if words.strip().lower() not in EMPTY}
    kept = {name: words for name, words in front.items() if name not in overruled}
    fields = read_fields(kept, origin) | read_fields(row, "articles.csv")
    day = fields.get("published") or day_in_name(file)
    if day:
        fields |= {"published": day, "published_from": "metadata" if "published" in fields else "filename"}
    return fields
