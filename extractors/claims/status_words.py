"""Words that give a number its status: nouns beside it, verbs above it, modals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Lemmas that give a number its status.

    `part`: `verb`, `passive` (only as `is believed to`), `noun`, `intent` (a noun before an infinitive), `modal`, `opener`, `adverb`.
    """

    status: str
    part: str
    lemmas: str
    examples: tuple[str, ...] = ()


STATUS_WORDS = (
    StatusWords(
        "target",
        "verb",
        "aim plan seek intend pledge hope want commit vow propose promise target schedule earmark",
        (
            "The airline plans to buy [30 jets|30 count jets; status=target].",
            "It is aiming for a [9%|9 percent; status=target] share.",
        ),
    ),
    StatusWords(
        "target",
        "noun",
        "target goal aim objective ambition pledge quota",
        (
            "The city set a target of [5,000 homes|5000 count homes; status=target].",
            "Berg has the most pledged delegates, with [60|60 count; status=actual].",
        ),
    ),
    StatusWords(
        "target",
        "intent",
        "plan intention proposal pledge promise commitment vow goal target aim ambition bid",
        (
            "The lender announced plans to close [30 branches|30 count branches; status=target].",
            "It announced plans Friday to shut down [40 shops|40 count shops; status=target].",
            "It announced plans to add an estimated [300 jobs|300 count jobs; status=target].",
        ),
    ),
    StatusWords(
        "forecast",
        "verb",
        "expect forecast project predict anticipate foresee envisage pencil",
        (
            "Profit beat the [$2 million|2000000 USD; status=forecast] expected by analysts.",
            "Prices rose [3.1%|3.1 percent; status=actual], above the [2.9%|2.9 percent; status=forecast] that forecasters had pencilled in.",
            "Anna Berg forecasts that output will expand [2%|2 percent; status=forecast] next year.",
            "The budget assumes growth of [4%|4 percent; status=forecast] and oil at [$70 a barrel|70 USD; status=forecast; per=barrel].",
            "The buyer assumed [$3 million|3000000 USD; status=actual] of debt.",
            "The agency sees a deficit of [9,000 tonnes|9000 metric_ton; status=forecast] next year.",
            "Output is seen growing [2%|2 percent; kind=change; status=forecast] next year.",
            "Anna Berg, who now sees [two cuts|2 count cuts; status=forecast] next year, was cautious.",
            "She saw [three cuts|3 count cuts; status=actual].",
            "Volta earned [$1.12|1.12 USD; status=actual]; analysts had looked for [$1.05|1.05 USD; status=forecast].",
            "Police looked for [three men|3 count men; status=actual].",
            "It costs [$4 million|4000000 USD; status=actual], [twice|2 times; status=actual] what analysts had expected.",
            "It paid [$25 million|25000000 USD], [less than half|50 percent; status=actual] of what they had sought.",
            "It paid [$9 million|9000000 USD], [twice|2 times; status=actual] the [$4 million|4000000 USD; status=forecast] analysts had expected.",
            "It trades at [31 times|31 times; status=actual] expected earnings, versus [24|24 times; status=actual] for Acme.",
            "Profit is expected to rise [3%|3 percent; status=forecast].",
            "Of the firms, [40 percent|40 percent; status=actual] expect sales to fall, while [23 percent|23 percent; status=actual] expect a rise.",
            "Sales were higher than anyone could have expected, at [40 ships|40 count ships; status=actual].",
            "The [300 projected births|300 count projected births; status=forecast] are few.",
            "The remaining [1.7 million|1700000 count; status=forecast] is the projected net number of births.",
            "Analysts forecast growth of [2%|2 percent; status=forecast].",
        ),
    ),
    StatusWords(
        "forecast",
        "noun",
        "forecast projection prediction outlook guidance expectation consensus",
        (
            "Its forecast of [900 ships|900 count ships; status=forecast] was wrong.",
            "Its projections have inflation easing to [2.6%|2.6 percent; status=forecast] and then [2%|2 percent; status=forecast].",
            "Projections had called for [$70 million|70000000 USD; status=forecast] at home.",
            "In its new projections the bank has the rate at [3%|3 percent; status=forecast].",
            "Sales came to [$9 million|9000000 USD; status=actual], a [34%|34 percent; status=actual] jump, above the estimate of "
            "[$8 million|8000000 USD].",
        ),
    ),
    StatusWords(
        "estimate",
        "verb",
        "estimate reckon",
        (
            "Officials estimate that [300 people|300 count people; status=estimate] fled.",
            "An estimated [300 people|300 count people; status=estimate; bound=exact] fled.",
            "Output is projected to rise from an estimated [$6 million|6000000 USD; status=estimate] in May to "
            "[$7 million|7000000 USD; status=forecast] in June.",
        ),
    ),
    StatusWords(
        "estimate",
        "passive",
        "believe think presume assume",
        ("The deal is believed to be worth [$80 million|80000000 USD; status=estimate].",),
    ),
    StatusWords(
        "estimate",
        "adverb",
        "presumably probably",
        (
            "The sale probably added [$40 million|40000000 USD; status=estimate] to profit, and will probably add "
            "[$50 million|50000000 USD; status=target] next year.",
            "There are presumably [40 people|40 count people; status=estimate] inside.",
        ),
    ),
    StatusWords(
        "estimate",
        "noun",
        "estimate estimation",
        (
            "Estimates of [40 victims|40 count victims; status=estimate] vary.",
            "The estimates of [two banks|2 count banks; status=actual] vary.",
            "Estimates by the government state [40 people|40 count people; status=estimate] died.",
            "Estimates put the toll at [40|40 count; status=estimate].",
            "Estimates suggest [800 men|800 count men; status=estimate] may be at sea.",
            "Estimates are produced from a survey of [800 shops|800 count shops; status=actual].",
            "There were estimated to be [800 men|800 count men; status=estimate] aged [90 and over|90 year; bound=at_least; status=actual].",
        ),
    ),
    StatusWords(
        "hypothetical",
        "modal",
        "could would may might",
        (
            "The levy could raise [$5 million|5000000 USD; status=hypothetical].",
            "Then [300 people|300 count people; status=actual] could not be reached.",
            "Of the pupils, [79%|79 percent; status=actual] could read well.",
            "A curfew would be imposed for the city's [900 firms|900 count firms; status=actual].",
            "[Up to 90|90 count jobs; status=hypothetical] of a combined [900 jobs|900 count jobs; status=actual] could go.",
            "The plan would close [40%|40 percent; status=hypothetical] of the [900 firms|900 count firms; status=actual].",
            "Of the [5,000 ships|5000 count ships] planned, [200|200 count ships; status=actual] were lost, [90|90 count ships; status=actual] of them new.",
            "The Reds, on [3.6%|3.6 percent; status=actual], would miss out, while the Greens scrape in at [4.2%|4.2 percent; status=actual].",
            "The bloc could win [86 seats|86 count seats; status=hypothetical], [11|11 count seats; status=hypothetical] more than it needs.",
            "Under the offer, holders will receive [$40|40 USD; status=actual] in cash.",
            "By noon [300 people|300 count people; status=hypothetical] could be ill.",
            "This would mean output is [6%|6 percent; status=hypothetical] higher.",
            "Berg said the levy would raise [$5 million|5000000 USD; status=target].",
            "It will lay off [90 workers|90 count workers; status=target].",
            "Berg said the levy would yield [$5 million|5000000 USD; status=forecast].",
            "Berg said the levy would have yielded [$5 million|5000000 USD; status=hypothetical].",
            "Berg warned that prices would rise [3%|3 percent; status=forecast].",
            "Shares fell on its announcement that it would cut [40 jobs|40 count jobs; status=target].",
            "Berg said farmers whose fields were lost would be paid [$50|50 USD; status=forecast].",
            "Berg said it would cut [40 jobs|40 count jobs; status=hypothetical] if prices fell.",
            "Berg said that were prices to fall, it would cut [40 jobs|40 count jobs; status=hypothetical].",
        ),
    ),
    StatusWords(
        "forecast",
        "modal",
        "should",
        (
            "Output should grow by [4%|4 percent; status=forecast].",
            "Rates are likely to reach [5%|5 percent; status=forecast], and are set to fall to [3%|3 percent; status=forecast] later.",
            "Sales are to [double|2 times; status=forecast] to [$5 billion|5000000000 USD; status=forecast; direction=up] by 2030.",
            "It has promised to keep its Leeds mill, where [900 people|900 count people; status=actual] work.",
            "Sales are on course to reach [$5 billion|5000000000 USD; status=forecast].",
            "Traders are betting on [three cuts|3 count cuts; status=forecast].",
            "The firm, which hopes to sell [900 cars|900 count cars; status=target], sold [300|300 count cars; status=actual] in May.",
            "It was expected to create [900 jobs|900 count jobs; status=forecast], but [70 people|70 count people; status=actual] work there.",
            "The fund cut its forecast for growth to [2.9%|2.9 percent; status=forecast; direction=down] from [3.2%|3.2 percent; status=forecast].",
            "Men ([89%|89 percent; status=actual]) were more likely to use it than women ([85%|85 percent; status=actual]).",
        ),
    ),
    StatusWords(
        "hypothetical",
        "opener",
        "if unless suppose should",
        ("If [40 members|40 count members; status=hypothetical] agree, it passes.",),
    ),
    StatusWords(
        "actual",
        "verb",
        "agree offer decide",
        ("It agreed to pay [$78 million|78000000 USD; status=actual].",),
    ),
)
