"""Importing this module registers every component of the pipeline, and the attributes that they write.

Each stage writes records on the document (`doc._.periods`) and the same as spans (`doc.spans["periods"]`), in the same order.
"""

from spacy.tokens import Doc

from extractors import periods  # noqa: F401
from extractors.claims import component  # noqa: F401
from extractors.numbers import numerals, quantities  # noqa: F401
from extractors.text import sentences, zones  # noqa: F401

for name in ("article", "publication"):
    Doc.set_extension(name, default=None, force=True)
for name in ("numerals", "periods", "quantities", "claims"):
    Doc.set_extension(name, default=(), force=True)
