"""The spaCy pipeline: `spacy.blank("en")`, our tokenizer, and the components in the order in which they read one another.

    >>> nlp = create_pipeline()
    >>> doc = nlp("Output rose 3% to 1,200 cars in May.")
    >>> [span.text for span in doc.spans["claims"]]
    ['3%', '1,200 cars']

Each component is a factory registered with spaCy, so that `nlp.pipe`, `nlp.add_pipe` and displaCy work as usual.
"""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.article import Article

COMPONENTS = ("zones", "sentences", "numerals", "periods", "quantities", "claims")


def create_pipeline() -> Language:
    """A new pipeline with every component. Building one takes a while: keep it."""
    from extractors import components  # noqa: F401  (registers the factories)
    from extractors.text.tokenization import customize_tokenizer

    nlp = spacy.blank("en")
    nlp.max_length = 10**9  # spaCy's million characters is a limit for parsers, of which there is none here
    customize_tokenizer(nlp)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """The article's text as tokens that carry the article, ready for `nlp(doc)` or `nlp.pipe`."""
    doc = nlp.make_doc(article.text)
    doc._.article = article
    doc.user_data["text"] = article.text
    return doc
