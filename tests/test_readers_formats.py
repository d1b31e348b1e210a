"""Readers of web pages and of JSON: every place of the tables, keys, single records that are bad, texts of a hash."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
from datetime import date

import pytest
from lxml import html

from flows.catalog import CatalogRow
from flows.read import FileToRead, load_texts, parse_articles, read_article_file, read_files
from flows.readers import find_readers, read_documents
from flows.readers.page_metadata import PLACES, read_metadata
from flows.readers.record_fields import EXAMPLES
from flows.rejects import Rejected

TEXT = "Output rose 3% to 1,200 cars in May, the ministry said on Thursday."
OTHER = "Exports fell 4% to 512 ships in April, the office said on Friday."

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Port traffic rises 8% | The Gazette</title>
<meta property="og:title" content="Port traffic rises 8%"><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2025-05-08T10:00:00+01:00">
<meta property="article:modified_time" content="2025-06-30"><link rel="canonical" href="https://gazette.example/port"></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/biz">Business (12)</a></li></ul></nav></header>
<main><article><h1>Port traffic rises 8%</h1>
<p>Traffic through the port rose 8% to 1.2 million containers in April, the authority said on Thursday.</p>
<p>It handled <b>1.11 million</b> a year earlier. Exports made up 45% of the total, and <a href="x">imports</a> 55%.</p>
<p><a href="/c">Ferry fares up 7%</a></p>
<h2>Jobs</h2><p>The port employs 3,400 people. &#163;3.2m was spent.</p>
<ul><li>Grain rose 3%.</li></ul>
<p><b>Read more:</b> <a href="/d">Rival port cuts 1,500 jobs</a></p>
<div class="box newsletter"><p>Join our 12,000 readers.</p></div>
<table><tr><th>Year</th><th>Boxes</th></tr><tr><td>2024</td><td>900</td></tr></table>
</article><aside><h3>Related articles</h3><ul><li><a href="/a">Airport cuts 200 jobs</a></li></ul></aside></main>
<footer>Copyright 2025. Call 555-1234. <a href="/">13 more stories</a></footer></body></html>"""

BODY = """Port traffic rises 8%

Traffic through the port rose 8% to 1.2 million containers in April, the authority said on Thursday.

It handled 1.11 million a year earlier. Exports made up 45% of the total, and imports 55%.

Jobs

The port employs 3,400 people. £3.2m was spent.

Grain rose 3%."""


def rejected(function, *arguments) -> Rejected:
    with pytest.raises(Rejected) as caught:
        function(*arguments)
    return caught.value


def only(file: str, data: bytes):
    (found,) = read_documents(file, data)
    return found


def as_page(snippet: str) -> str:
    """A page that holds the snippet, in its head or its body."""
    head = snippet if snippet.startswith("<head>") else "<head></head>"
    return f"<html>{head}<body>{'' if head == snippet else snippet}<p>x</p></body></html>"


# Web pages


def test_the_article_of_a_page_without_what_surrounds_it():
    assert only("a.html", PAGE.encode()).text == BODY


def test_what_the_page_says_of_its_article():
    article = parse_articles("a.html", PAGE.encode()).articles[0].article
    assert (article.title, article.publisher) == ("Port traffic rises 8%", "The Gazette")
    assert (article.published, article.published_from) == (date(2025, 5, 8), "metadata")
    assert (article.url, article.language) == ("https://gazette.example/port", "en")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.field}: {place.example[:50]}")
def test_every_place_of_a_field_by_its_example(place):
    assert read_metadata(html.document_fromstring(as_page(place.example)))[place.field] == place.says


@pytest.mark.parametrize(
    "snippet",
    [
        '<meta property="article:modified_time" content="2025-05-08">',
        '<meta name="date" content="08/05/2025">',
        "<p>Published on 8 May 2025</p>",
        '<p class="date">2025-05-08</p>',
        "<footer>Copyright 2025</footer>",
        '<article><time datetime="2025-05-08">Thursday</time><time datetime="2025-05-01">earlier</time></article>',
        '<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2025-05-08"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2025-05-08"}</script>',
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
)
def test_a_date_that_is_not_marked_as_that_of_publication_is_none(snippet):
    assert "published" not in read_metadata(html.document_fromstring(as_page(snippet)))


def test_a_date_that_can_not_be_read_gives_way_to_the_next():
    snippet = '<meta property="article:published_time" content="soon"><meta name="pubdate" content="2025-05-08">'
    assert read_metadata(html.document_fromstring(as_page(snippet)))["published"] == "2025-05-08"


def test_json_ld_in_a_graph():
    graph = {"@graph": [{"@type": "WebPage", "headline": "No"}, {"@type": ["Thing", "NewsArticle"], "headline": "Yes"}]}
    page = as_page(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert read_metadata(html.document_fromstring(page))["title"] == "Yes"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("shift_jis", "shift_jis")],
)
def test_the_encoding_that_a_page_names(charset, encoding):
    words = {"cp1251": "Москва said it.", "shift_jis": "東京 said it."}.get(encoding, "Café – “£3.2m”.")
    page = f'<html><head><meta charset="{charset}"></head><body><p>{TEXT} {words}</p></body></html>'
    assert only("a.htm", page.encode(encoding)).text == f"{TEXT} {words}"


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "zlib_codec", "nonsense", "utf-16", ""])
def test_an_encoding_that_a_page_names_wrongly_is_not_believed(charset):
    page = f'<html><head><meta charset="{charset}"></head><body><p>{TEXT} It cost £3m – “a lot”.</p></body></html>'
    assert "£3m – “a lot”" in only("a.html", page.encode("cp1252")).text


@pytest.mark.parametrize(
    "page",
    ["", "   ", "<html></html>", "<html><body><script>let x = '3%';</script></body></html>",
     '<html><body><ul><li><a href="/1">Sales up 3%</a></li><li><a href="/2">Down 4%</a></li></ul></body></html>'],
)  # fmt: skip
def test_a_page_without_an_article_is_told(page):
    assert rejected(parse_articles, "a.html", page.encode()).reason == "no_article"


def test_a_page_gives_the_same_text_every_time():
    assert len({only("a.html", PAGE.encode()).text for _ in range(3)}) == 1


def test_no_reader_asks_the_network(monkeypatch):
    monkeypatch.setattr(socket, "socket", lambda *given, **also: pytest.fail("the network was asked"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **also: pytest.fail("a name was looked up"))
    page = PAGE.replace("<head>", '<head><base href="https://gazette.example/"><link rel="stylesheet" href="a.css">')
    doctype = '<!DOCTYPE html SYSTEM "http://gazette.example/a.dtd" [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    found = only("a.html", page.replace("<!doctype html>", doctype).replace("3,400", "&x;3,400").encode())
    assert "3,400 people" in found.text


def test_a_title_that_stands_only_in_metadata_is_not_in_the_text():
    page = PAGE.replace("<h1>Port traffic rises 8%</h1>", "")
    assert "rises 8%" not in only("a.html", page.encode()).text
    record = {"title": "Port traffic rises 8%", "text": TEXT}
    assert only("a.json", json.dumps(record).encode()).text == TEXT


# JSON


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.tool)
def test_the_record_of_every_tool(example):
    found = only("a.json", json.dumps(example.record).encode())
    assert (found.text, dict(found.metadata)) == (example.text, example.metadata)


def test_a_text_that_is_html_is_read_as_a_page():
    text = f"<p>{TEXT}</p><p style='display: none'>Prices fell 9%.</p><script>x = 7</script>\n<p>{OTHER}</p>"
    assert only("a.json", json.dumps({"content": text}).encode()).text == f"{TEXT}\n\n{OTHER}"
    assert only("a.json", json.dumps({"text": "<3% of cars: " + TEXT}).encode()).text == "<3% of cars: " + TEXT
    bomb = json.dumps({"content": "<p>" + "<b>3</b> " * 5000}).encode()
    assert rejected(parse_articles, "a.json", bomb).reason == "too_complex"


def test_one_article_a_file_has_the_file_s_name_for_its_id():
    read = parse_articles("a.json", json.dumps({"text": TEXT, "url": "https://a.example/1"}).encode()).articles[0]
    assert (read.article.article_id, read.article.url) == ("a.json", "https://a.example/1")


@pytest.mark.parametrize("wrapped", [lambda records: records, lambda records: {"articles": records}])
def test_several_articles_a_file(wrapped):
    records = [{"text": TEXT, "url": "https://a.example/1"}, {"text": OTHER}]
    articles = [read.article for read in parse_articles("a.json", json.dumps(wrapped(records)).encode()).articles]
    assert [article.text for article in articles] == [TEXT, OTHER]
    key = hashlib.sha256(b"https://a.example/1").hexdigest()[:12]
    assert [article.article_id for article in articles] == [f"a.json#{key}", "a.json#2"]
    assert {article.file for article in articles} == {"a.json"}


def test_a_key_stays_where_the_record_moves_and_is_no_other_s():
    one, other = {"url": "https://a.example/1", "text": TEXT}, {"url": "https://a.example/2", "text": OTHER}
    keys = [document.key for document in read_documents("a.jsonl", lines(one, other))]
    assert [document.key for document in read_documents("a.jsonl", lines(other, one))] == keys[::-1]
    again = [document.key for document in read_documents("a.jsonl", lines(one, other, one))]
    assert again == [*keys, f"{keys[0]}-2"]


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_a_line_that_is_bad_is_told_and_the_others_are_read():
    french = "Les ventes ont augmenté de 5 % en mai, a déclaré le ministre aux journalistes, et la banque a maintenu ses taux."
    data = lines({"text": TEXT}) + b"{broken\n\n" + lines(
        {"title": "no text"}, [1], {"text": "  "}, {"text": french}, {"text": TEXT, "date": "2025-02-31"},
        {"text": "A\u0000B " + TEXT}, {"text": "\ud800 " + TEXT}, {"text": OTHER},
    ) + b'{"text": "caf\xe9 ' + b"\xc3\xa9" * 9 + b'"}'  # fmt: skip
    parsed = parse_articles("news/a.jsonl", data)
    assert [read.article.text for read in parsed.articles] == [TEXT, OTHER]
    assert [(reject.file, reject.reason) for reject in parsed.rejects] == [
        ("news/a.jsonl#2", "broken_json"),
        ("news/a.jsonl#4", "no_article"),
        ("news/a.jsonl#5", "no_article"),
        ("news/a.jsonl#6", "no_article"),
        ("news/a.jsonl#7", "not_english"),
        ("news/a.jsonl#8", "impossible_date"),
        ("news/a.jsonl#9", "binary"),
        ("news/a.jsonl#10", "undecodable"),
        ("news/a.jsonl#12", "undecodable"),
    ]
    assert parsed.rejects[0].detail.startswith("news/a.jsonl, line 2: it is not JSON")
    assert "its record: published" in parsed.rejects[5].detail


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"{broken", "broken_json"), (b"[" * 200_000, "too_deep"), (b'{"text": 5}', "no_article"), (b"3", "no_article"),
     (b'{"text": "' + TEXT.encode() + b'", "views": ' + b"9" * 5000 + b"}", "broken_json"), (b"", "broken_json")],
)  # fmt: skip
def test_a_file_that_is_no_article_is_told(data, reason):
    found = rejected(parse_articles, "a.json", data)
    assert found.reason == reason


def test_packed_files_are_read_as_they_would_be_unpacked():
    data = lines({"text": TEXT}, {"text": OTHER})
    assert read_documents("a.jsonl.gz", gzip.compress(data)) == read_documents("a.jsonl", data)
    assert only("a.txt.gz", gzip.compress(TEXT.encode())).text == TEXT


def test_wide_encodings_of_lines():
    data = lines({"text": TEXT}, {"text": OTHER}).decode()
    assert [document.text for document in read_documents("a.jsonl", data.encode("utf-16"))] == [TEXT, OTHER]


def test_the_tools_word_that_a_text_is_english_is_not_enough():
    french = "Les ventes ont augmenté de 5 % en mai, a déclaré le ministre aux journalistes, et la banque a maintenu ses taux."
    assert (
        rejected(parse_articles, "a.json", json.dumps({"text": french, "language": "en"}).encode()).reason
        == "not_english"
    )
    assert (
        rejected(parse_articles, "a.json", json.dumps({"text": TEXT, "language": "fr"}).encode()).reason
        == "not_english"
    )
    row = CatalogRow(2, {"language": "en"})
    assert parse_articles("a.json", json.dumps({"text": french}).encode(), row).articles


def test_a_row_of_articles_csv_is_about_every_article_of_its_file():
    row = CatalogRow(2, {"publisher": "The Gazette", "country": "GB"})
    data = lines({"text": TEXT, "publisher": "gazette.example"}, {"text": OTHER})
    articles = [read.article for read in parse_articles("a.jsonl", data, row).articles]
    assert {(article.publisher, article.country) for article in articles} == {("The Gazette", "GB")}


# The texts, asked for again


def test_texts_are_those_of_the_record_s_hash(tmp_path):
    one, other = {"url": "https://a.example/1", "text": TEXT}, {"url": "https://a.example/2", "text": OTHER}
    (tmp_path / "a.jsonl").write_bytes(lines(one))
    (read,) = read_files(tmp_path, [FileToRead("a.jsonl")], 10_000)[0].articles
    assert load_texts(tmp_path, "a.jsonl", read.sha256, 10_000) == {read.article.article_id: TEXT}
    (tmp_path / "a.jsonl").write_bytes(lines(other, one))
    assert load_texts(tmp_path, "a.jsonl", read.sha256, 10_000) == {read.article.article_id: TEXT}
    (tmp_path / "a.jsonl").write_bytes(lines(other))
    assert load_texts(tmp_path, "a.jsonl", read.sha256, 10_000) == {}
    (tmp_path / "a.jsonl").unlink()
    assert load_texts(tmp_path, "a.jsonl", read.sha256, 10_000) == {}


def test_single_files_give_the_articles_of_extract(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines({"text": TEXT}, {"text": OTHER}))
    assert [article.text for article in read_article_file(tmp_path / "a.jsonl")] == [TEXT, OTHER]


def test_every_reader_says_what_it_is():
    readers = find_readers()
    assert {suffix for suffix, reader in readers.items() if not reader.extracts} == {".md", ".txt"}
    assert {suffix for suffix, reader in readers.items() if reader.several} == {".json", ".jsonl", ".ndjson"}
