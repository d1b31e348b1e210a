"""Words of change: which verbs, nouns and adjectives say that a number moved, which way, and what part the number plays in it.

One record a group of words; the examples run through the whole pipeline. Inflected forms come from `parts_of_speech.verb_lemma`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Lemmas that move a number one way.

    `part`: `verb`, `noun`, `adverb` (up, down), `comparative` (higher, fewer). `moves`, of a verb: `subject`, what stands before it
    (`sales rose 3%`), or `object`, what stands after it (`cut 20 jobs`), or `either`.
    """

    direction: str
    part: str
    lemmas: str
    moves: str = "subject"
    examples: tuple[str, ...] = ()


CHANGE_WORDS = (
    ChangeWords(
        "up",
        "verb",
        "rise climb grow jump surge soar advance rally rebound swell leap spike skyrocket accelerate strengthen appreciate balloon mushroom "
        "bounce mount escalate snowball rocket ascend recover outgrow flourish harden firm warm thicken quicken overrun",
        examples=(
            "Exports rose [3%|3 percent; kind=change; direction=up] in May.",
            "Steel prices climbed to [$640 a ton|640 USD; per=ton; kind=level; direction=up].",
            "Ridership has grown by [12 per cent|12 percent; kind=change; direction=up].",
        ),
    ),
    ChangeWords(
        "up",
        "verb",
        "increase gain improve expand widen broaden lengthen extend deepen double triple quadruple up",
        "either",
        examples=(
            "Output increased [4%|4 percent; kind=change; direction=up].",
            "The index gained [31 points|31 point; kind=change; direction=up].",
            "The airline expanded its fleet to [60 jets|60 count jets; kind=level; direction=up].",
        ),
    ),
    ChangeWords(
        "up",
        "verb",
        "raise lift boost add create hike enlarge augment bump",
        "object",
        examples=(
            "Employers added [210,000 jobs|210000 count jobs; kind=change; direction=up].",
            "Acme will close a plant with the loss of [40 jobs|40 count jobs; direction=down], but add "
            "[90 jobs|90 count jobs; direction=up; subject=Acme] in Leeds.",
            "The board raised the dividend to [40 cents|0.4 USD; kind=level; direction=up].",
        ),
    ),
    ChangeWords(
        "down",
        "verb",
        "fall drop decline decrease slip slide sink tumble plunge plummet dip shrink slump retreat dwindle tank skid crash collapse weaken sag diminish "
        "subside recede depreciate deteriorate decelerate moderate cool ebb nosedive crater contract ease slow soften wane thin",
        examples=(
            "Cocoa fell [2.5%|2.5 percent; kind=change; direction=down].",
            "Growth slowed to [1.1%|1.1 percent; kind=level; direction=down].",
            "Arrivals plunged by [40 percent|40 percent; kind=change; direction=down].",
        ),
    ),
    ChangeWords(
        "down",
        "verb",
        "lose shed narrow halve tighten shorten",
        "either",
        examples=("The index lost [26 points|26 point; kind=change; direction=down].",),
    ),
    ChangeWords(
        "down",
        "verb",
        "cut reduce lower trim slash axe eliminate pare shave curtail scrap lessen discount downgrade",
        "object",
        examples=(
            "The bank cut rates by [25 basis points|25 basis_point; kind=change; direction=down].",
            "The mill will cut [90 jobs|90 count jobs; kind=change; direction=down].",
        ),
    ),
    ChangeWords(
        "flat",
        "verb",
        "remain stay hold hover stagnate stabilize stabilise freeze",
        examples=(
            "Its budget is frozen at [$40 million|40000000 USD; kind=level; direction=flat].",
            "The rate remained at [4.7 percent|4.7 percent; kind=level; direction=flat].",
        ),
    ),
    ChangeWords(
        "up",
        "noun",
        "rise increase growth gain jump surge climb uptick rally rebound advance improvement hike upturn expansion leap spike upswing boost "
        "acceleration appreciation addition uplift build buildup overrun overspend",
        examples=(
            "The port reported a [7%|7 percent; kind=change; direction=up] rise in traffic.",
            "It expects growth of [4%|4 percent; kind=change; direction=up].",
        ),
    ),
    ChangeWords(
        "down",
        "noun",
        "fall drop decline decrease slide slump dip plunge reduction cut tumble downturn contraction loss retreat decrement setback collapse "
        "slowdown shrinkage depreciation deterioration erosion draw drawdown selloff downgrade markdown",
        examples=(
            "General stores suffered a [5%|5 percent; kind=change; direction=down] decline.",
            "After a drop of [9%|9 percent; kind=change; direction=down] it closed.",
        ),
    ),
    ChangeWords(
        "up",
        "adverb",
        "up",
        examples=(
            "Sales of [1,200 vans|1200 count vans; direction=up], [up 8%|8 percent; kind=change; direction=up], beat the plan.",
        ),
    ),
    ChangeWords(
        "down", "adverb", "down", examples=("Shares were [down 3%|3 percent; kind=change; direction=down] at noon.",)
    ),
    ChangeWords(
        "up",
        "comparative",
        "ahead higher more above greater longer larger bigger faster stronger better taller heavier older dearer pricier costlier",
        examples=(
            "Shares closed [12 cents|0.12 USD; kind=change; direction=up], or [4%|4 percent; kind=change; direction=up], higher at [$3.12|3.12 USD].",
            "Wages were [3.1%|3.1 percent; kind=change; direction=up] higher than a year ago.",
        ),
    ),
    ChangeWords(
        "down",
        "comparative",
        "behind lower less below fewer smaller shorter slower weaker worse cheaper lighter younger",
        examples=(
            "Sales came in [3%|3 percent; kind=change; direction=down] short of the plan.",
            "Yields came in [11.4%|11.4 percent; kind=change; direction=down] below the average.",
        ),
    ),
)


def _by_part(part: str) -> dict[str, ChangeWords]:
    table: dict[str, ChangeWords] = {}
    for group in CHANGE_WORDS:
        if group.part == part:
            for lemma in group.lemmas.split():
                if lemma in table:
                    raise ValueError(f"{lemma!r} stands twice among the {part}s of change")
                table[lemma] = group
    return table


VERBS = _by_part("verb")
NOUNS = _by_part("noun")
ADVERBS = _by_part("adverb")
COMPARATIVES = _by_part("comparative")

# `went up 3%`, `edged down to 5%`: the particle decides, whatever the verb.
PARTICLE_VERBS = frozenset(
    "be go come move edge tick creep inch push drive bring send step trend head nudge shoot scale ramp turn pick mark pull power close "
    "end finish trade settle open jump climb rise fall drop slip drift".split()
)
PARTICLES = {"up": "up", "higher": "up", "down": "down", "lower": "down", "back": ""}

# `gave up 1.1%`, `gave back 2%`, `tacked on 3%`: a verb that moves nothing by itself, with a particle.
PHRASAL = {
    ("give", "up"): "down",
    ("give", "back"): "down",
    ("tack", "on"): "up",
    ("put", "on"): "up",
    ("claw", "back"): "up",
}

# `is ahead by 40 jobs`, `was revised upward by 300`, `missed the forecast by 2%`: how far from where it was, or from something else.
APART_BY = {
    **dict.fromkeys(
        "ahead higher upward upwards beat exceed overshoot surpass outstrip outperform outpace top".split(), "up"
    ),
    **dict.fromkeys("behind lower downward downwards miss trail lag undershoot underperform".split(), "down"),
}

# `3% short of the plan`, `10% over budget`: words behind a percentage that say how far it is from what was meant.
SHORT_OF = {
    ("short", "of"): "down",
    ("shy", "of"): "down",
    **{
        (word, noun): way
        for word, way in (("over", "up"), ("under", "down"))
        for noun in "budget plan target forecast estimates expectations guidance par".split()
    },
}

# These are no moves: `a storm surge of six feet`.
NOT_MOVES = frozenset(
    {
        ("storm", "surge"),
        ("tidal", "surge"),
        ("long", "jump"),
        ("high", "jump"),
        ("triple", "jump"),
        ("ski", "jump"),
        ("water", "fall"),
        ("in", "addition"),
    }
)

# A change of no direction: `the revision of 0.5 percentage points`.
WAYLESS = frozenset("revision change adjustment shift swing".split())

# What brings something to where it then stands: `, taking the toll to 40`.
BRINGING = frozenset("take bring put leave".split())

# `9% more` without what it is more than: it says how much was added.
MORE = {"more": "up", "extra": "up", "less": "down", "fewer": "down"}

# What follows `than` where no time is compared: `11 more than it needs`, `3% less than planned`.
NEEDS = frozenset(
    "it they he she we i planned needed required expected forecast predicted anticipated thought enough usual normal necessary".split()
)

# What parties do with a change that one of them wants: `settled for 6.5%`.
BARGAINS = frozenset("settle accept reject get receive win secure offer agree approve demand seek want grant".split())

# The noun that a verb of making or trading counts: what is sold are sales.
METRIC_OF_VERB = {
    "sell": "sales",
    "register": "registrations",
    "deliver": "deliveries",
    "export": "exports",
    "import": "imports",
    "produce": "production",
    "build": "production",
    "manufacture": "production",
    "ship": "shipments",
    "order": "orders",
    "earn": "earnings",
    "employ": "employment",
    "invest": "investment",
    "spend": "spending",
    "borrow": "borrowing",
    "pump": "production",
    "mine": "production",
    "consume": "consumption",
}

MULTIPLY = frozenset("halve double triple treble quadruple".split())
"""Verbs that say how many times as much something becomes."""
