"""Where sentences and paragraphs end."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.sentences import LONGEST, mark_sentences, paragraph_numbers
from extractors.text.tokenization import customize_tokenizer

NLP = spacy.blank("en")
customize_tokenizer(NLP)


def split(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in mark_sentences(NLP(text)).sents]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left the U.S.", "The firm paid."],
        ["In the U.S. Ford said no."],
        ["It opened at 9 a.m. on Nov. 3.", "Then it closed."],
        ["“It went.”", "They said so."],
        ["He left.", '"I am here," she said.'],
        ["A heading", "Next one without a stop", "Then a sentence."],
        ["Profit rose to $1.5m.", "3 plants closed."],
        ["Is it so?", "Yes!", "No."],
    ],
)
def test_sentences(sentences):
    joined = "\n".join(sentences) if sentences[0] == "A heading" else " ".join(sentences)
    assert split(joined) == sentences


def test_hard_wrapped_lines_do_not_end_sentences():
    line = "The mill said on Monday that it would close its plant in the town next"
    text = "\n".join([line] * 8 + ["year."])
    assert len(split(text)) == 1


def test_a_line_broken_to_a_width_goes_on():
    assert (
        len(
            split(
                "The council said on Monday that Kia sold nearly\n23,500 pickups in the year to May, the most in its\nhistory."
            )
        )
        == 1
    )
    assert len(split("Sales of pickups\n23,500 were sold in May.")) == 2
    assert len(split("Kia sold many pickups in the year to May.\n23,500 were exported.")) == 2


def test_what_never_ends_is_cut():
    pieces = split("The firm sold " + ", ".join(f"{n} cars in town {n}" for n in range(1000)))
    assert max(len(NLP(piece)) for piece in pieces) <= 2 * LONGEST
    assert all(piece.endswith(",") for piece in pieces[:-1])


def test_paragraphs():
    doc = mark_sentences(NLP("One.\n\nTwo.\nThree."))
    numbers = paragraph_numbers(doc)
    assert [numbers[sentence.start] for sentence in doc.sents] == [0, 1, 2]


@given(st.text())
def test_any_text(text):
    doc = mark_sentences(NLP(text))
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
