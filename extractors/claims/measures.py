"""Nouns that name what is measured: `sales`, `price`, `fuel efficiency`, `water usage`.

Those that news measures most are listed. The rest is told by how the noun is made: English makes nouns of qualities and of what is done
with a few endings, and what such a noun names can be measured, unless it has come to mean a body, a place or a thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractors.grammar.parts_of_speech import noun_lemma


@dataclass(frozen=True, slots=True)
class Measures:
    """Lemmas of nouns that name what is measured. `counted`: a count that has one as its item measures it: `300 registrations`."""

    lemmas: str
    counted: bool = False
    examples: tuple[str, ...] = ()


MEASURES = (
    Measures(
        "sale revenue turnover profit income loss earnings earning price cost value registration delivery production output export import order "
        "inventory stock stake share margin yield turnout workforce population budget spending expenditure investment deficit surplus debt dividend "
        "wage salary pay shipment volume demand consumption capacity payroll employment unemployment headcount capitalization capitalisation valuation "
        "premium fee fine penalty loan aid offer donation contribution subsidy tax tariff receipt bonus cash reserve holding asset liability weight "
        "height length width depth speed distance area temperature age attendance admission arrival booking reservation traffic ridership funding grant "
        "bail ransom settlement compensation damages damage rent fare toll rating score membership enrollment enrolment magnitude casualty death injury "
        "case visit download subscription purchase worth proceeds rate supply discount chance probability lead gap majority deal contract bid package",
        counted=True,
        examples=("Registrations of vans fell to [300|300 count Registrations; subject=vans; metric=Registrations].",),
    ),
    Measures(
        "size duty levy deposit saving repayment payment backlog throughput factor benchmark inflation lending borrowing rainfall snowfall rain winds surge "
        "pressure humidity radius diameter circumference thickness altitude elevation latitude duration wait delay tenure lifespan expectancy odds "
        "likelihood risk exposure wealth bond buyback repurchase royalty allowance balance quota ratio productivity accuracy approval popularity "
        "pension sentence incidence prevalence occupancy vacancy utilization utilisation usage mileage acreage footprint birthrate mortality fertility "
        "migration immigration emigration emission frequency intensity bandwidth strength "
        "growth support backing advantage swing payout reward writedown impairment harvest stockpile "
        "gearing leverage threshold ceiling cap flow inflow outflow crime poverty interest applications "
        "audience viewership readership circulation outlay expense expenses shortfall overrun gdp ebitda eps gdhi gva",
        examples=(
            "Acme's backlog [exceeds $4 billion|4000000000 USD; subject=Acme; metric=backlog].",
            "Wage growth slowed to [4 percent|4 percent; metric=Wage growth].",
            "Acme's leverage fell to [2 times|2 times; subject=Acme; metric=leverage] sales.",
            "The lender charges [6.5%|6.5 percent; subject=lender; metric=interest] interest.",
            "Gusty winds of [30 miles per hour|30 mile; metric=Gusty winds] hit Leeds.",
        ),
    ),
)

METRIC_NOUNS = frozenset(lemma for group in MEASURES if group.counted for lemma in group.lemmas.split())
_LISTED = frozenset(lemma for group in MEASURES for lemma in group.lemmas.split())


@dataclass(frozen=True, slots=True)
class Derived:
    """Endings of nouns that name a measure, and the nouns with these endings that name none."""

    endings: tuple[str, ...]
    exceptions: str
    examples: tuple[str, ...] = ()


DERIVED = (
    Derived(
        ("ity", "ency", "ancy", "age", "ment", "tion", "sion"),
        # bodies and people
        "administration agency association authority celebrity charity city coalition commission community constituency constitution convention corporation "
        "delegation department division election entity establishment expedition federation foundation fraternity generation government institution "
        "management minority mission nation opposition organisation organization parliament population presidency regiment university utility "
        # places and buildings
        "anchorage apartment basement cottage destination facility garage intersection junction jurisdiction locality location mansion monument "
        "municipality passage pavement plantation reservation section settlement stage station vicinity village "
        # things, texts and events
        "ability abortion accusation achievement action activity addiction advertisement affection agreement ailment allegation ambition amendment "
        "ammunition announcement application appointment argument arrangement assumption attachment attention attraction auction average baggage "
        "bandage beverage cabbage caption carriage caution cavity celebration citation collection collision comment commitment commodity "
        "communication compartment competition complement compliment conclusion condition confession confusion construction conversation correction "
        "courage creation curiosity currency decision declaration deity delegation demonstration deposition depression description destruction "
        "detachment devotion dimension direction discussion distinction document edition education election electricity element emergency emotion "
        "engagement entertainment environment equation equipment equity eruption examination exception exhibition expectation experiment explanation "
        "exploration explosion expression faction festivity fiction foundation fraction fragment function garment gravity heritage homage "
        "hostage humanity identity image imagination imitation implement impression indication information inspiration instrument interpretation "
        "intervention intuition invasion invention investigation invitation justification language legislation limitation location luggage majority "
        "manage medicament medication meditation message moment mortgage motion motivation movement nationality nativity notification notion "
        "objection observation occasion occupation operation opportunity option organisation orientation orphanage package page passion percentage "
        "permission personality persuasion petition pilgrimage portion position possibility prediction preparation presentation profession proportion "
        "proposition protection provision publication quality question reaction reality recession reflection refreshment regulation rejection "
        "relation remission repetition representation resolution responsibility revolution sabotage sanction satisfaction sausage "
        "security sediment segment selection sensation session sexuality simulation situation solution speculation statement suggestion superstition "
        "supplement teenage television temperament temptation tenement tension testament torment tournament tradition transition translation "
        "treatment trinity unity variation version vintage violation vision vocation voyage",
        examples=(
            "Acme's fuel efficiency rose to [30 miles|30 mile; subject=Acme; metric=fuel efficiency].",
            "The agency has a budget of [$3 million|3000000 USD; subject=agency; metric=budget].",
        ),
    ),
)
_EXCEPTIONS = frozenset(lemma for group in DERIVED for lemma in group.exceptions.split())
_ENDINGS = tuple(ending for group in DERIVED for ending in group.endings)


def owns_place(word: str) -> bool:
    """Whether what is told with `in` or `at` of a measure owns it: `sales in Chile`; but adoptions in Chile are adoptions."""
    return noun_lemma(word) in METRIC_NOUNS


_PAID = frozenset(
    "wage pay tax energy fuel food water electricity gas power heating benefit import rent repair".split()
)


def names_bill(before: str, word: str) -> bool:
    """Whether a bill is money to be paid, not a law: `the wage bill`."""
    return before in _PAID and word in ("bill", "bills")


@lru_cache(maxsize=4096)
def names_measure(word: str) -> bool:
    """Whether a word in lower case names what is measured.

    >>> [names_measure(word) for word in ("efficiency", "repayments", "consumption", "agency", "stations", "vans")]
    [True, True, True, False, False, False]
    """
    lemma = noun_lemma(word)
    if lemma in _LISTED or word in _LISTED:
        return True
    return len(lemma) > 6 and lemma.endswith(_ENDINGS) and lemma not in _EXCEPTIONS
