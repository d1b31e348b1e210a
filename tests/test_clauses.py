"""Who does what in a sentence: clauses, verbs and subjects."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.claims.subjects import Naming, name_phrase
from extractors.grammar.clauses import parse_sentence
from extractors.grammar.parts_of_speech import ADJECTIVE, NOUN, PAST, VERB, noun_lemma, verb_lemma, word_classes
from extractors.text.sentences import mark_sentences
from extractors.text.tokenization import customize_tokenizer
from extractors.text.words import read_words

NLP = spacy.blank("en")
customize_tokenizer(NLP)


def clauses(text: str):
    """Subject and verbs of each clause."""
    doc = mark_sentences(NLP(text))
    parse = parse_sentence(doc, 0, len(doc))
    return [(doc[c.subject_start : c.subject_end].text if c.subject_start >= 0 else "", c.verbs) for c in parse.clauses]


def test_what_follows_an_aside_goes_on_with_the_clause_before():
    doc = mark_sentences(NLP("Kent spends 35% on rent, Acme said, down from 38% in May."))
    parse = parse_sentence(doc, 0, len(doc))
    last = next(token.i for token in doc if token.text == "38")
    assert parse.clause_at(last).verbs == ("spend",)


def test_a_clause_without_subject_has_no_tokens_of_one():
    doc = mark_sentences(NLP("Sales rose 3%. Unemployment data"))
    first = next(token.i for token in doc if token.text == "Unemployment")
    (clause,) = parse_sentence(doc, first, len(doc)).clauses
    assert (clause.subject_start, clause.subject_end) == (-1, -1)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The mill cut 25 jobs.", [("The mill", ("cut",))]),
        ("Sales are expected to rise by 3%.", [("Sales", ("be", "expect", "rise"))]),
        ("Bikes sold in Peru rose 4%.", [("Bikes", ("rise",))]),
        ("In May, Acme sold 40 vans, and Bolt sold 20.", [("Acme", ("sell",)), ("Bolt", ("sell",))]),
        ("Its best boat, the Tern, led with 40 orders.", [("the Tern", ("lead",))]),
        ("Acme, a maker of vans, will hire 30 people.", [("Acme", ("hire",))]),
        (
            "The order, which is worth $5 million, has slipped.",
            [("The order", ("have", "slip")), ("The order", ("be",))],
        ),
        ("Exports fell, while those to Asia rose.", [("Exports", ("fall",)), ("those to Asia", ("rise",))]),
        ("Prices were up 2%, as brokers reported thin trade.", [("Prices", ("be",)), ("brokers", ("report",))]),
        ("Unemployment data", [("", ())]),
        ("Fewer than 200 remain in the camp.", [("Fewer than 200", ("remain",))]),
        ("The union wants a 5% raise.", [("The union", ("want",))]),
        # agreement: a noun in front of a number is a verb only where it agrees with its subject
        ("Half of retailers source at least 10 percent abroad.", [("Half of retailers", ("source",))]),
        ("The $50 a barrel range in May narrowed.", [("The $50 a barrel range in May", ("narrow",))]),
        ("Stocks see 9% drop", [("Stocks", ("see",))]),
        ("The state still limits sales to two towns.", [("The state", ("limit",))]),
        ("Gold lost 3% and tin rose.", [("Gold", ("lose",)), ("tin", ("rise",))]),
        ("Jo Smith, who led it, openly supported a vote.", [("Jo Smith", ("support",)), ("Jo Smith", ("lead",))]),
        ("A part- and full-time nurse died.", [("A part- and full-time nurse", ("die",))]),
        ("Ana al-Amin left 30 paintings.", [("Ana al-Amin", ("leave",))]),
        (
            "The board bought a plant and left its dividend at 22 cents.",
            [("The board", ("buy",)), ("The board", ("leave",))],
        ),
        ("Jo Smith, 47, faces a fine.", [("Jo Smith", ("face",))]),
        ("A car bombing killed 20 people.", [("A car bombing", ("kill",))]),
        ("It would replace vans and cut costs by 3%.", [("It", ("replace",)), ("It", ("cut",))]),
        ("Its like-for-like sales rose.", [("Its like-for-like sales", ("rise",))]),
        ("Acme's Kelso mine, the oldest, shut.", [("Acme's Kelso mine", ("shut",))]),
        # a comparison of clauses
        ("Tea is 3% dearer than it was in May.", [("Tea", ("be",)), ("it", ("be",))]),
        ("Profit is lower than the value reported in May.", [("Profit", ("be",))]),
        ("More than 300 people died.", [("More than 300 people", ("die",))]),
        # participles
        ("The peso traded at $1.16 and the real fell 2%.", [("The peso", ("trade",)), ("the real", ("fall",))]),
        ("Contracts awarded for roads and dams fell.", [("Contracts", ("fall",))]),
        ("The firm, founded in 1990, employs 300 people.", [("The firm", ("employ",))]),
        ("According to a report issued in May, the fund lost 4%.", [("the fund", ("lose",))]),
        ("Numbers reported by the agency fell.", [("Numbers", ("fall",))]),
        ("Firms reported increased sales.", [("Firms", ("report",))]),
        ("Output rose 3%, an improvement over the 2 percent estimated for May.", [("Output", ("rise",))]),
        (
            "Jo Smith, who led the firm, died in Paris, surrounded by family.",
            [("Jo Smith", ("die",)), ("Jo Smith", ("lead",))],
        ),
        # a label with its number; `this` before a verb in the singular
        ("Chart 4 shows the total debt was higher.", [("Chart 4", ("show",)), ("the total debt", ("be",))]),
        ("London grew by 3% and this accounts for two thirds.", [("London", ("grow",)), ("this", ("account",))]),
        (
            "Sales rose by 6,100 to 9,000 and account for 3% of the total.",
            [("Sales", ("rise",)), ("Sales", ("account",))],
        ),
        ("Prices rose by 2% but fell by 5% in May.", [("Prices", ("rise",)), ("Prices", ("fall",))]),
        ("The firm will layoff 100 people.", [("The firm", ("layoff",))]),
        ("Cancer accounted for a third (29%) of all deaths registered in May.", [("Cancer", ("account",))]),
        ("Estimates show net migration was 212.", [("Estimates", ("show",)), ("net migration", ("be",))]),
        ("In May bankers report lower demand.", [("bankers", ("report",))]),
        ("The sales report was late.", [("The sales report", ("be",))]),
        ("Jobs and hours all increased by 3%.", [("Jobs and hours", ("increase",))]),
        (
            "Farmers in the 8th District reported that they sold 20.",
            [("Farmers in the 8th District", ("report",)), ("they", ("sell",))],
        ),
        ("Gross value added excluding oil rose by 3%.", [("Gross value added excluding oil", ("rise",))]),
        # what is said needs no `that`
        ("A broker forecast that rents will dip.", [("A broker", ("forecast",)), ("rents", ("dip",))]),
        (
            "A broker indicates that rents rose, while a leading firm reports gains of 2%.",
            [("A broker", ("indicate",)), ("rents", ("rise",)), ("a leading firm", ("report",))],
        ),
        ("Acme said sales in May rose 3%.", [("Acme", ("say",)), ("sales in May", ("rise",))]),
        ("The ministry said six deaths were recorded.", [("The ministry", ("say",)), ("six deaths", ("be", "record"))]),
        # relative clauses
        (
            "The group that rented from a landlord or letting agency rose by 3%.",
            [("The group", ("rise",)), ("The group", ("rent",))],
        ),
        ("Smoke that reaches Ohio comes from Iowa.", [("Smoke", ("come",)), ("Smoke", ("reach",))]),
        (
            "Growth came from gas, steam & water, which rose 4%.",
            [("Growth", ("come",)), ("gas, steam & water", ("rise",))],
        ),
        ("Shares which had fallen 9% in May closed up 3%", [("Shares", ("close",)), ("Shares", ("have", "fall"))]),
        ("Acme said on Monday its sales rose", [("Acme", ("say",)), ("its sales", ("rise",))]),
        ("Reports said at least 116 people died.", [("Reports", ("say",)), ("least 116 people", ("die",))]),
        # phrases in front
        ("In May they hired 30 people.", [("they", ("hire",))]),
        ("Despite more driving and travel, ozone fell.", [("ozone", ("fall",))]),
        ("In Europe share prices fell 2%.", [("share prices", ("fall",))]),
        ("According to police over 300 people were hurt.", [("300 people", ("be", "hurt"))]),
        # lists and appositions
        ("Exports, imports and investment fell.", [("Exports, imports and investment", ("fall",))]),
        ("Jo Smith, 33, quit.", [("Jo Smith", ("quit",))]),
        ("A quarter, 800 people, were hurt.", [("A quarter", ("be", "hurt"))]),
        ("Jo Smith, mayor of South Bend, Indiana, won 20% of the vote.", [("Jo Smith", ("win",))]),
        (
            "Acme carried 15 people, 2% more than in May, and filled 86% of its seats.",
            [("Acme", ("carry",)), ("Acme", ("fill",))],
        ),
        # no punctuation, adverbs between
        ("the self-employed fell by 300", [("the self-employed", ("fall",))]),
        ("It will also purchase 20 jets.", [("It", ("purchase",))]),
        ("It will close a plant, but add 90 jobs.", [("It", ("close",)), ("It", ("add",))]),
        ("“It is ugly,” said Jo Smith of Acme.", [("It", ("be",)), ("Jo Smith", ("say",))]),
        ("The plane is 72.7 metres long.", [("The plane", ("be",))]),
    ],
)
def test_clauses(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    "phrase, subject, metric",
    [
        ("Sales of automobiles in the United States", "automobiles", "Sales"),
        ("Ford Motor Company sales", "Ford Motor Company", "sales"),
        ("NEV pickup sales", "NEV pickup sales", "pickup sales"),
        ("Meridian's net income", "Meridian", "net income"),
        ("The average price of fuel", "fuel", "average price"),
        ("The Dow Jones Industrial Average", "Dow Jones Industrial Average", ""),
        ("Profit", "", "Profit"),
        ("Hotel revenue per available room", "Hotel revenue per available room", "Hotel revenue per available room"),
        ("The average sales price", "", "average sales price"),
        ("Same-store sales", "", "Same-store sales"),
        ("10% of residents", "residents", ""),
        ("The change in the jobless rate", "jobless rate", "jobless rate"),
        ("Exports and imports of steel", "steel", "Exports and imports"),
        ("Gas, steam & water output", "Gas, steam & water", "output"),
        ("The retailer Acme", "Acme", ""),
        ("48%", "", ""),
        # a noun in the singular belongs to the measure's name; what only counts or determines stays out
        ("Average mix-adjusted house prices", "house prices", "house prices"),
        ("Average UK house prices", "UK house prices", "house prices"),
        ("E-commerce sales", "E-commerce sales", "E-commerce sales"),
        ("The men's median full-time weekly earnings", "men", "median full-time weekly earnings"),
        ("Moderate wage costs", "", "Moderate wage costs"),
        ("Prices paid for new homes", "new homes", "Prices"),
        ("Trade in services", "Trade", ""),
        ("Kia CEO Ho Sung Song", "Kia", ""),
        ("Most of the affected firms", "affected firms", ""),
        ("Plans made by the council", "Plans", ""),
        ("Public sector net borrowing excluding grants", "Public sector net borrowing", ""),
        ("The number of takeovers involving a change of owner", "takeovers", ""),
        ("The surplus on trade in services", "trade in services", "surplus"),
        ("Some 16,000 early arrivals", "", "early arrivals"),
        ("Families living in the north", "Families", ""),
    ],
)
def test_subject_and_metric(phrase, subject, metric):
    doc = mark_sentences(NLP(f"{phrase} rose."))
    parse = parse_sentence(doc, 0, len(doc))
    clause = parse.clauses[0]
    assert name_phrase(read_words(doc), parse, clause.subject_start, clause.subject_end) == Naming(subject, metric)


def test_parts_of_speech():
    assert word_classes("rose") & PAST and word_classes("rose") & NOUN
    assert word_classes("cut") & VERB and word_classes("cut") & PAST
    assert word_classes("annual") & ADJECTIVE
    assert word_classes("qwertyuiop") == 0
    assert [verb_lemma(word) for word in ("fell", "shrank", "cutting", "raises")] == ["fall", "shrink", "cut", "raise"]
    assert [noun_lemma(word) for word in ("companies", "losses", "children")] == ["company", "loss", "child"]


@given(
    st.text(alphabet=st.sampled_from('the a cut rose Ford sales , . ; ( ) - " to of in and which 25 % \n'), max_size=60)
)
def test_any_word_salad(text):
    doc = mark_sentences(NLP(text))
    for clause in parse_sentence(doc, 0, len(doc)).clauses:
        assert 0 <= clause.start < clause.end <= len(doc)
        assert clause.subject_start == -1 or 0 <= clause.subject_start < clause.subject_end <= len(doc)
