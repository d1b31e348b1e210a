"""Readers: encodings, front matter, whose word counts, languages; every kind of bad file by its reason."""

from __future__ import annotations

import logging
import os
import random
import tempfile
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from flows.catalog import load_catalog, parse_catalog
from flows.decoding import decode_text
from flows.languages import english_share, require_english
from flows.metadata import FIELDS, article_fields, read_day
from flows.read import FileToRead, parse_articles, read_article_file, read_bytes, read_files
from flows.readers import find_readers, read_documents
from flows.readers.record_fields import FIELDS as RECORD_FIELDS
from flows.readers.record_fields import TEXT as TEXT_FIELD
from flows.rejects import REASONS, Rejected
from flows.scan import scan_folder, settle

NEWS = "The firm’s sales rose 5% to £3.2m – “a record”, it said on Thursday. The café in São Paulo was closed for the day.\n"
TEXT = "Output rose 3% to 1,200 cars in May, the ministry said on Thursday.\n"


def rejected(function, *arguments) -> Rejected:
    with pytest.raises(Rejected) as caught:
        function(*arguments)
    return caught.value


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32", "mac_roman"])
def test_text_in_any_usual_encoding_is_read_to_the_letter(encoding):
    data = NEWS.encode(encoding)
    text, found = decode_text(data)
    assert text == NEWS
    assert data.decode(found) == NEWS


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_short_text_keeps_its_currency(encoding):
    text = "Sales were £3.2m in May, said Café Noir’s owner."
    assert decode_text(text.encode(encoding)).text == text


def test_the_euro_sign_of_iso_8859_15():
    text = "Café Noir’s owner paid €3.2m in May.".replace("’", "'")
    assert decode_text(text.encode("iso-8859-15")) == (text, "iso-8859-15")


def test_newlines_stay_as_they_are():
    text = "One.\r\nTwo.\rThree.\n\n"
    assert decode_text(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "binary"),
        (b"PK\x03\x04" + TEXT.encode(), "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        (TEXT.encode() + b"\0" * 10, "binary"),
        (bytes(1000), "binary"),
        (b"\x01\x02\x03\x04\x05\x06" * 50, "binary"),
        (random.Random(0).randbytes(3000), None),
        (bytes(range(128, 256)) * 10, "undecodable"),
        ("Café São ".encode() * 5 + b"caf\xe9" + "é".encode(), "undecodable"),
        (b"\xef\xbb\xbfabc\xff", "undecodable"),
        ("é".encode() + b" caf\xe9 \x81", "undecodable"),
        (TEXT.encode() * 9 + b"The firm\x92s caf\xe9, \x93a record\x94, \x81 closed.", "undecodable"),
        (b"\xff\xfea\0b\0c", "undecodable"),
    ],
)
def test_what_is_no_text_is_told(data, reason):
    found = rejected(decode_text, data)
    assert found.reason == reason or (reason is None and found.reason in ("binary", "undecodable"))
    assert "Save it as plain text in UTF-8." in found.detail


# Front matter and metadata


def fields_of(text: str, file: str = "a.txt"):
    return parse_articles(file, text.encode()).articles[0].article


def test_front_matter_is_read_and_stays_in_the_text():
    text = f'---\ntitle: "Cars: a record"\npublished: 2025-05-08\npublisher: Gazette\nlicense: free\n---\n{TEXT}'
    article = fields_of(text)
    assert article.text == text
    assert (article.title, article.published, article.publisher) == ("Cars: a record", date(2025, 5, 8), "Gazette")
    assert article.published_from == "metadata"


def test_front_matter_with_windows_newlines_and_other_names_of_fields():
    article = fields_of(
        f"---\r\nheadline: Cars\r\ndate: 8 May 2025\r\nlang: en-GB\r\nlink: https://a.example/1\r\n---\r\n{TEXT}"
    )
    assert (article.title, article.published, article.language) == ("Cars", date(2025, 5, 8), "en")
    assert article.url == "https://a.example/1"


def test_markdown_is_read_by_the_same_reader():
    readers = find_readers()
    assert readers[".md"].read is readers[".txt"].read
    assert fields_of(f"---\ntitle: Cars\n---\n# Cars\n\n{TEXT}", "a.md").title == "Cars"


@pytest.mark.parametrize(
    "text", [f"---\nA headline between rules\n---\n{TEXT}", f"---\n{TEXT}", f"--- said nobody ---\n{TEXT}"]
)
def test_rules_of_dashes_are_no_front_matter(text):
    article = fields_of(text)
    assert (article.text, article.title) == (text, "")


def test_broken_front_matter_is_told_with_its_line():
    found = rejected(fields_of, f"---\ntitle: ok\npublisher: [open\n---\n{TEXT}")
    assert found.reason == "broken_front_matter"
    assert "line " in found.detail


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"---\ntitle: Cars\npublished: 2025-05-08\n\n{TEXT}", "no end"),
        (f"---\n- title: Cars\n- published: 2025-05-08\n---\n{TEXT}", "a list"),
    ],
)
def test_front_matter_that_could_not_be_used_is_told(text, hint):
    found = rejected(fields_of, text)
    assert (found.reason, hint in found.detail) == ("broken_front_matter", True)


def test_near_misses_of_known_keys_are_logged(caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("newsledger"), "propagate", True)
    fields_of(f"---\npublishd: 2025-05-08\nlicense: free\nauthor: A\ntags: b\n---\n{TEXT}")
    (said,) = {record.getMessage() for record in caplog.records}
    assert said == "a.txt: nothing reads 'publishd' in its front matter; did you mean 'published'?"


def test_a_name_that_begins_with_no_day_is_logged(caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("newsledger"), "propagate", True)
    assert fields_of(TEXT, "2025-02-31-name.txt").published is None
    assert "2025-02-31-name.txt: the name begins with 2025-02-31, which is no day" in caplog.text


@pytest.mark.parametrize("words", ["2025-02-31", "2025-13-01", "31 June 2025", "03/04/2025", "next Tuesday", "2025"])
def test_a_date_that_is_none_is_told(words):
    assert rejected(read_day, words).reason == "impossible_date"
    found = rejected(fields_of, f"---\npublished: {words}\n---\n{TEXT}")
    assert found.reason == "impossible_date"
    assert "front matter: published" in found.detail


@pytest.mark.parametrize(
    "words",
    ["2025-05-08", "2025-5-8", "2025-05-08T23:59:00+02:00", "8 May 2025", "May 8, 2025", "Thu, 8 May 2025 10:00:00 GMT",
     "Thursday, May 8, 2025", "2025/05/08", "20250508"],
)  # fmt: skip
def test_a_day_in_the_usual_forms(words):
    assert read_day(words) == date(2025, 5, 8)


@pytest.mark.parametrize(
    ("line", "words"), [("country: Atlantis", "country"), ("fiscal_year_start: 13", "fiscal_year_start")]
)
def test_metadata_that_say_nothing_known_are_told(line, words):
    found = rejected(fields_of, f"---\n{line}\n---\n{TEXT}")
    assert found.reason == "bad_metadata"
    assert f"front matter: {words}" in found.detail


def test_country_and_fiscal_year():
    article = fields_of(f"---\ncountry: uk\nfiscal_year_start: April\n---\n{TEXT}")
    assert (article.country, article.fiscal_year_start) == ("GB", 4)


def test_a_day_in_the_name_counts_where_nothing_else_says_one():
    assert fields_of(TEXT, "news/2024-05-01-cars.txt").published == date(2024, 5, 1)
    assert fields_of(TEXT, "2024-05-01-cars.txt").published_from == "filename"
    assert fields_of(f"---\ndate: 2024-05-02\n---\n{TEXT}", "2024-05-01-cars.txt").published == date(2024, 5, 2)
    assert fields_of(TEXT, "cars-2024-05-01.txt").published_from == "unknown"
    assert fields_of(TEXT, "2024-13-45-cars.txt").published is None


def test_the_row_of_articles_csv_wins_field_by_field():
    front = {"title": "Its own", "published": "2025-05-08", "publisher": "Gazette"}
    row = {"title": "The curator's", "published": "2025-05-09", "publisher": ""}
    fields = article_fields("2024-05-01-a.txt", front, row)
    assert fields["title"] == "The curator's"
    assert fields["published"] == date(2025, 5, 9)
    assert fields["publisher"] == "Gazette"


def test_the_row_mends_a_broken_date_of_the_file():
    assert article_fields("a.txt", {"published": "2025-02-31"}, {"published": "2025-02-28"})["published"] == date(
        2025, 2, 28
    )
    found = rejected(article_fields, "a.txt", {"published": "2025-02-28"}, {"published": "2025-02-31"})
    assert "articles.csv: published" in found.detail


# articles.csv


def test_articles_csv_gives_rows_by_file(tmp_path):
    (tmp_path / "articles.csv").write_text(
        "file,title,published,publisher,country,url,language,fiscal_year_start\n"
        'a.txt,"One, two",2025-05-08,Gazette,US,https://a.example/1,en,4\n\n./b/c.txt,,,,,,,\n'
    )
    catalog = load_catalog(tmp_path)
    assert catalog.rejects == ()
    assert catalog.row("a.txt").cells["title"] == "One, two"
    assert catalog.row("b/c.txt").cells == {}
    assert catalog.row("unknown.txt").cells == {}


def test_articles_csv_from_a_spreadsheet(tmp_path):
    (tmp_path / "articles.csv").write_bytes("\ufefffile;title\r\na.txt;Café\r\n".encode())
    assert load_catalog(tmp_path).row("a.txt").cells == {"title": "Café"}


@pytest.mark.parametrize(
    ("text", "place", "reason", "hint"),
    [
        ("file,publised\na.txt,2025-01-01\n", "articles.csv", "unknown_column", "did you mean 'published'"),
        ("name,title\na.txt,T\n", "articles.csv", "broken_csv", "first line must name the columns"),
        ("", "articles.csv", "broken_csv", "first line"),
        ('file,title\na.txt,T\nb.txt,"open\nc.txt,T\n', "articles.csv", "broken_csv", "Mend the quotes"),
        ("file,title\na.txt,One, two\n", "articles.csv#2", "broken_csv", "3 cells under 2 columns"),
        ("file,title\na.txt,One\na.txt,Two\n", "articles.csv#3", "repeated_row", "line 2"),
        ("file,title\n,One\n", "articles.csv#2", "no_such_file", "is empty"),
    ],
)
def test_what_is_wrong_with_articles_csv_is_told(tmp_path, text, place, reason, hint):
    (tmp_path / "articles.csv").write_text(text)
    (found,) = load_catalog(tmp_path).rejects
    assert (found.file, found.reason) == (place, reason)
    assert hint in found.detail


def test_lines_of_articles_csv_before_a_broken_one_count():
    catalog = parse_catalog('file,title\na.txt,T\nb.txt,"open\n')
    assert catalog.row("a.txt").cells == {"title": "T"}


def test_a_row_that_names_no_file_is_told_with_the_file_it_may_mean():
    (found,) = parse_catalog("file,title\nartcle.txt,T\n").rejects_of_missing(["article.txt", "other.txt"])
    assert (found.file, found.reason) == ("articles.csv#2", "no_such_file")
    assert "did you mean 'article.txt'" in found.detail


def test_an_articles_csv_from_outside_is_not_followed(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "other.csv").write_text("file,title\na.txt,T\n")
    (tmp_path / "raw" / "articles.csv").symlink_to("../other.csv")
    catalog = load_catalog(tmp_path / "raw")
    assert (catalog.rows, [reject.reason for reject in catalog.rejects]) == ({}, ["outside"])


def test_columns_of_articles_csv_are_those_documented():
    documented = "file,title,published,publisher,country,url,language,fiscal_year_start"
    assert documented.split(",")[1:] == [field.name for field in FIELDS]
    assert documented in (ROOT / "docs" / "input.md").read_text()


def test_every_reason_and_every_name_of_a_field_is_documented():
    page = (ROOT / "docs" / "input.md").read_text()
    names = [name for field in (TEXT_FIELD, *RECORD_FIELDS) for name in field.names]
    for word in (*REASONS, *find_readers(), *names):
        assert f"`{word}`" in page or f"`{word}`".lower() in page.lower(), f"docs/input.md does not say {word}"


# Languages


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les ventes ont augmenté de 5 % en mai, a déclaré le ministre aux journalistes, et la banque a maintenu ses taux.", "French"),
        ("Der Umsatz stieg um 5 % auf 3 Millionen Euro, teilte das Unternehmen am Donnerstag mit, und das war mehr als erwartet.", "German"),
        ("De omzet is in de eerste helft van het jaar met 5 procent gestegen, zei de bank op donderdag, meer dan verwacht.", "Dutch"),
        ("El PIB creció un 3 % en mayo, según el instituto nacional de estadística, que publicó las cifras el jueves.", "Spanish"),
        ("日本の自動車販売は五月に三パーセント増加したと業界団体が木曜日に発表した。新車の登録台数は前年同月比で増えた。", "Japanese"),
        ("Продажи автомобилей в мае выросли на пять процентов, сообщила компания в четверг, и это больше, чем ожидалось.", "Russian"),
    ],
)  # fmt: skip
def test_other_languages_are_told_by_name(text, name):
    found = rejected(require_english, text)
    assert found.reason == "not_english"
    assert name in found.detail


@pytest.mark.parametrize(
    "text",
    [
        "Kia sold 100.",
        "Toyota up 3%. BMW down 2%. Honda flat. Nissan up 1%. Ford down 1%. Fiat flat.",
        "Revenue $3m; profit $2m; dividend 3c",
        TEXT,
        NEWS,
    ],
)
def test_english_and_what_is_too_short_to_tell_pass(text):
    assert require_english(text) == "en"


@pytest.mark.parametrize(
    "text", ["Dies ist ein Text über Autos.", "La empresa vendió 500 coches en mayo.", "Le bilan est lourd."]
)
def test_a_sentence_is_enough_to_tell_another_language(text):
    assert rejected(require_english, text).reason == "not_english"


def test_the_article_s_own_word_about_its_language_counts():
    french = "Les ventes ont augmenté de 5 % en mai, a déclaré le ministre aux journalistes, et la banque a maintenu ses taux."
    assert fields_of(f"---\nlanguage: en\n---\n{french}").language == "en"
    assert rejected(fields_of, f"---\nlanguage: fr\n---\n{TEXT}").reason == "not_english"


def test_the_articles_that_ship_are_told_to_be_english_without_a_model():
    for path in (ROOT / "raw_articles").glob("*.txt"):
        assert english_share(path.read_text(encoding="utf-8")) > 0.1


# Whole files


def test_a_file_is_read_with_the_articles_csv_beside_it(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "articles.csv").write_text("file,published\na.txt,2025-06-01\n")
    (article,) = read_article_file(tmp_path / "a.txt")
    assert article.published == date(2025, 6, 1)
    assert article.file == str(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b" \n\t\n", "empty"), (b"---\ntitle: T\n---\n\n", "empty")]
)
def test_a_file_without_text_is_empty(tmp_path, content, reason):
    (tmp_path / "a.txt").write_bytes(content)
    (found,) = read_files(tmp_path, [FileToRead("a.txt")], 1000)
    assert (found.reject.reason, found.articles) == (reason, ())
    assert found.reject.detail.startswith("a.txt: ")


def test_a_large_file_is_told_without_being_read(tmp_path):
    with open(tmp_path / "a.txt", "wb") as handle:
        handle.truncate(50_000_000)
    (found,) = read_files(tmp_path, [FileToRead("a.txt")], 5_000_000)
    assert found.reject.reason == "too_large"
    assert "50.0 MB, the limit is 5 MB" in found.reject.detail


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_file_that_the_system_refuses_is_unreadable():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = Path(folder, "a.txt")
        path.write_text(TEXT)
        path.chmod(0)
        was = os.geteuid()
        try:
            if was == 0:
                os.seteuid(65534)  # root may read anything; nobody may not
            found = rejected(read_bytes, path, 1000)
        finally:
            os.seteuid(was)
    assert found.reason == "unreadable"
    assert "Permission denied" in found.detail


def test_a_pipe_in_a_file_s_place_does_not_hold_the_run_up(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert rejected(read_bytes, tmp_path / "a.txt", 1000).reason == "special_file"


def test_a_kind_of_file_that_nothing_reads_is_told():
    found = rejected(read_documents, "a.pdf", b"")
    assert found.reason == "unsupported"
    assert ".htm, .html, .json, .jsonl, .md" in found.detail


def test_every_reason_is_explained_and_no_other_is_possible():
    assert all(REASONS.values())
    with pytest.raises(ValueError, match="unknown reason"):
        Rejected("odd", "")


# What stands in the folder


def reasons_in(folder: Path) -> dict[str, str]:
    return {reject.file: reject.reason for reject in scan_folder(folder).rejects}


def test_the_folder_is_walked_and_what_is_no_article_is_told(tmp_path):
    raw = tmp_path / "raw"
    (raw / "2024" / "x.txt").mkdir(parents=True)
    (raw / "2024" / "x.txt" / "inner.txt").write_text(TEXT)
    (raw / "2024" / "a.txt").write_text(TEXT)
    (raw / "b.md").write_text(TEXT)
    (raw / "articles.csv").write_text("file\n")
    for passed_over in (".hidden.txt", "c.txt~", "d.txt.part"):
        (raw / passed_over).write_text(TEXT)
    (tmp_path / "secret.txt").write_text(TEXT)
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "up.txt").symlink_to("../secret.txt")
    (raw / "folder").symlink_to(tmp_path)
    (raw / "loop.txt").symlink_to("loop.txt")
    (raw / "gone.txt").symlink_to("nowhere.txt")
    (raw / "copy.txt").symlink_to("b.md")
    (raw / "again").symlink_to("2024")
    os.mkfifo(raw / "pipe.txt")
    found = [file.file for file in scan_folder(raw).files]
    assert found == ["2024/a.txt", "b.md", "copy.txt"]
    assert reasons_in(raw) == {
        "2024/x.txt": "directory",
        "link.txt": "outside",
        "up.txt": "outside",
        "folder": "outside",
        "loop.txt": "unreadable",
        "gone.txt": "unreadable",
        "pipe.txt": "special_file",
    }


def test_a_name_that_is_no_text_is_told(tmp_path):
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    assert reasons_in(tmp_path) == {"caf\\xe9.txt": "bad_name"}


def test_young_files_are_waited_for_and_restless_ones_left(tmp_path):
    (tmp_path / "still.txt").write_text(TEXT)
    (tmp_path / "growing.txt").write_text(TEXT)

    def sleep(seconds: float) -> None:
        assert seconds == 30
        with open(tmp_path / "growing.txt", "a") as handle:
            handle.write(TEXT)

    scan = settle(tmp_path, scan_folder(tmp_path), 30, sleep)
    assert [file.file for file in scan.files] == ["still.txt"]
    assert scan.waiting == ("growing.txt",)


def test_a_folder_at_rest_is_not_waited_for(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    scan = settle(tmp_path, scan_folder(tmp_path), 0, lambda seconds: pytest.fail("waited"))
    assert [file.file for file in scan.files] == ["a.txt"]
