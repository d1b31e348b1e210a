"""The words and letters that numbers are made of."""

from __future__ import annotations

from decimal import Decimal

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SMALL = ONES | TENS | {"nil": 0}

MAGNITUDES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "lakhs": 5,
    "million": 6,
    "crore": 7,
    "crores": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
"""Power of ten of each magnitude word."""

ABBREVIATED = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "mil": 6,
    "mio": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "t": 12,
    "tn": 12,
    "trn": 12,
    "cr": 7,
}
"""Magnitudes in letters, only after digits."""

AMBIGUOUS = frozenset({"m", "b", "t", "k", "mil", "cr"})
"""Those that may be metres, millimetres, bytes or tonnes: taken for magnitudes only where money or things are counted."""

DOZENS = {"dozen": 12, "score": 20, "gross": 144}

VAGUE = {
    "dozens": (24, 100),
    "scores": (40, 100),
    "tens": (10, 100),
    "hundreds": (100, 1000),
    "thousands": (1000, 10_000),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
"""Multitudes: the least and the most that the word is taken to mean."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}

DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
PLURAL_DENOMINATORS = {f"{word}s": value for word, value in DENOMINATORS.items() if word != "halves"} | {"halves": 2}

GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}

MULTIPLES = (
    {word: Decimal(2) for word in "double doubled doubles doubling twice twofold".split()}
    | {
        word: Decimal(3)
        for word in "triple tripled triples tripling treble trebled trebles trebling thrice threefold".split()
    }
    | {word: Decimal(4) for word in "quadruple quadrupled quadruples quadrupling fourfold".split()}
    | {word: Decimal("0.5") for word in "halve halved halves halving".split()}
    | {"quintupled": Decimal(5), "quintupling": Decimal(5), "quintuple": Decimal(5)}
    | {
        f"{word}fold": Decimal(value)
        for value, word in enumerate("five six seven eight nine ten eleven twelve".split(), start=5)
    }
    | {
        "twentyfold": Decimal(20),
        "thirtyfold": Decimal(30),
        "fiftyfold": Decimal(50),
        "hundredfold": Decimal(100),
        "thousandfold": Decimal(1000),
    }
)
