"""Importing this module registers every component of the pipeline, and the attributes that they write.

Each stage writes records on the document (`doc._.periods`) and the same as spans (`doc.spans["periods"]`), in the same order.
"""

from spacy.tokens import Doc

for name in ("article", "publication"):
    Doc.set_extension(name, default=None, force=True)
for name in ("numerals", "periods", "quantities", "claims"):
    Doc.set_extension(name, default=(), force=True)

from extractors import claims, numerals, periods, quantities, sentences, zones  # noqa: E402, F401
