"""Numbers that are no claims: parts of names and identifiers, scores, addresses, list numbers, idioms, years.

One mechanism: `RULES` are tried in order on each quantity,
and the first that holds gives the reason. `LABELS` are nouns that a number
after them names (`Section 427`, `Phase 2`). What a name is, is also learned from the article: a capitalised word that
stands before the same number twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.numbers.drafts import Draft
from extractors.numbers.names.identifiers import (
    is_address,
    is_conversion,
    is_day,
    is_list_number,
    is_phone,
    is_ratio,
    is_score,
    is_year,
)
from extractors.numbers.names.idioms import is_idiom, is_pronoun
from extractors.numbers.names.labels import is_labelled
from extractors.numbers.names.named import (
    is_form,
    is_generation,
    is_hyphenated_name,
    is_index_name,
    is_model,
    is_named,
    is_named_after,
    is_race,
    is_resolution,
    is_title_number,
)
from extractors.numbers.names.page import Page, learn_names
from extractors.numbers.names.references import (
    is_file_size,
    is_lone_denominator,
    is_scale,
    is_score_told,
    points_back,
)
from extractors.numbers.names.tolerances import is_tolerance
from extractors.text.words import Words


@dataclass(frozen=True, slots=True)
class NameRule:
    """One reason for a number to be no claim."""

    reason: str
    applies: Callable[[Page, int], bool]
    examples: tuple[str, ...] = ()


def exclude_names(words: Words, drafts: list[Draft]) -> None:
    """Set `excluded` of every draft that docs/claims.md keeps out."""
    page = Page(words, drafts, learn_names(words, drafts))
    for index, draft in enumerate(drafts):
        if draft.excluded or draft.unit == "rank":
            continue
        for rule in RULES:
            if rule.applies(page, index):
                draft.exclude(rule.reason, rule.applies.__name__)
                break
    exclude_inner(drafts)


def exclude_inner(drafts: list[Draft]) -> None:
    """Numbers inside what an earlier one counts are names: `three Boeing 737 MAX 8s`."""
    end = -1
    for draft in drafts:
        if draft.numeral.start < end and draft.form != "ordinal":
            if draft.unit:
                draft.optional, draft.aside = True, "exclude_inner"
            else:
                draft.exclude("name", "exclude_inner")
        if not draft.excluded and draft.item_end > end:
            end = draft.item_end


RULES = (
    NameRule("name", is_generation, ("The 5G network opened.",)),
    NameRule("list", is_list_number, ("1. Mix the flour.",)),
    NameRule("score", is_score, ("Leeds won 3-2 at home.", "They hold a 9-2 lead.", "The score was level.",
    "Councillors voted [9|9 count]-[4|4 count] to approve it.", "The Senate passed it [52|52 count]-[48|48 count].",
    "The council approved it by [9 votes|9 count votes] to [4|4 count votes].")),
    NameRule("score", is_score_told, ("Leeds beat Hull 45 points to 24 there.", "It was a 22 points to 10 win.",
    "It cut its lead from [45 points|45 point] on the index.")),
    NameRule("scale", is_scale, ("They rated it very high (9 or 10 out of 10).",
    "Few rated it very low (0-4 out of 10).", "People rate it on a scale of 0 to 10.",
    "It is told on a scale of 0 to 10 where 10 is all.",
    "There are 19 chances out of 20 that it holds.", "She scored it [7.5|7.5 count] out of 10.")),
    NameRule("tolerance", is_tolerance, ("The margin of error is plus or minus three percentage points.",
    "The poll of [900 adults|900 count adults] has a sampling error of 3.1 points.", "It has a 4-point margin of error.",
    "Inflation was [minus 0.7%|-0.7 percent] there.",
    "It costs [$900|900 USD], plus or minus $20.", "It was [12 mm|12 millimeter], give or take 2 mm.")),
    NameRule("file", is_file_size, ("The tables (330 Kb Excel sheet) tell more.",
    "The chip holds [64 MB|64 megabyte] there.")),
    NameRule("denominator", is_lone_denominator, ("Deaths per 100,000 people fell.",
    "There were [9 deaths per 100,000 people|9 count deaths; per=100000 people] there.")),
    NameRule("reference", points_back, ("Apple sued. A deal between the two companies was reached.",
    "He fled. The two men were seen there.", "She spoke. He praised the two parents.",
    "The [two companies|2 count companies] agreed to it.",
    "It won. It names the [two men|2 count men] who fled.", "It won. It covers the [four sectors|4 count sectors] of the economy.",
    "It needs [two companies|2 count companies].")),
    NameRule("ratio", is_ratio, ("It passed by a 2-to-1 vote.", "It announced a 3-for-1 split.")),
    NameRule("conversion", is_conversion, ("($1 = 149.8 yen)",)),
    NameRule("name", is_labelled, ("Section 427 bars it.", "Phase 2 of the trial began.",
    "It is day five of the trial.", "They buzz about Tiger, version 10.4.",
    "He is on page 12 of the list.")),
    NameRule("name", is_index_name, ("The S&P 500 fell.", "It made the top 10.")),
    NameRule("name", is_named, ("The Boeing 737 landed.", "The Ram 1500 REV is late.",
    "BYD will sell the Shark 6 there.", "In Germany [15 people|15 count people] fell ill.")),
    NameRule("name", is_named_after, ("It unveiled the new 787 Dreamliner there.",)),
    NameRule("when", is_day),
    NameRule("name", is_title_number, ("America's Big Three are late.", "Formula One returns.")),
    NameRule("name", is_model, ("It chose Airbus over Boeing's 787.", "It showed its 777 airliner there.")),
    NameRule("phone", is_phone, ("Call 202 555 0101 for help.",)),
    NameRule("name", is_hyphenated_name, ("A 737-800 landed.",)),
    NameRule("name", is_form, ("It said so in its 10-K filing.", "It closed a [10-km|10 kilometer] road.")),
    NameRule("name", is_resolution, ("It streams in 4K.", "He bought a 4K television.", "It sold [4K cars|4000 count cars].")),
    NameRule("name", is_race, ("She won the 100m final.", "He swims the women's 200-metre freestyle.",
    "It lies [100 metres|100 meter] from the finish.")),
    NameRule("address", is_address, ("It stands at 1600 Pennsylvania Avenue.", "Prices in the 90049 ZIP code fell.")),
    NameRule("year", is_year, ("It lifted the 2022 sanctions.", "It fell from its peak in 19951.",
    "It fell from a peak of [19951 homes|19951 count homes].")),
    NameRule("idiom", is_pronoun, ("It is one of the oldest mills.", "No one came.")),
    NameRule("idiom", is_idiom, ("The zero-emission rule holds.", "It saw double-digit growth.",
    "He earns a six-figure salary.", "He shot a four-under round.",
    "He ate half an hour later.",
    "Prospects for the last half of the year are good.", "It spent [half|50 percent] of the sum.")),
)  # fmt: skip
