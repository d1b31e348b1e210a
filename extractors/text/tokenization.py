"""What spaCy's English tokenizer leaves together and we want apart: `HK$20m`, `5–7%`, `100MW`, `9.30am`, `67.5%-owned`.

spaCy's own rules stay; ours come before them. A token that starts with a letter and holds digits (`F-150`, `A320neo`) stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from extractors.text.chunks import ChunkTokenizer

# Written against a number without a blank. Spelled out, with their case: `5G` and `4K` are no five grams and no four kelvins.
ATTACHED = (
    "k K m M mn mln mil mio mm bn b B tn trn cr million billion trillion lakh crore pc pct % percent bp bps ppt pp "
    "ppts x p c ¢ am pm AM PM a.m p.m a.m. p.m. km KM kms cm nm µm μm um mi ft in yd yds ha sqm sqft sqkm km2 km² "
    "km³ m2 m² m³ m3 cm2 cm² cm3 kg kgs KG g gm mg µg μg mcg lb lbs oz t Mt Gt kt l L ml mL cl cc W kW KW kw MW mw "
    "GW TW Wh kWh KWh kwh MWh GWh TWh Ah mAh V kV J kJ MJ GJ hp HP bhp PS kmh kph km/h mph Mph MPH mpg MPG rpm Nm "
    "kb Kb KB kB mb Mb MB Mbps gb Gb GB Gbps tb TB Hz kHz KHz MHz GHz dB Pa hPa kPa MPa GPa psi ksi ppm ppb bpd "
    "boepd hrs hr min mins sec secs yr yrs yo cal kcal MP ° °C °F ℃ ″ ′ ms C F fold USD EUR GBP JPY CNY"
).split()
# Of these, what is said of both ends of a range: `1.3C-1.5C`, `5kg-7kg`.
RANGED = "C F p g kg t Mt Gt mm cm km ft lb kW MW GW TWh".split()
# Before a number without a blank. `PS` is how wires without the sign spell `£`; it is taken for that only before thousands or a magnitude.
CODES = (
    "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES KRW KWD MXN MYR NGN NOK "
    "NZD PHP PKR PLN QAR RMB RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
).split()
SIGNED_DOLLARS = (
    "US A AU C CA CAD CDN HK NZ S SG NT R U.S. J MX Z T TT B BZ EC FJ N"  # HK$, and $US as Australians write it
).split()
LEADING_WORDS = "minus sub mid pre post late early top for to on over under Minus Sub Mid Pre Post Late Early Top Over Under".split()
ABBREVIATIONS = ("No.", "Nos.", "nos.", "Rs.", "sq.", "cu.", "approx.", "m.p.h.", "Art.", "vs.")

DIGIT = "0-9½¼¾⅓⅔⅛⅜⅝⅞"
SIGNS = "$€£¥₹₩₽₺₪₫฿₱₦₴"
DASHES = "–—−‐‑"


def customize_tokenizer(nlp: Language) -> None:
    """Give the pipeline a tokenizer with our prefix, infix and suffix rules before spaCy's own."""
    defaults, plain = nlp.Defaults, nlp.tokenizer
    nlp.tokenizer = ChunkTokenizer(
        nlp.vocab,
        rules=dict(special_cases(plain.rules)),
        prefix_search=compile_prefix_regex([*prefixes(), *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*suffixes(), *filter(keeps_units, defaults.suffixes)]).search,
        infix_finditer=InfixFinder(infixes(), defaults.infixes).finditer,
        token_match=plain.token_match,
        url_match=plain.url_match,
    )


def special_cases(defaults: dict) -> Iterator[tuple[str, list[dict]]]:
    """spaCy's, and our abbreviations. `m.` at the end of `$1.5m.` is a unit and a full stop, no abbreviation."""
    for text, parts in defaults.items():
        if not (len(text) == 2 and text[1] == "." and text[0].islower()):
            yield text, parts
    for text in ABBREVIATIONS:
        yield text, [{ORTH: text}]


class InfixFinder:
    """Looks for our infixes only in words that hold a digit or a sign of money; others cost no more than in spaCy.

    `pattern` is what spaCy writes when the tokenizer is saved: all rules.
    """

    def __init__(self, rules: Iterable[str], defaults: Iterable[str]):
        defaults = list(defaults)
        self._numbers = compile_infix_regex([*rules, *defaults])
        self._words = compile_infix_regex(defaults)
        self._is_number = re.compile(f"[0-9{SIGNS}]").search
        self.pattern = self._numbers.pattern

    def finditer(self, word: str) -> Iterator[re.Match]:
        return (self._numbers if self._is_number(word) else self._words).finditer(word)


def keeps_units(suffix: str) -> bool:
    """False for spaCy's rule that cuts a unit after a digit: ours knows more units, and that `5G` is none."""
    return "km²" not in suffix


def prefixes() -> list[str]:
    letters = "|".join(sorted(map(_escape, SIGNED_DOLLARS), key=len, reverse=True))
    return [
        rf"(?:{letters})\$",
        rf"\$(?:{letters})(?=[0-9])",
        rf"[-+{DASHES}](?=[{SIGNS}])",
        r"[~≈≥≤±<>]",
        r"[RN](?=[0-9]+(?:\.[0-9]+)?(?:m|bn|tn|trn|k)\b)",
        r"PS(?=[0-9]{1,3},|[0-9.]+(?:m|bn|k|tn)\b|[0-9]+\.[0-9])",
    ]


def infixes() -> list[str]:
    codes = "|".join(CODES)
    units = "|".join(sorted(map(_escape, ATTACHED), key=len, reverse=True))
    words = [rf"(?<={word})-(?=[0-9])" for word in LEADING_WORDS]
    return [
        rf"(?<=[0-9][{DIGIT}])(?=(?:{units})(?![A-Za-z0-9]))",
        rf"(?<![A-Za-z0-9][{DIGIT}])(?<=[{DIGIT}])(?=(?:{units})(?![A-Za-z0-9]))",
        rf"(?<={codes})(?=[0-9])",
        r"(?<=RM|Rs|kr|Kr|Sh|Rp|Tk|Dh|SR)(?=[0-9])",
        rf"(?<=[0-9A-Za-z%{SIGNS}])[{DASHES}]+(?=[0-9A-Za-z.{SIGNS}])",
        rf"(?<=[0-9a-z%])-(?=[{SIGNS}])",
        r"(?<=%)-(?=[0-9A-Za-z])",
        r"(?<=[0-9][kmbMB])-(?=[0-9])",
        r"(?<=[0-9][bmt]n)-(?=[0-9])",
        *(rf"(?<=[0-9]{unit})-(?=[0-9.]+{unit}(?![A-Za-z0-9]))" for unit in RANGED),
        rf"(?<=[0-9])/(?=[{SIGNS}])",
        rf"(?<=[{SIGNS}])(?=[0-9])",
        r"(?<=[0-9][ap]m)-(?=[0-9])",
        r"(?<=[0-9])[×*](?=[0-9])",
        rf"(?<=[0-9A-Za-z])[()](?=[-0-9{SIGNS}])",
        rf"(?<=[a-z])(?=[{SIGNS}][0-9])",
        *words,
    ]


def suffixes() -> list[str]:
    return [r"(?<=[0-9])\+", r"(?<=[A-Za-z0-9])-", r"(?<=[0-9][A-Za-z])\.", r"(?<=[0-9])[¢°]"]


def _escape(text: str) -> str:
    return text.replace(".", r"\.").replace("$", r"\$")
