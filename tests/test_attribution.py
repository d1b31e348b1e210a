"""Who states a number: frames, names, quotations, pronouns, and what is no source."""

from __future__ import annotations

import re

import pytest
from test_places import Numbers, gold_documents

from extractors.attribution.quotations import find_quotations
from extractors.attribution.sources import assign_sources
from extractors.attribution.speakers import name_source
from extractors.attribution.terms import REPORTING

ATTRIBUTED = (
    ("According to data from the Harbour Institute (via Newswire), <40 ships> docked, up <3%>.", ["Harbour Institute"] * 2),
    ("Sales rose <3%>, according to a commercial estate agent.", ["commercial estate agent"]),
    ("Hundreds fell ill, including, according to hospital records, <54 children>.", ["hospital records"]),
    ("The World Food Agency (WFA) said <30 tons> were lost.", ["World Food Agency"]),
    ("Priya Nair, chief executive of the bank, said it would shut <72 branches>.", ["Priya Nair"]),
    ("Another carmaker, Volta Motors, said it had cut <300 jobs>.", ["Volta Motors"]),
    ("Rail Bureau officials said Friday that <12 trains> were late.", ["Rail Bureau"]),
    ("Harbour Bank president Okey Obi said it cost <$5 million>.", ["Okey Obi"]),
    ("Finance Minister Ana Sousa said debt rose <3%>.", ["Ana Sousa"]),
    ("Registrations rose <21%> in October, the Motor Council said on Thursday.", ["Motor Council"]),
    ("“Rents rose <9%>,” said Carl Dyer, a union rep.", ["Carl Dyer"]),
    ("Figures released by the Port Office showed a fall of <7%>.", ["Port Office"]),
    ("A survey of <500 nurses> by the Health Union found that <40%> were tired.", ["", "Health Union"]),
    ("The council's own forecast, revised in July, is for <470 buses>.", ["council"]),
    ("Analysts in a poll had expected a gain of <12,000 jobs>.", ["analysts"]),
    ("Profit was <$3 million>, beating the <$2 million> that analysts had pencilled in.", ["", "analysts"]),
    ("Growth is expected by economists to reach <3%>.", ["economists"]),
    ("Maria Lopez said <3 men> died. She said <4> were hurt.", ["Maria Lopez", "Maria Lopez"]),
    ("“Rents rose <9%>. Wages rose <3%>,” Lopez said. “That is <6 points> less.”", ["Lopez"] * 3),
    ("The agency issued this notice: “<30 homes> were hit. <12 roads> are shut.”", ["agency", "agency"]),
    ("Sales data from Oakmont shows the Kestrel led. The Falcon ranked <third>.", ["Oakmont"]),
    ("Exports averaged <3.2 million barrels>, ship-tracking data showed.", ["ship-tracking data"]),
    ("Deaths averaged <50%>, according to WHO's statistics.", ["WHO"]),
    ("Estimates by the government state about <350 births>.", ["government"]),
    ("Director Ana Sousa of the National Institute of Health said <4> fell ill.", ["Ana Sousa"]),
    ("Leeds United went on to win, said the coach, and <300 fans> left.", ["coach"]),
    ("According to the official Harbour report yesterday, <40 ships> docked.", ["official Harbour report"]),
    ("Local firms reported estimated demand <18%> below plan.", ["local firms"]),
    ("According to early results of the survey of makers, <31%> plan to hire.", ["survey"]),
    ("One study in the Journal of Trees from March noted that <40 oaks> fell.", ["study"]),
    ("About one-fifth of the firms reported that sales rose <3%>.", [""]),
    ("Two dealers report strong growth, while nine firms shed <30 jobs>.", [""]),
    ("New York State Realtors report that sales rose <5 percent>.", ["New York State Realtors"]),
    ("The hospital said <12> had died, while the police put the toll at <15>.", ["hospital", "police"]),
    ("Newsline reported that <40 men> were held; the Courier said <60>.", ["Newsline", "Courier"]),
    ("In a survey of <1,200 firms> by the Trade Chamber, <40%> reported losses.", ["", "Trade Chamber"]),
    ("Authorities in Peru and the United States said <40 men> fled.", ["authorities"]),
    ("“<12 people> are ill,” the mayor of Leeds, Maria Lopez, said on the radio.", ["Maria Lopez"]),
    ("The mayor of Leeds said <12 people> were ill.", ["mayor of Leeds"]),
    ("Volta Corp., its affiliate, reported a <3%> decline.", ["Volta Corp."]),
    ("The World Children's Fund said that <181 schools> shut.", ["World Children's Fund"]),
    ("It destroyed <23 homes>, fire service spokesman Al Fox told reporters.", ["Al Fox"]),
    ("Wages may rise <2.5%>, Labour Minister Lee Jong said in an interview.", ["Lee Jong"]),
    ("Sales tripled to <15,644>, data from Dataworks show.", ["Dataworks"]),
    ("Police in Lagos said <14 people> fell ill.", ["police"]),
    ("“Prices rose <3%>,” said retired nurse Anna Berg, who owns <40 cows>.", ["Anna Berg", ""]),
    ("Prices rose <3%>, said grain farmer Tom Reed on Monday.", ["Tom Reed"]),
    ("The flood killed <40 people> by U.N. estimates.", ["U.N."]),
    ("According to the Harbour Ministry over <345 men> have died.", ["Harbour Ministry"]),
    ("According to police <two people> died.", ["police"]),
    ("Of them <50 percent> agree, according to an April Oakmont Bank survey of Texas firms.", ["Oakmont Bank"]),
    ("According to a Twitter post by Ana Sousa, the tusk was <five feet> long.", ["Ana Sousa"]),
    ("According to a report citing the mayor's office, <twenty people> were held.", ["report"]),
    ("According to the firm's president, Maria Lopez, <ten passengers> died.", ["Maria Lopez"]),
    ("According to the mayor, Kim Park, <33>, had died.", ["mayor"]),
    ("Figures from the Crime Survey show there were an estimated <300 thefts>.", ["Crime Survey"]),
    ("By the union's own count, <300 men> left, or <280> by the firm's reckoning.", ["union", "firm"]),
    ("It has a total by Newsline's estimate of <270 seats>, others <214>.", ["Newsline", ""]),
    ("Berg stated to the Daily Courier that it cost <$5 million>.", ["Berg"]),
    ("The council has stated repairs will cost <$5 million>.", ["council"]),
    ("A software firm announced plans to cut <80 jobs>, and a mill laid off <55 workers>.", ["software firm", ""]),
    ("The storm centre's advisory indicated that winds reached <180 mph>.", ["storm centre's advisory"]),
    ("Event organizers reported <200 people> came. Retailers report that sales rose <8 percent>.", ["event organizers", "retailers"]),
    ("Oakmont said sales rose <3%>, while Pinehill said they fell <2%>.", ["Oakmont", "Pinehill"]),
    ("Police said <9> were hurt, but Newsline reported as many as <14>.", ["police", "Newsline"]),
    ("The port stated on Monday that it had lost <$5 million>.", ["port"]),
    ("Profit came to <$3 million>, beating the <$2 million> expected by analysts.", ["", "analysts"]),
    ("The bank cut its rate by <25 basis points>, in line with the views of <12> of the <20 economists> polled by Dataworks.", ["", "Dataworks", "Dataworks"]),
    ("Profit came to <$3 million>, ahead of the average analyst estimate of <$2 million>, according to Dataworks.", ["", "Dataworks"]),
    ("It kept its rate at <4.5%>, as economists had expected.", [""]),
    ("The toll could exceed <100>, according to the state broadcaster.", ["state broadcaster"]),
    ("The party would win <150 seats> if a vote were held, the pollster projected.", ["pollster"]),
    ("Turnout was put at <58%>.", [""]),
    ("“We lost <40%> of the herd,” farmer Tom Dale told the Courier.", ["Tom Dale"]),
    ("The airline cut <300 jobs>, it said on Monday.", ["airline"]),
    ("City data released on Monday showed that rents fell <3%>.", ["city data"]),
    ("Analysts foresaw <0.5%>, while the government's estimate was <0.7%>.", ["", "government"]),
    ("Leeds's main index added <0.9%>.", [""]),
    ("It seeks <$5 million>, people familiar with the matter said.", ["people familiar with the matter"]),
    ("Profit came to <$3 million>, almost twice what analysts had expected.", [""]),
    ("A small share (<3,000>) of the drivers reported an accident, and <40 percent> did not.", ["", ""]),
    ("It drops a check for <five goods> whose claim rate is above <95%>.", ["", ""]),
    ("The yield on ten-year notes rose <six basis points>.", [""]),
    ("Renters could lose <3.4%> next year, the Tenants' League estimates.", ["Tenants' League"]),
    ("In 2024 vans took <54%> of the market, the trade body estimates, up from <48%>.", ["trade body", "trade body"]),
    ("“Rents rose <9%>,” said Carl Dyer, <31>, a nurse who owns <two flats>.", ["Carl Dyer", "", ""]),
    ("“Rents rose <9%>,” wrote Carl Dyer of Oakmont, who expects <two cuts> next year.", ["Carl Dyer", "Carl Dyer"]),
    ("The bill will reach <$26 billion>, Oakmont said, while its rival Pinehill put it closer to <$15 billion>.", ["Oakmont", "Pinehill"]),
    ("The Reds are on <49%>, according to the survey by Votewatch for the newspaper Daily Courier.", ["Votewatch"]),
    ("Another poll, by Votewatch for the channel, gave the Reds <49%>.", ["Votewatch"]),
    ("It was welcomed by Carl Dyer, who said rents had risen <9%>.", ["Carl Dyer"]),
    ("It was welcomed by Carl Dyer, an agent at Oakmont Bank, who said rents had risen <9%>.", ["Carl Dyer"]),
    ("It was welcomed by Carl Dyer of the Oakmont Bank, who said rents had risen <9%>.", ["Carl Dyer"]),
    ("Analysts at Oakmont Bank think it will reach <3%>; Pinehill itself is forecasting growth of <4%>.", ["Oakmont Bank", "Pinehill"]),
    ("Economists at Oakmont expect <three cuts>.", ["Oakmont"]),
    ("Oakmont earned <$1.12> a share; Wall Street had looked for <$1.05>.", ["", "Wall Street"]),
    ("Maria Lopez said shares were cheap. Her target for the index is <7,400>.", ["Maria Lopez"]),
    ("The Storm Centre's noon update had the storm <120 miles> south of Kent.", ["Storm Centre"]),
    ("Ana Sousa approved. The Central Bank, whose aim is to calm prices, cut its rate. Its own projections have prices rising by <2.6%>.", ["Central Bank"]),
    ("Newsline reported, citing data from the Port Office, that <40 ships> docked.", ["Newsline"]),
    ("Nine were hurt, with both <eleven> and <twelve> reported by police, while the Courier says <14>.", ["police", "police", "Courier"]),
    ("Per figures reported by Newsline, <40 ships> docked.", ["Newsline"]),
    ("According to the official WHO report yesterday, <40 people> fell ill.", ["official WHO report"]),
    ("According to the Health Office's bulletin dated March 16, <40 people> fell ill.", ["Health Office"]),
    ("Carl Dyer attacked the plan, saying it would cost <$5 million>.", ["Carl Dyer"]),
    ("The strike cost <$5 million>, the Courier wrote, citing data from the Port Office.", ["Courier"]),
    ("Deliveries fell <5%> in May, Newsline has learned, citing a company memo.", ["company memo"]),
)  # fmt: skip

UNATTRIBUTED = (
    "Sales rose <3%> in May.",
    "These numbers show how serious it is. Volta sold <7,000 cars>.",
    "Cases reported in May rose to <300>.",
    "In the survey, <62 percent> said they were tired.",
    "Police found <3 guns>.",
    "The firm added <12 shops>.",
    "The governor, at sea, declared an emergency for the state on Monday, with <12 shops> shut.",
    "Volta's smallest model, the Kestrel, can be had for <55,800 yuan>.",
    "Firms put through price rises between <3 percent> and <10 percent>.",
    "The group who stated that they had no faith grew by <10 percent>.",
    "They voted to hold <two officers> in contempt, citing their refusal to hand over documents.",
    "Among the <36 warrants>, Lopez's was the only name disclosed.",
    "The princess, <67 years> old, announced her candidacy for the post.",
    "The rate (see background note 3) fell to <1.85 children>.",
    "Park died, according to a statement by his family. He was <66 years> old.",
    "The index estimates are based on <6,000 firms>.",
    "An index of <110> would indicate that output is <10%> higher.",
    "Losses were <26 cents>, worse than most analysts had forecast.",
    "An average of <11 percent> of firms reported losses; <19 percent> had gains.",
    "The United States of today has <50 states>.",
)


@pytest.mark.parametrize("marked, expected", ATTRIBUTED, ids=[marked[:60] for marked, _ in ATTRIBUTED])
def test_source(nlp, marked, expected):
    numbers = Numbers(nlp, marked)
    assert assign_sources(numbers.doc, numbers.spans) == expected


@pytest.mark.parametrize("marked", UNATTRIBUTED)
def test_no_source(nlp, marked):
    numbers = Numbers(nlp, marked)
    assert assign_sources(numbers.doc, numbers.spans) == [""] * len(numbers.spans)


@pytest.mark.parametrize(
    "phrase, name",
    [
        ("the political scholar Kelly Dittmar", "Kelly Dittmar"),
        ("the Centers for Disease Control and Prevention in the capital", "Centers for Disease Control and Prevention"),
        ("Harbour Post 's recent analysis of its own traffic", "Harbour Post"),
        ("Senator Kim Park", "Kim Park"),
        ("Samoan Prime Minister Tuilaepa Sailele", "Tuilaepa Sailele"),
        ("General Motors", "General Motors"),
        ("Harbour Rail Board Manager Ana Sousa", "Ana Sousa"),
        ("King Harald University", "King Harald University"),
        ("the Committee to Protect Journalists", "Committee to Protect Journalists"),
        ("Energy Statistics Office", "Energy Statistics Office"),
        ("the chain 's press release", "chain's press release"),
        ("a Romanian official", "Romanian official"),
        ("the National Conference of State Legislatures", "National Conference of State Legislatures"),
    ],
)
def test_name_source(phrase, name):
    assert name_source(phrase.split()) == name


def test_forms_belong_to_one_verb():
    forms = [form for verb in REPORTING for form in verb.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
    assert {verb.subject for verb in REPORTING} == {"any", "speech", "speaker", "data", "analyst", "placing"}


def test_quotations_end_with_their_paragraph():
    assert [tuple(q) for q in find_quotations(['"', "a", "\n", "b", '"', "c", '"'])] == [(0, 2), (4, 6)]


def test_source_of_numbers_in_gold(nlp):
    hits = said_hits = total = said = 0
    for doc, claims, spans in gold_documents(nlp):
        for claim, got in zip(claims, assign_sources(doc, spans), strict=True):
            if "source" in claim:
                good = same_words(claim["source"], got)
                total, hits = total + 1, hits + good
                said, said_hits = said + bool(claim["source"]), said_hits + (good and bool(claim["source"]))
    assert hits >= 0.95 * total and said_hits >= 0.95 * said


def same_words(want: str | None, got: str) -> bool:
    """Word F1 of at least a half; both empty."""
    first, second = (
        {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", (text or "").lower())} for text in (want, got)
    )
    return 4 * len(first & second) >= len(first) + len(second) if first else not second
