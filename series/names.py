"""Names of subjects brought to one form: an article's own short forms, what people wrote into aliases.csv, `the` and `'s`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"[’']s?$")
BRACKET = re.compile(r"\s*\(([^()]*)\)")


def fold(name: str) -> str:
    """A name as names are compared.

    >>> fold("The  Bank of England’s")
    'bank of england'
    """
    return ARTICLE.sub("", POSSESSIVE.sub("", " ".join(name.split()))).casefold()


@dataclass(frozen=True, slots=True)
class Names:
    """The short forms of one article, and people's aliases, by their folded form."""

    defined: Mapping[str, str] = field(default_factory=dict)
    """KGM: KG Mobility."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """As `resolve_chains` gives them."""

    def resolve(self, name: str) -> str:
        """The one form of a name.

        >>> names = Names({"KGM": "KG Mobility"}, {"ssangyong": "KG Mobility"})
        >>> [names.resolve(name) for name in ("KGM", "the KG Mobility (KGM)", "SsangYong", "KG Mobility’s", "Kia")]
        ['KG Mobility', 'KG Mobility', 'KG Mobility', 'KG Mobility', 'Kia']
        """
        plain = BRACKET.sub(lambda found: "" if found[1] in self.defined else found[0], name)
        plain = ARTICLE.sub("", POSSESSIVE.sub("", " ".join(plain.split())))
        own = self.defined.get(plain, plain)
        return self.aliases.get(fold(own)) or own


def resolve_chains(aliases: Mapping[str, str]) -> dict[str, str]:
    """Aliases by their folded form, each with the name at the end of its chain. ValueError where a chain ends nowhere.

    >>> resolve_chains({"KGM": "SsangYong", "SsangYong": "KG Mobility"})
    {'kgm': 'KG Mobility', 'ssangyong': 'KG Mobility'}
    >>> resolve_chains({"A": "B", "B": "A"})
    Traceback (most recent call last):
    ValueError: 'A' stands for itself
    """
    folded = {fold(alias): name for alias, name in aliases.items()}
    found = {}
    for alias, name in aliases.items():
        seen = {fold(alias)}
        while fold(name) in folded:
            if fold(name) in seen:
                raise ValueError(f"{alias!r} stands for itself")
            seen.add(fold(name))
            name = folded[fold(name)]
        found[fold(alias)] = name
    return found
