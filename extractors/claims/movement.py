"""Whether a number is a level, a change, a share, a multiple or a rank, and which way it moved.

`RULES` are tried in order and the first that answers decides. Each is a short function that looks at the words around one quantity (`moves.py`,
`levels.py`, `shares.py`), with its examples beside it here. The words of change themselves stand in `changes.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.claims import levels, moves, shares
from extractors.claims.context import Context, Movement


@dataclass(frozen=True, slots=True)
class MovementRule:
    name: str
    apply: Callable[[Context], Movement | None]
    examples: tuple[str, ...] = ()


RULES = (
    MovementRule(
        "age",
        levels.age,
        (
            "Rates fell among those aged [under 20|20 year; bound=below; kind=level; direction=], a drop of [3%|3 percent; direction=down].",
        ),
    ),
    MovementRule(
        "rank",
        moves.rank,
        (
            "The port [ranked fourth|4 rank; kind=rank] in Asia.",
            "Peru, the [second-largest|2 rank; kind=rank] copper producer, shipped less.",
        ),
    ),
    MovementRule(
        "multiple",
        moves.multiple,
        (
            "Rents [doubled|2 times; kind=change; direction=up] in Perth.",
            "The fund trades at [6.5 times|6.5 times; kind=ratio] earnings.",
            "Debt rose from [1.6 times|1.6 times; kind=ratio; direction=] earnings to [about 2.9 times|2.9 times; kind=ratio; direction=up].",
            "The value of rents was [double|2 times; kind=ratio; direction=] that of wages.",
        ),
    ),
    MovementRule(
        "phrasal",
        moves.phrasal,
        (
            "Shares gave up [1.1%|1.1 percent; kind=change; direction=down] at noon.",
            "The index tacked on [12 points|12 point; kind=change; direction=up].",
        ),
    ),
    MovementRule(
        "signed",
        moves.signed,
        (
            "Output was seen at [-1.3%|1.3 percent; kind=change; direction=down] on the previous month.",
            "The fastest were Peru ([+8.8%|8.8 percent; kind=change; direction=up]) and Chad ([-0.2%|0.2 percent; kind=change; direction=down]).",
        ),
    ),
    MovementRule(
        "instead",
        moves.instead,
        (
            "Output will grow [2%|2 percent; kind=change; direction=up], rather than the "
            "[1.6%|1.6 percent; kind=change; direction=] forecast in June.",
        ),
    ),
    MovementRule(
        "conversion",
        moves.conversion,
        (
            "Profit jumped to [€40 million|40000000 EUR; direction=up] ([$44 million|44000000 USD; direction=up; kind=level]) in May.",
        ),
    ),
    MovementRule(
        "adverb before",
        moves.adverb_before,
        (
            "Sugar was [up 2.1%|2.1 percent; kind=change; direction=up] at noon.",
            "The chain shut down [40 shops|40 count shops; kind=level; direction=].",
            "Banks pushed salaries [up 5 percent|5 percent; kind=change; direction=up].",
        ),
    ),
    MovementRule(
        "coordinated",
        moves.coordinated,
        (
            "The index fell by [3.41%|3.41 percent; kind=change; direction=down], or [251.4 points|251.4 point; kind=change; direction=down].",
        ),
    ),
    MovementRule(
        "origin",
        levels.origin,
        (
            "Copper rose to [$4.12 a pound|4.12 USD; per=pound; direction=up] from [$3.98|3.98 USD; kind=level; direction=].",
            "Fees rose [6%|6 percent; kind=change], compared with a [2%|2 percent; kind=change; direction=up] rise in 2011.",
            "Its cloud arm grew [26%|26 percent; kind=change], compared with [39%|39 percent; kind=change; direction=up] a year earlier.",
            "Fares have risen [6%|6 percent; kind=change], against [9%|9 percent; kind=change; direction=up] for rival Volta.",
            "It hired [62 nurses|62 count nurses; kind=level], compared with [40|40 count nurses; kind=level].",
            "It got [340 bids|340 count bids], [12|12 count bids; kind=change; direction=down] down on the spring's "
            "[352|352 count bids; kind=level; direction=].",
            "He will pay [$216|216 USD] rather than [$204|204 USD; kind=level], or [$12|12 USD; kind=change; direction=up] more.",
        ),
    ),
    MovementRule(
        "destination",
        levels.destination,
        (
            "Rolls have gone from [1,312|1312 count; kind=level; direction=] to [2,870|2870 count; kind=level; direction=up].",
            "The fall in May was revised to [1.8%|1.8 percent; kind=change; direction=down] from a provisional "
            "[2%|2 percent; kind=change; direction=down].",
            "The index fell [278 points|278 point], closing at [8,579.19|8579.19 point; kind=level; direction=down].",
            "Anna Berg put its losses at [$88 million|88000000 USD; kind=level; direction=].",
            "The firm kept the pace of its buybacks at [$3 billion|3000000000 USD; kind=level; direction=flat].",
            "It scrapped [three ships|3 count ships], leaving [eight|8 count ships; kind=level].",
            "Inflation slowed to [3.2 percent|3.2 percent; kind=level; direction=down].",
            "It has raised its holding to [46 percent|46 percent; direction=up].",
            "It had the highest growth in pay at [5.3%|5.3 percent; kind=change; direction=up].",
            "The share price slipped [below $40|40 USD; bound=below; kind=level; direction=down].",
            "Sales rose to a record [$5m|5000000 USD; kind=level; direction=up].",
            "Claims fell to a seasonally adjusted [213,000|213000 count; kind=level; direction=down].",
            "Hiring went on, leaving the jobless rate at [3.9%|3.9 percent; direction=].",
            "The bank left its rate at [3.5%|3.5 percent; kind=level; direction=flat].",
            "It flew with a load factor unchanged at [95%|95 percent; kind=level; direction=flat].",
            "Core inflation remained [near 2 percent|2 percent; bound=nearly; direction=flat].",
            "Kent remains the dearest county to buy in, at [£556,000|556000 GBP; kind=level; direction=].",
            "Rents rose by [0.4%|0.4 percent], taking the cost of a typical flat to [£735|735 GBP; direction=up].",
            "The share edged [0.1 of a point|0.1 percentage_point; direction=up] higher to [83.4%|83.4 percent; direction=up].",
            "Brent was [up $1.26|1.26 USD], or [1.5%|1.5 percent], at [$84|84 USD; direction=up], while gas traded [1.1%|1.1 percent] down at "
            "[$2.9|2.9 USD; direction=down].",
            "It added [8 million users|8000000 count users], well above its own projection of [4 million|4000000 count users; direction=].",
            "The euro slipped as low as [$1.04|1.04 USD; direction=down], and was last [down 0.5%|0.5 percent] at [$1.05|1.05 USD; direction=down].",
            "Brent settled [$1.07|1.07 USD; direction=up] higher at [$65.12|65.12 USD; direction=up].",
            "The stock pared its gain to [9.8%|9.8 percent; kind=change; direction=up].",
            "She was elected for [two terms|2 count terms; direction=] in addition to her [five terms|5 count terms; direction=] in office.",
            "It [tripled|3 times; direction=up] its profit to [$3m|3000000 USD; kind=level; direction=up].",
        ),
    ),
    MovementRule(
        "part of change",
        moves.part_of_change,
        ("Mines made up [300 of the job losses|300 count job losses; kind=change; direction=down].",),
    ),
    MovementRule(
        "passive subject",
        moves.passive_subject,
        ("Then [90 jobs|90 count jobs; kind=change; direction=down] were cut.",),
    ),
    MovementRule(
        "step",
        moves.step,
        (
            "It cut its fleet by [20 ships|20 count ships; kind=change; direction=down].",
            "The board cut its growth forecast by [0.4 percentage points|0.4 percentage_point; direction=down] to [2.3%|2.3 percent; direction=down].",
            "Costs overran by [40%|40 percent; kind=change; direction=up].",
            "The ice thinned by [30 meters|30 meter; kind=change; direction=down].",
            "The toll was raised after a slide caused by the [5.8|5.8 count; kind=level; direction=] quake.",
            "The falls were in Kent and Essex, which both decreased by [4%|4 percent; kind=change; direction=down].",
        ),
    ),
    MovementRule(
        "noun after",
        moves.noun_after,
        (
            "Lenders saw a [4%|4 percent; kind=change; direction=down] fall in arrears.",
            "It followed a [9%|9 percent; kind=change; direction=down] sell-off in shares.",
            "It reported a [9%|9 percent; kind=change; direction=down] year-on-year drop in sales.",
            "There was a [£4 billion|4000000000 GBP; kind=change; direction=down] ([12%|12 percent; kind=change; direction=down]) fall in exports.",
            "It saw a [40,000|40000 count; kind=change; direction=up] increase in jobs, after [three increases|3 count increases; kind=level] in fees.",
        ),
    ),
    MovementRule(
        "noun before",
        moves.noun_before,
        (
            "Wheat prices saw a drop of [9%|9 percent; kind=change; direction=down].",
            "Men got [£556|556 GBP; direction=up], [up 1%|1 percent; direction=up], compared with [£459|459 GBP; direction=up] for women, "
            "[up 2%|2 percent; direction=up].",
            "It had [455 tons|455 ton; kind=level; direction=up] ([2%|2 percent; kind=share] of all) in store, an increase of "
            "[9 tons|9 ton; kind=change; direction=up].",
            "There were [455 thefts|455 count thefts; direction=down], compared with [469|469 count thefts; direction=] in 2011, a fall of "
            "[3%|3 percent; kind=change; direction=down].",
            "There were [455 thefts|455 count thefts; direction=down] recorded in May (a fall of [3%|3 percent; kind=change; direction=down]).",
            "Assets reached [$4 billion|4000000000 USD; kind=level; direction=up], a gain of [$210 million|210000000 USD; kind=change; direction=up].",
            "Mills noted cost increases [in excess of 20 percent|20 percent; bound=above; kind=change; direction=up].",
            "It put through price rises ranging [between 3 percent and 10 percent|3..10 percent; kind=change; direction=up].",
            "[A third|33.33 percent] of firms reported falls, and [one-quarter|25 percent; kind=share; direction=] reported rises in sales.",
            "The revision of [0.5 percentage points|0.5 percentage_point; kind=change; direction=] to the rate is small.",
            "It brought a storm surge of [six feet|6 foot; kind=level; direction=].",
        ),
    ),
    MovementRule(
        "comparative after",
        moves.comparative_after,
        (
            "Rents were [6%|6 percent; kind=change; direction=down] lower than planned.",
            "They will plant [8%|8 percent; kind=change; direction=down] fewer acres of corn, and [4%|4 percent; kind=change; direction=up] more of rye.",
            "In Kent it costs [a fifth|20 percent; kind=change; direction=up] more.",
            "A family is paying [$90|90 USD; kind=change; direction=up] more each month.",
            "They could end up with [186 seats|186 count seats; direction=], [11|11 count seats; kind=change] more than they need.",
        ),
    ),
    MovementRule(
        "verb before",
        moves.verb_before,
        (
            "Tin gained [2%|2 percent; kind=change; direction=up].",
            "Output rose a better-than-expected [0.9%|0.9 percent; kind=change; direction=up].",
            "The state added [5,100 jobs|5100 count jobs; kind=change; direction=up].",
            "Chad, which grows [40%|40 percent; kind=share; direction=] of the cotton, had rain.",
            "Volta shares rose [2%|2 percent; kind=change; direction=up]. Acme's fell [3%|3 percent; kind=change; direction=down] to "
            "[$88.40|88.4 USD; kind=level; direction=down].",
            "The utility reduced emissions [40%|40 percent; kind=change; direction=down].",
            "Tin was steady, with lead gaining [$1.31|1.31 USD; kind=change; direction=up] to [$77.69|77.69 USD; direction=up].",
            "The miner lost [$3 million|3000000 USD; kind=level; direction=].",
            "Banks saved money, cutting bonuses [up to 50 percent|50 percent; bound=at_most; kind=change; direction=down].",
        ),
    ),
    MovementRule(
        "change as subject",
        moves.change_as_subject,
        (
            "The largest decrease was in Kent, at [3.5%|3.5 percent; kind=change; direction=down], followed by Essex at "
            "[2.4%|2.4 percent; kind=change; direction=down].",
            "The largest decrease was in Kent ([-4.3%|4.3 percent; kind=change; direction=down]).",
            "The largest increase occurred in Kent ([3.5%|3.5 percent; kind=change; direction=up]).",
            "Annual growth was [-0.7%|-0.7 percent; kind=level; direction=].",
            "The increase in wages, at [2.2%|2.2 percent; kind=change; direction=up], was slower.",
        ),
    ),
    MovementRule(
        "listed",
        moves.listed,
        (
            "Prices saw rises of [1.9%|1.9 percent; kind=change; direction=up] in steel and [0.4%|0.4 percent; kind=change; direction=up] in tin.",
            "The largest rise was in Kent, at [2.5%|2.5 percent], followed by Essex at [1.7%|1.7 percent; direction=up] and York at "
            "[1.6%|1.6 percent; kind=change; direction=up].",
            "It had [9.4%|9.4 percent; kind=change] growth and an [84%|84 percent; kind=level; direction=] load factor.",
            "She sees [two cuts|2 count cuts], each of [a quarter-point|0.25 percentage_point; kind=change; direction=down].",
            "Exports rose [6.7%|6.7 percent]; imports, just [2.1%|2.1 percent; kind=change; direction=up].",
            "There were [367 deaths|367 count deaths], [81|81 count deaths; kind=change; direction=down] fewer "
            "than in 2011 ([448|448 count deaths; kind=level; direction=]).",
        ),
    ),
    MovementRule(
        "listed level",
        levels.listed_level,
        (
            "Inflation eased to [2.6%|2.6 percent; direction=down] in May and [2.1%|2.1 percent; kind=level; direction=down] in June.",
        ),
    ),
    MovementRule(
        "bargained",
        moves.bargained,
        (
            "The union demanded a pay rise of [9%|9 percent; kind=change; direction=up], but settled for "
            "[6.5%|6.5 percent; kind=change; direction=up].",
            "After a rise of [9%|9 percent; kind=change; direction=up] it won [51%|51 percent; kind=share] of the votes.",
        ),
    ),
    MovementRule(
        "share of",
        shares.share_of,
        (
            "[About a third|33.33 percent; kind=share; bound=about] of voters stayed at home.",
            "Its appeal is [28%|28 percent; kind=share] funded and holders of [40%|40 percent; kind=share] agreed.",
            "She holds [60%|60 percent; kind=share] of the shares and charges [6.5%|6.5 percent; kind=level] interest.",
            "The state holds a [51%|51 percent; kind=share] stake in the airline.",
            "Of the [13 per cent|13 percent; kind=share] of pupils who moved, [40 per cent|40 percent; kind=share] walked.",
            "The proportion of pupils who were late rose from [6%|6 percent; kind=share] to [9%|9 percent; kind=share].",
            "A survey found that [43%|43 percent; kind=share] had cut back on coffee, and [12%|12 percent; kind=share] had stopped.",
            "Increases were reported by [24%|24 percent; kind=share; direction=] of banks.",
            "Revenue came in at [$8 billion|8000000000 USD; direction=up], a [34%|34 percent; kind=change] jump.",
            "Of the [4 million|4000000 count; kind=change] increase, [2 million|2000000 count; kind=change] ([50%|50 percent; kind=share]) is natural.",
            "It taught many; of these pupils [40%|40 percent; kind=share] walked.",
            "Lending fell, according to [52 percent|52 percent; kind=share; direction=] of banks.",
            "Of the pupils, [7%|7 percent; kind=share] were [16 to 18 year olds|16..18 year], against [5%|5 percent; kind=share] in 2011.",
            "Peru and Chad between them took [28%|28 percent; kind=share].",
            "Polls see the Greens on [12%|12 percent; kind=share], with Labour second on [11.5|11.5 percent; kind=share].",
            "Support stood at [30%|30 percent], rising to [41%|41 percent; kind=share; direction=up] among women.",
            "They kept a minority [larger than a third|33.33 percent; kind=share; bound=above].",
            "Nurses make up [about 10%|10 percent; bound=about; kind=share] of the staff.",
        ),
    ),
    MovementRule(
        "level",
        levels.level,
        (
            "The plant employs [1,300 people|1300 count people; kind=level].",
            "Boone had [13,957 votes|13957 count votes], or [43.8%|43.8 percent; kind=share].",
            "Visitors were [9,210|9210 count Visitors] ([61%|61 percent; kind=share]).",
            "Profit fell by [$4 million|4000000 USD; kind=change], or [3%|3 percent; kind=change].",
            "It costs [$2 an hour|2 USD], or [4%|4 percent; kind=level] with tax.",
        ),
    ),
)


def find_movement(context: Context) -> tuple[Movement, str]:
    """What the number is, and the name of the rule that says so."""
    for rule in RULES:
        movement = rule.apply(context)
        if movement is not None:
            return movement, rule.name
    raise AssertionError("the last rule always answers")
