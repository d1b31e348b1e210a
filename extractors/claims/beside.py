"""Whose number it is, from the words just beside it: before its clause's subject is asked, what stands nearer has its say.

`RULES` are tried in order; each gives a subject, a metric, both or nothing, with its examples beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.claims import beside_groups as groups
from extractors.claims import beside_nouns as nouns
from extractors.claims import beside_verbs as verbs
from extractors.claims.context import Context
from extractors.claims.naming import Naming


@dataclass(frozen=True, slots=True)
class NamingRule:
    """`apply` takes the number in its sentence and the name of the rule that told its movement."""

    name: str
    apply: Callable[[Context, str], Naming]
    examples: tuple[str, ...] = ()


RULES = (
    NamingRule(
        "age",
        groups.aged,
        (
            "A ban would hit adults aged [75 and over|75 year; subject=adults].",
            "The [29-year-old|29 year; subject=nurse] nurse left.",
            "Jo Smith joined the Navy aged [17|17 year; subject=Jo Smith; metric=age].",
            "Jo Smith, [47|47 year; subject=Jo Smith; metric=age], faces a fine of [$900|900 USD; subject=Jo Smith; metric=fine].",
        ),
    ),
    NamingRule(
        "magnitude",
        nouns.magnitude,
        ("A quake of magnitude [6.8|6.8 count; subject=quake; metric=magnitude] hit Leeds.",),
    ),
    NamingRule(
        "bracketed",
        groups.bracketed,
        (
            "Women ([89%|89 percent; subject=Women]) vote more often than men ([85%|85 percent; subject=men]).",
            "It followed the failures of Lehman Brothers ([$691 million|691000000 USD; subject=Lehman Brothers]) and Washington Mutual "
            "([$328 million|328000000 USD; subject=Washington Mutual]).",
            "The budget for parks ([£220,000|220000 GBP; subject=budget for parks]) rose again.",
            "Prices rose in Chile ([18%|18 percent; subject=Prices]) and Peru ([9%|9 percent; subject=Prices]).",
            "Chile had the highest output per head ([$24,940|24940 USD; subject=Chile; metric=output per head]).",
            "The majority ([74%|74 percent; subject=homes]) of homes were sold.",
            "Growth was driven by food ([3%|3 percent; subject=food]), the steel trade ([4%|4 percent; subject=steel trade]) and vans "
            "([2%|2 percent; subject=vans]).",
            "Fares were highest in Kent ([9%|9 percent; subject=Kent; metric=Fares]) and lowest in Surrey ([3%|3 percent; subject=Surrey; metric=Fares]).",
            "There was a fall in family visas ([4%|4 percent; subject=family visas]).",
            "Kent saw a fall in card fraud ([4%|4 percent; subject=Kent; metric=card fraud]).",
        ),
    ),
    NamingRule(
        "in order",
        groups.in_order,
        (
            "Chile led, followed by Spain at [1.7%|1.7 percent; subject=Spain].",
            "The Greens led, followed by the Moderates on [18%|18 percent; subject=Moderates] and the Left on [7%|7 percent; subject=Left].",
            "Kent had the largest rise in output per head at [3%|3 percent; subject=Kent; metric=output per head], followed by Surrey at "
            "[2%|2 percent; subject=Surrey; metric=output per head].",
            "The highest fares were in Kent ([£3|3 GBP; subject=Kent]).",
        ),
    ),
    NamingRule(
        "group behind",
        groups.among,
        (
            "Some had no view, rising to [24%|24 percent; subject=women] among women.",
            "Melanoma has risen by [78%|78 percent; subject=men; metric=Melanoma] among men.",
            "Acme's shares have risen [14%|14 percent; subject=Acme], against [9%|9 percent; subject=Volta; metric=shares] for rival Volta.",
            "Output is [8 tonnes|8 metric_ton; subject=Chile] for Chile in 2024, [14 tonnes|14 metric_ton; subject=Peru; metric=Output] for Peru.",
            "Rates were [49%|49 percent; subject=men] for men and [53%|53 percent; subject=women] for women.",
        ),
    ),
    NamingRule(
        "possessed",
        groups.possessed,
        (
            "Kent sold [40 vans|40 count vans; subject=Kent], against Surrey's [20|20 count vans; subject=Surrey].",
            "Kent's output rose by [4%|4 percent; subject=Kent], Surrey's by [3%|3 percent; subject=Surrey; metric=output].",
            "Kent's output rose by [4%|4 percent; subject=Kent]; Surrey's fell by [3%|3 percent; subject=Surrey].",
            "Banks fear the ministry's [$7 billion|7000000000 USD; subject=ministry] plan.",
        ),
    ),
    NamingRule("rank", groups.ranked, ("The [second-largest|2 rank; subject=Leeds] city is Leeds.",)),
    NamingRule(
        "gapped",
        nouns.gapped_subject,
        (
            "Spain added [150 jobs|150 count jobs; subject=Spain] and Chile the other [90|90 count jobs; subject=Chile].",
            "Retail shed [300 jobs|300 count jobs; subject=Retail] and manufacturing [200|200 count jobs; subject=manufacturing].",
        ),
    ),
    NamingRule(
        "compound",
        nouns.compound,
        (
            "Fire broke out in a [12-storey|12 count storey; subject=tower block] tower block.",
            "Acme merged them into its [386|386 count; subject=bakery chain] strong bakery chain.",
        ),
    ),
    NamingRule(
        "worth",
        nouns.worth,
        (
            "Acme won an order worth [$15 billion|15000000000 USD; subject=Acme; metric=order].",
            "The flat was sold for [$90,000|90000 USD; subject=flat; metric=price].",
            "Acme sold its mine for [$9 million|9000000 USD; subject=Acme; metric=price].",
            "A sack of rice fetched [$3|3 USD; subject=sack of rice; metric=price] in May.",
        ),
    ),
    NamingRule(
        "provided with",
        nouns.provided_with,
        ("Stayers include schools with a survival rate of [54%|54 percent; subject=schools; metric=survival rate].",),
    ),
    NamingRule(
        "measure before",
        nouns.metric_before,
        (
            "The retailer Acme reported net income of [$4 million|4000000 USD; subject=Acme; metric=net income].",
            "Acme reported sales declines of [10 percent|10 percent; metric=sales].",
            "The budget assumes nominal growth of [3%|3 percent; metric=nominal growth].",
            "Acme has posted a profit for the past year of [$4 million|4000000 USD; subject=Acme; metric=profit].",
            "Acme made a pre-tax loss of [$4 million|4000000 USD; subject=Acme; metric=pre-tax loss].",
            "A net loss of [$4 million|4000000 USD; metric=net loss] shut Acme, with sales losses of [4%|4 percent; metric=sales].",
            "Vandals face a jail term of [12 years|12 year; subject=Vandals; metric=jail term].",
            "The storm had gusts of [90 miles per hour|90 mile; subject=storm; metric=gusts].",
            "Kent had a birth rate of [11%|11 percent; subject=Kent; metric=birth rate].",
            "Acme beat the average broker estimate of [$8 million|8000000 USD; subject=Acme; metric=].",
            "Mercury fell from a peak of [30 metres|30 meter; metric=].",
            "Acme set a mid-to-long-term annual revenue target of [$4 million|4000000 USD; subject=Acme; metric=annual revenue].",
            "Acme had net property wealth of [$9 million|9000000 USD; subject=Acme; metric=net property wealth].",
            "It was a warm year, with a mean temperature [18 percent|18 percent; metric=mean temperature] above normal.",
            "Shops reported demand [18 percent|18 percent; subject=Shops; metric=demand] below expectations.",
        ),
    ),
    NamingRule(
        "measure after",
        nouns.metric_after,
        (
            "Acme won [$5 billion|5000000000 USD; subject=Acme; metric=aid] in aid.",
            "The wall is [30 metres|30 meter; subject=wall; metric=length] in length.",
            "Gauges caught [14 inches|14 inch; metric=rain] of rain.",
            "Acme pays [six times|6 times; subject=Acme; metric=] earnings.",
            "The deficit was equal to [3 percent|3 percent; subject=deficit; metric=deficit] of exports.",
            "Private buyers account for [30 percent|30 percent; subject=Private buyers; metric=electric sales] of electric sales.",
            "The report points to [2%|2 percent; subject=inflation] inflation.",
        ),
    ),
    NamingRule(
        "change of",
        nouns.change_complement,
        (
            "Acme noted a rise of [4%|4 percent; subject=card fraud] in card fraud.",
            "There was a [3%|3 percent; subject=women] rise in the number of women.",
            "There were falls of [2%|2 percent; subject=gas, steam & air conditioning] in gas, steam & air conditioning.",
        ),
    ),
    NamingRule(
        "ends of a move",
        nouns.ends_of_move,
        (
            "There was a rise of [$1.3 billion|1300000000 USD] in card fraud from [$4.0 billion|4000000000 USD; subject=card fraud] to "
            "[$5.3 billion|5300000000 USD; subject=card fraud].",
            "The fall in fares from [$9|9 USD; subject=fares; metric=fares] was steep.",
        ),
    ),
    NamingRule(
        "participle",
        verbs.participle_subject,
        (
            "The fall was due to receipts rising by [$4 million|4000000 USD; metric=receipts] and payments (debits) falling by "
            "[$2 million|2000000 USD; subject=payments].",
            "Nissan has a fleet consisting of [30 jets|30 count jets; subject=Nissan].",
            "It grew, with output in mining rising by [5%|5 percent; metric=output].",
            "Stocks fell, with the Dax losing [90 points|90 point; subject=Dax].",
            "Demand is strongest for models priced at [less than £35,000|35000 GBP; subject=models; metric=price].",
        ),
    ),
    NamingRule(
        "told object",
        verbs.told_object,
        (
            "The update had the storm [30 miles|30 mile; subject=storm] from Leeds.",
            "Its projections have unemployment easing to [4%|4 percent; subject=unemployment; metric=unemployment].",
        ),
    ),
    NamingRule(
        "given object",
        verbs.given_object,
        ("The sale would give the bakery a [52 percent|52 percent; subject=bakery] stake.",),
    ),
    NamingRule(
        "moved in",
        nouns.moved_in,
        ("The peso dropped in value by [6%|6 percent; subject=peso; metric=value].",),
    ),
    NamingRule(
        "multiplied",
        nouns.multiplied,
        ("Acme cheered after its van sales [more than doubled|2 times; metric=van sales].",),
    ),
    NamingRule(
        "moved object",
        verbs.moved_object,
        (
            "Acme cut its workforce by [20%|20 percent; subject=Acme; metric=workforce].",
            "Kent cut rations by [40%|40 percent; subject=rations; metric=rations].",
            "Acme saved cash by [halving|0.5 times; subject=Acme; metric=staff] its staff.",
            "Acme cut its policy rate by [25 basis points|25 basis_point; metric=policy rate] to [4 per cent|4 percent; metric=policy rate].",
            "Acme has [halved|0.5 times; metric=deposit rate] its deposit rate since May, to [2 per cent|2 percent; subject=Acme; metric=deposit rate].",
            "Storms raised the death toll of the flood from [five|5 count] to [six|6 count; subject=flood; metric=death toll].",
            "Acme kept the pace of its purchases at [$9 million|9000000 USD; subject=Acme; metric=purchases].",
            "The judge set bail on Monday at [€9,000|9000 EUR; subject=judge; metric=bail].",
            "Brokers put Acme's operating losses at [$9 million|9000000 USD; subject=Acme; metric=operating losses].",
            "Acme wants debt at [$9 million|9000000 USD; metric=debt].",
            "The deal values the bakery at [$4 billion|4000000000 USD; subject=bakery; metric=value].",
            "Acme left its dividend unchanged at [22 cents|0.22 USD; subject=Acme; metric=dividend].",
            "Fares rose [3%|3 percent; subject=Fares], taking the cost of a trip to [£90|90 GBP; subject=trip; metric=cost].",
            "Volta soared [14%|14 percent; subject=Volta] before paring the gain to [9%|9 percent; subject=Volta].",
            "Kent had the highest fares at [£9|9 GBP; subject=Kent; metric=fares], and Surrey had the lowest at [£3|3 GBP; subject=Surrey; metric=fares].",
        ),
    ),
    NamingRule(
        "name after be",
        verbs.complement_name,
        (
            "The best-selling boat was the Tern, with [2,914 orders|2914 count orders; subject=Tern].",
            "The region with most births was Kent at [11.7%|11.7 percent; subject=Kent].",
        ),
    ),
    NamingRule(
        "included",
        nouns.included,
        ("Acme closed after thefts, including [two raids|2 count raids; subject=raids].",),
    ),
    NamingRule(
        "done by",
        nouns.sold_by,
        (
            "Acme sold [300 vans|300 count vans; subject=Acme], compared to [250 vans|250 count vans; subject=Volta] sold by Volta.",
        ),
    ),
    NamingRule(
        "expected of",
        verbs.raised_subject,
        (
            "Brokers had forecast its losses to be [$7 million|7000000 USD; metric=losses].",
            "Firms expect wage growth next year to be [3.7 percent|3.7 percent; subject=wage growth; status=forecast].",
            "Economists expect output to grow by [3 percent|3 percent; subject=output; metric=output].",
            "Dealers expect oil prices to drop to [$90|90 USD; subject=oil prices; metric=oil prices].",
            "With one exception, replying mills expect output to grow by [6 percent|6 percent; subject=output].",
        ),
    ),
    NamingRule(
        "part of a whole",
        nouns.part_of_whole,
        ("They make up [20 per cent|20 percent] of the [900 vans|900 count vans; subject=vans] sold.",),
    ),
)


def names_beside(context: Context, rule: str) -> list[Naming]:
    """What each rule says, in their order."""
    return [naming_rule.apply(context, rule) for naming_rule in RULES]
