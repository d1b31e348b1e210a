"""The closed vocabularies of the published tables: each value with what it means, said once for code and docs.

Each is a mapping of value to meaning, in the order in which the values are best read. The published schema
(`datapackage.json`) lists the values, the data dictionary both.
"""

from __future__ import annotations

BOUNDS = {
    "exact": "the number as it stands, within the rounding of its digits",
    "about": "about, around, roughly, some, approximately: on either side",
    "nearly": "nearly, almost, close to, just under: a little less",
    "below": "less than, fewer than, under",
    "above": "more than, over, just over; surpassed, topped",
    "at_least": "at least, or more, no fewer than",
    "at_most": "up to, at most, as much as, no more than",
    "range": "both ends are given: `value` is empty, they stand in `value_low` and `value_high`",
}
KINDS = {
    "level": "how much there is of something, or a rate that is known by name (unemployment at 5%)",
    "change": "how much something moved (`rose 6.7%`; `doubled` is 2 times)",
    "share": "a part of a stated whole (`24% of adults`)",
    "ratio": "a multiple of something else (`6.5 times earnings`)",
    "rank": "a place in an order (`ranked sixth`)",
}
DIRECTIONS = {
    "up": "it rose, or reached this level by rising",
    "down": "it fell, or reached this level by falling",
    "flat": "it did not move",
}
STATUSES = {
    "actual": "stated as a fact",
    "estimate": "somebody's estimate of a fact",
    "forecast": "expected or projected to happen",
    "target": "what its actor aims or plans to do",
    "hypothetical": "holds under a condition: could, would, if",
}
VERDICTS = {
    "consistent": "some reading of the printed numbers, within their rounding and bounds, agrees",
    "inconsistent": "no reading agrees: one of the numbers is wrong, but not which",
    "implied": "one member is not stated, and was computed from the others",
    "untestable": "the relation is there, but can't be tested; `reason` says why",
}
CERTAINTIES = {
    "clause": "the members stand in one clause",
    "ellipsis": "one member takes its noun or unit from the other",
    "respectively": "two lists are paired in order by `respectively`",
    "sentence": "the members stand in one sentence, or in two that follow one another",
    "topic": "subject, metric, place, unit and period agree within one article",
    "fit": "the numbers stand near one another and fit too well for chance: such a tie confirms, it never contradicts",
    "archive": "subject, metric and place agree across articles, and unit and period as far as the rule needs",
}
QUARANTINE_REASONS = {
    "inconsistent": "the claim stands in an inconsistent check of its article: `check_ids` names the checks",
    "schema": "the row breaks an expectation that every clean claim meets: `check_ids` names the expectations",
    "duplicate": "the article is a copy of another one, which has the claim",
    "rejected": "a recorded human decision: it is no claim, or a wrong one; it takes no part in checks",
}
DECISIONS = {
    "accept": "a person has checked the claim: it is right",
    "reject": "it is no claim, or a wrong one",
    "correct": "fields of it are replaced, before checks run",
    "release": "it is published clean, whatever its article's checks say",
}
CURATIONS = {
    "accepted": "a person has checked it: it is right",
    "corrected": "fields of it were corrected by a person",
    "released": "a person has released it from quarantine: it stands in an inconsistent check of its article all the same",
}
DECISION_STATES = {
    "applied": "the published claim is as it says",
    "outdated": "not applied: the claim is not what it expects any more",
    "gone": "not applied: no article has the claim any more",
    "refused": "not applied: it would make the claim say what the article does not",
}
SERIES_BASES = {
    "stated": "articles state it",
    "implied": "no article states it: a check computed it from what is stated, as `arithmetic` shows",
}
SERIES_CONFLICTS = {
    "articles": "an inconsistent check holds one of these claims against another article",
    "numbers": "the numbers have no value in common: they are of things that the words don't tell apart, or one is wrong",
}
DATE_SOURCES = {
    "metadata": "given with the article: front matter, a row of metadata, or the page's own",
    "filename": "a date in the file's name",
    "text": "inferred from what the text itself commits to",
    "unknown": "nothing says when; relative periods stay empty",
}
ARTICLE_STATUSES = {
    "published": "its claims stand in claims or in quarantine",
    "duplicate": "a copy of the article in `duplicate_of`; its claims are published there only",
    "no_claims": "it states no number that is a claim",
}
REJECT_REASONS = {
    "empty": "there is no text in it",
    "too_large": "it is larger than an article can be",
    "binary": "it is not a text file",
    "undecodable": "its characters can't be told",
    "not_english": "it is in another language",
    "unreadable": "the system does not let us read it",
    "directory": "it is a folder",
    "outside": "it is a link to a place outside the raw folder",
    "special_file": "it is neither a file nor a folder",
    "bad_name": "its name can't be written as text",
    "unsupported": "no reader knows this kind of file",
    "broken_front_matter": "its front matter is not YAML",
    "broken_json": "it, or a line of it, is not JSON",
    "broken_archive": "it is packed, and can't be unpacked",
    "no_article": "there is no article in it: a page of links, a record without a text",
    "too_deep": "brackets, elements or folders are nested deeper than any article's",
    "too_complex": "the page has more elements than a page of news has",
    "too_many_numbers": "it has more numbers than an article has: a table, a listing",
    "bidi_override": "it turns the order of its own characters round, so that numbers look like others",
    "impossible_date": "its date of publication is no day of the calendar",
    "bad_metadata": "a field of its metadata can't be understood",
    "extraction_failed": "the extractors failed on it",
    "broken_csv": "articles.csv, or a line of it, is not CSV with the known header",
    "unknown_column": "articles.csv has a column that nothing reads",
    "no_such_file": "a line of articles.csv names a file that is not there",
    "repeated_row": "articles.csv has two lines for one file",
}
CHANGE_KINDS = {
    "added": "the row is new",
    "changed": "the row was there under the same key, with other values in `columns`",
    "removed": "the row is there no more",
}
CHANGE_REASONS = {
    "new_article": "its article is new",
    "article_edited": "its article's text was edited",
    "article_removed": "its article was taken out of the raw folder",
    "metadata_edited": "what is known of its article was edited",
    "rules_changed": "the article is the same; the program reads it otherwise",
    "correction": "a recorded human decision",
}
