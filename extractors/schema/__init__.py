"""What every package may know of the extractors: claims, intervals and the published tables. No spaCy here."""

from extractors.schema.claim import Claim, Publication, is_currency
from extractors.schema.interval import Interval
from extractors.schema.tables import TABLES, Field, ForeignKey, Table

__all__ = ["TABLES", "Claim", "Field", "ForeignKey", "Interval", "Publication", "Table", "is_currency"]
