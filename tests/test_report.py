"""The report's pages: well-formed, safe whatever an article holds, the same for the same input, with links that lead somewhere."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

import html5lib
import pytest
from batch import CARS, JOBS, SLIP, Batch, leave_out_validation
from hypothesis import given
from hypothesis import strategies as st
from report_rows import article, claim, placed, row, with_check, year

import reports
from flows.report import PAGES, path_of
from reports import overview, words
from reports.articles import cut_text
from reports.rendering import FOLDER
from reports.series import find_series

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;{{7*7}}</title>"
TITLED = (
    "---\ntitle: Two mills\npublished: 2025-06-02\nurl: https://example.org/mills\n---\n\nMills cut jobs\n\n" + JOBS
)


class ReportBatch(Batch):
    """A batch whose publications have a report."""

    def settings(self, **options):
        return super().settings(**{"report": True, **options})


@pytest.fixture
def batch(tmp_path, monkeypatch):
    leave_out_validation(monkeypatch)
    made = ReportBatch(tmp_path, cars=CARS, slip=SLIP, mills=TITLED)
    made.run()
    return made


def files_of(batch: Batch) -> set[str]:
    return {path.relative_to(batch.out).as_posix() for path in batch.out.rglob("*") if path.is_file()}


def pages_of(batch: Batch) -> dict[str, str]:
    folder = batch.out / "report"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def parse(page: str):
    """The page as elements; a page that breaks the rules of HTML raises. Names of elements are without their namespace."""
    tree = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False).parse(page)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return tree


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_id(tree, name: str):
    return next(element for element in tree.iter() if element.get("id") == name)


def by_class(tree, name: str) -> list:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


# Form


def test_pages_are_well_formed(batch):
    for name, page in pages_of(batch).items():
        tree = parse(page)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        assert tree.get("lang") == "en"
        assert len(list(tree.iter("h1"))) == len(list(tree.iter("main"))) == 1, name
        assert text_of(next(tree.iter("title"))), name
        (policy,) = [
            element.get("content")
            for element in tree.iter("meta")
            if element.get("http-equiv") == "Content-Security-Policy"
        ]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def test_every_link_leads_somewhere(batch):
    pages = pages_of(batch)
    files = files_of(batch)
    ids = {name: {element.get("id") for element in parse(page).iter()} for name, page in pages.items()}
    followed = 0
    for name, page in pages.items():
        for element in parse(page).iter():
            for address in filter(None, (element.get("href"), element.get("src"))):
                if address.startswith(("https://example.org", "data:,")):
                    continue
                path, _, fragment = address.partition("#")
                target = (Path("report") / name).parent.joinpath(path) if path else Path("report") / name
                inside = "/".join(resolve(target))
                assert inside in files, (name, address)
                assert not fragment or fragment in ids[inside.removeprefix("report/")], (name, address)
                followed += 1
    assert followed > 100


def resolve(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


def test_nothing_comes_from_the_network(batch):
    for name, page in pages_of(batch).items():
        for element in parse(page).iter():
            loaded = [element.get("src"), element.get("href") if element.tag == "link" else None, element.get("srcset")]
            assert not [address for address in filter(None, loaded) if re.match(r"(?i)\s*(https?:)?//", address)], name
    for name in reports.ASSETS:
        content = (FOLDER / name).read_text(encoding="utf-8")
        assert not re.search(r"https?:|//[a-z]+\.|@import|url\(|fetch\(|XMLHttpRequest", content), name


def test_nothing_tells_where_or_when_it_was_made(batch):
    today = [date.today().isoformat(), str(date.today().year), version("newsledger"), version("pygal")]
    for name, page in pages_of(batch).items():
        for word in (str(batch.folder), "Generated", "pygal", *today):
            assert word not in page, (name, word)


# Safety


def hostile_pages() -> dict[str, str]:
    text = f"{HOSTILE}\nIt sold 40 cars {HOSTILE} in 2025.\n"
    wild = {name: HOSTILE for name in ("subject", "metric", "item", "source", "sentence", "period_text")}
    earlier = claim(3, "45", **wild, period_start="2020-01-01", period_end="2020-12-31")
    one, two = placed(text, claim(1, "40", **wild)), [claim(2, "50", **wild, char_start="x", char_end="y")]
    rows = article(
        f"{HOSTILE}.txt", [*one, earlier], title=HOSTILE, quarantined="1", publisher=HOSTILE, url="javascript:alert(3)"
    )
    rows = with_check(rows, {HOSTILE: one[0]}, verdict="inconsistent", arithmetic=HOSTILE, reason=HOSTILE)
    held = row("quarantine", two[0], reason="schema", check_ids=HOSTILE)
    rows = reports.ArticleRows(rows.article, rows.claims, [held], rows.checks, rows.members)
    made = reports.Overview()
    made.add(rows)
    changes = [
        row(
            "changes",
            {
                "table": "claims",
                "change": "changed",
                "id": "1",
                "article_id": HOSTILE,
                "reason": HOSTILE,
                "quote": HOSTILE,
            },
        )
    ]
    rejects = [row("rejects", {"file": HOSTILE, "reason": "empty", "detail": HOSTILE})]
    suites = [
        {
            "suite": HOSTILE,
            "success": False,
            "rows": 1,
            "expectations": [{"says": HOSTILE, "success": False, "failing": 1}],
        }
    ]
    validation = json.dumps({"warnings": [HOSTILE], "suites": suites})
    wild = {name: HOSTILE for name in ("subject", "metric", "item")}
    series = [year(1, "40", "2025", **wild), year(3, "45", "2020", **wild)]
    return {
        "article.html": reports.render_article(rows, text),
        **dict(made.pages(changes, rejects, validation, series_rows=series)),
    }


def test_what_articles_hold_never_becomes_markup():
    for name, page in hostile_pages().items():
        tree = parse(page)
        scripts = [element for element in tree.iter("script") if element.get("type") != "application/json"]
        assert [(element.get("src") or "").endswith("assets/report.js") for element in scripts] == [True], name
        assert not list(tree.iter("img")), name
        for element in tree.iter():
            assert not [key for key in element.attrib if str(key).startswith("on") or key == "style"], name
            assert "javascript:" not in (element.get("href") or ""), name
        assert HOSTILE in "".join(tree.itertext()) or name == "claims.html", f"{name}: it is shown as it stands"


def test_data_of_the_search_holds_what_articles_hold():
    page = hostile_pages()["claims.html"]
    data = json.loads("".join(by_id(parse(page), "data").itertext()))
    assert HOSTILE in data["texts"] and data["titles"] == [HOSTILE]


def test_an_address_of_the_web_is_linked():
    page = parse(reports.render_article(article(url="https://example.org/a?b=1&c=2"), "Text."))
    assert [element.get("href") for element in page.iter("a") if text_of(element) == "original"] == [
        "https://example.org/a?b=1&c=2"
    ]


@given(st.lists(st.text(max_size=80), min_size=2, max_size=2, unique=True))
def test_names_of_pages_are_safe_and_unique(ids):
    paths = [reports.page_path(article_id) for article_id in ids]
    assert all(re.fullmatch(r"articles/[a-z0-9]+(-[a-z0-9]+)*\.html", path) for path in paths)
    assert len(set(paths)) == 2
    assert all(len(path) < 120 for path in paths)


def test_names_differ_where_only_capitals_do():
    assert reports.page_path("A.txt").lower() != reports.page_path("a.txt").lower()


# The page of an article


def test_every_claim_is_marked_and_has_its_row(batch):
    text = (batch.raw / "cars.txt").read_text(encoding="utf-8")
    page = parse(pages_of(batch)[reports.page_path("cars.txt")])
    rows = [row for row in batch.rows("claims") if row["article_id"] == "cars.txt"]
    assert len(rows) == 3
    for claim_row in rows:
        mark, card = by_id(page, f"c-{claim_row['claim_id']}"), by_id(page, f"r-{claim_row['claim_id']}")
        assert text_of(mark).rstrip("0123456789") == claim_row["quote"].rstrip("0123456789")
        assert claim_row["kind"] in mark.get("class").split()
        assert mark.get("href") == f"#{card.get('id')}"
        assert claim_row["quote"] in text_of(card)
    for note in list(page.iter("sup")):
        note.text = ""
    (shown,) = by_class(page, "text")
    assert text_of(shown) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff---\r\ntitle: x 40 cars\r\n---\r\nIt sold 40 cars.\r\n\r\nIt fell 🚗 to 50 cars.",
        "It sold 40 cars. It fell to 50 cars.",
        "It sold 40\ncars. It fell to 50 cars.",
    ],
)
def test_text_is_cut_without_losing_a_character(text):
    quotes = ("40\ncars" if "40\ncars" in text else "40 cars", "50 cars")
    body = text.index("It sold")
    claims = [claim(n, quote[:2], quote=quote) for n, quote in enumerate(quotes, 1)]
    found = [
        entry | {"char_start": str(int(entry["char_start"]) + body), "char_end": str(int(entry["char_end"]) + body)}
        for entry in placed(text[body:], *claims)
    ]
    front, lines = cut_text(text, found)
    assert [piece.text for line in lines for piece in line if piece.claim] == list(quotes)
    assert (
        "".join("".join(piece.text for piece in line) for line in lines).split() == text[body:].split()
        or "\n" in text[body:]
    )
    assert front.strip("\ufeff-\r\n") == ("title: x 40 cars" if "title" in text else "")


def test_claims_whose_place_is_wrong_stand_in_the_list_alone():
    text = "It sold 40 cars and 50 cars."
    good, wrong = placed(text, claim(1, "40"), claim(2, "50"))
    page = parse(reports.render_article(article(claims=[good, wrong | {"char_start": "2", "char_end": "9"}]), text))
    assert len(by_class(page, "card")) == 2
    assert [text_of(mark) for mark in by_class(page, "claim")] == ["40 cars2"]


def test_the_page_of_an_article_depends_on_it_alone(batch):
    name = reports.page_path("cars.txt")
    before = pages_of(batch)[name]
    batch.write("zebra.txt", "The zoo bought 12 zebras in May 2025. It has many other animals.\n")
    batch.write("slip.txt", JOBS)
    batch.run()
    assert pages_of(batch)[name] == before


def test_an_article_without_claims_and_one_without_text():
    empty = parse(reports.render_article(article(), "It rained."))
    assert "No claims were found" in text_of(empty)
    (entry,) = placed("It sold 40 cars.", claim(1, "40"))
    lost = parse(reports.render_article(article(claims=[entry]), None))
    assert "The text is not at hand" in text_of(lost) and "It sold 40 cars." in text_of(lost)


def test_checks_are_tied_to_their_claims_both_ways(batch):
    page = parse(pages_of(batch)[reports.page_path("slip.txt")])
    check = next(row for row in batch.rows("checks") if row["article_id"] == "slip.txt" and row["rule"] == "growth")
    shown = by_id(page, f"k-{check['check_id']}")
    assert check["arithmetic"] in text_of(shown)
    linked = {element.get("href") for element in shown.iter("a")}
    assert linked == {f"#c-{claim_id}" for claim_id in check["claim_ids"].split()}
    for claim_id in check["claim_ids"].split():
        assert "inconsistent" in by_id(page, f"c-{claim_id}").get("class").split()
        assert f"#k-{check['check_id']}" in [element.get("href") for element in by_id(page, f"r-{claim_id}").iter("a")]


# The pages of the run


def test_the_overview_shows_what_does_not_agree_first(batch):
    page = parse(pages_of(batch)["index.html"])
    inconsistent = [row for row in batch.rows("checks") if row["verdict"] == "inconsistent"]
    shown = by_class(page, "check")[: len(inconsistent)]
    assert [element.get("id") for element in shown] == [f"k-{row['check_id']}" for row in inconsistent]
    check, first = inconsistent[0], shown[0]
    assert check["arithmetic"] in text_of(first) and "Sales rose 68%" in text_of(first)
    tiles = {text_of(tile[0]): text_of(tile[1]) for tile in by_class(page, "tiles")[0]}
    assert tiles["Articles"] == "3" and tiles["Checks that don’t"] == str(len(inconsistent)) != "0"
    assert tiles["Claims"] == str(len(batch.rows("claims")))


def test_what_is_new_is_told(batch):
    assert "its article is new" in text_of(parse(pages_of(batch)["index.html"]))
    batch.write("cars.txt", CARS.replace("435", "436"))
    batch.run()
    page = text_of(parse(pages_of(batch)["index.html"]))
    assert "“435 homes”" in page and "“436 homes”" in page


def test_empty_states():
    pages = dict(reports.Overview().pages([], [], ""))
    overview_text = text_of(parse(pages["index.html"]))
    assert "newsledger run" in overview_text and "No validation was published" in overview_text
    assert "There are no claims yet" in text_of(parse(pages["claims.html"]))
    assert "No subject has values over two periods yet" in text_of(parse(pages["series.html"]))


def test_checks_across_articles_show_the_claims_of_both():
    members = [
        row("check_members", {"check_id": "d" * 16, "position": str(n), "role": "value", "claim_id": f"{n:016x}", "article_id": f"{n}.txt"})
        for n in (1, 2)
    ]  # fmt: skip
    check = row(
        "checks",
        {
            "check_id": "d" * 16,
            "rule": "conflict",
            "verdict": "inconsistent",
            "arithmetic": "2 is not 3",
            "claim_ids": f"{1:016x} {2:016x}",
        },
    )
    made = reports.Overview([check], members)
    for n in (1, 2):
        made.add(article(f"{n}.txt", [claim(n, str(n + 1), conflicts="d" * 16)]))
    page = parse(dict(made.pages([], [], ""))["index.html"])
    shown = by_id(page, f"k-{'d' * 16}")
    assert [element.get("href") for element in shown.iter("a")] == [
        f"{reports.page_path(f'{n}.txt')}#c-{n:016x}" for n in (1, 2)
    ]
    assert "It sold 2 cars." in text_of(shown) and "It sold 3 cars." in text_of(shown)


def test_large_archives_are_cut_to_the_newest(monkeypatch):
    monkeypatch.setattr(overview, "MOST_ARTICLES", 3)
    monkeypatch.setattr(overview, "MOST_CLAIMS", 4)
    monkeypatch.setitem(overview.MOST_CHECKS, "consistent", 2)
    archive = []
    for n in range(1, 10):
        entry = claim(n, str(n))
        day = {"published_latest": f"2025-06-0{n}", "published_earliest": f"2025-06-0{n}", "title": f"Title {n}"}
        archive.append(
            with_check(
                article(f"{n}.txt", [entry], **day), {"now": entry}, verdict="consistent", arithmetic=f"{n} = {n}"
            )
        )
    newest = reports.newest_articles(rows.article for rows in archive)
    assert newest == {"6.txt", "7.txt", "8.txt", "9.txt"}
    made = reports.Overview()
    for rows in archive:
        made.add(rows if rows.article_id in newest else reports.ArticleRows(rows.article, checks=rows.checks))
    pages = dict(made.pages([], [], ""))
    index, claims = parse(pages["index.html"]), parse(pages["claims.html"])
    assert [text_of(line[0]) for line in by_id(index, "article-list").find("tbody")] == [
        "Title 9",
        "Title 8",
        "Title 7",
    ]
    assert "The newest 3 of 9" in text_of(index) and "The first 2 of 9" in text_of(index)
    assert len(by_class(index, "check")) == 2
    assert json.loads("".join(by_id(claims, "data").itertext()))["titles"] == [
        "Title 9",
        "Title 8",
        "Title 7",
        "Title 6",
    ]
    assert "The newest 4 of 9 claims" in text_of(claims)


def test_data_of_the_search_is_whole(batch):
    data = json.loads("".join(by_id(parse(pages_of(batch)["claims.html"]), "data").itertext()))
    rows = batch.rows("claims") + batch.rows("quarantine")
    assert {cells[1] for cells in data["claims"]} == {row["claim_id"] for row in rows}
    quotes = {row["claim_id"]: row["quote"] for row in rows}
    sentences = {row["claim_id"]: row["sentence"] for row in rows}
    for page, claim_id, quote, _, *cells in data["claims"]:
        assert quote == quotes[claim_id] and data["texts"][cells[-1]] == sentences[claim_id]
        assert data["pages"][page].startswith("articles/") and data["titles"][page]


# Series


def shown(*rows: dict[str, str]) -> list:
    """The series of these rows, whose claims are all of a.txt."""
    return find_series(rows, {claim_id: "a.txt" for row in rows for claim_id in row["claim_ids"].split()})


def series_page(*rows: dict[str, str]):
    """The page of these series, of an article with two claims."""
    made = reports.Overview()
    made.add(article(claims=[claim(1, "40"), claim(2, "50.25")]))
    return parse(dict(made.pages([], [], "", series_rows=rows))["series.html"])


def test_a_series_is_told_in_words():
    (series,) = shown(year(1, "40", "2023"), year(2, "50", "2024", place="KR;US"))
    assert (series.title, series.measure, series.agrees) == ("Acme: sales", "cars, years", True)
    assert [(point.period, str(point.value), point.anchor) for point in series.points] == [
        ("2023", "40", f"c-{1:016x}"),
        ("2024", "50", f"c-{2:016x}"),
    ]


def test_a_computed_value_stands_beside_the_stated():
    implied = year(
        1,
        "",
        "2023",
        basis="implied",
        value_low="49.5",
        value_high="50.5",
        check_ids="c" * 16,
        arithmetic="56 / 1.12 = 50",
    )
    (series,) = shown(implied, year(1, "56", "2024"))
    assert [(point.period, point.implied, str(point.value), point.says) for point in series.points] == [
        ("2023", True, "50.0", "56 / 1.12 = 50"), ("2024", False, "56", "56 cars"),
    ]  # fmt: skip


def test_a_single_period_is_no_series_and_claims_that_are_not_shown_have_none():
    assert shown(year(1, "40", "2023")) == []
    assert shown(year(1, "40", "2023"), year(2, "50", "2024", series_id="b" * 16)) == []
    assert find_series([year(1, "40", "2023"), year(2, "50", "2024")], {f"{1:016x}": "a.txt"}) == []


def test_values_that_contradict_each_other_are_told():
    rows = (year(1, "40", "2023"), year(2, "", "2024", conflict="numbers", value_low="50", value_high="60"))
    page = text_of(series_page(*rows))
    assert "values of one period differ" in page and "50 to 60" in page


def test_a_chart_has_a_dot_a_point_and_a_table():
    page = series_page(year(1, "40", "2023"), year(2, "50.25", "2024", value_low="50.2", value_high="50.3"))
    (chart,) = page.iter("svg")
    dots = [element for element in chart.iter("a")]
    assert [dot.get("aria-label") for dot in dots] == ["2023: 40 cars", "2024: 50.25 cars"]
    assert [dot.get("href") for dot in dots] == [f"{reports.page_path('a.txt')}#c-{n:016x}" for n in (1, 2)]
    assert not list(chart.iter("script")) and not list(chart.iter("style"))
    (table,) = page.iter("table")
    assert "50.2 to 50.3" in text_of(table)


# In a publication


def test_the_same_articles_give_the_same_bytes(batch):
    assert batch.from_nothing().hashes() == batch.hashes()


def test_every_file_of_the_report_is_known_to_the_run(batch):
    pages = {path_of(row["article_id"]) for row in batch.rows("articles")}
    assert {name for name in files_of(batch) if name.startswith("report/")} == pages | set(PAGES)


def test_a_second_run_leaves_the_report_untouched(batch):
    before = batch.identity()
    assert not batch.run().is_new
    assert batch.identity() == before


def test_a_new_ledger_takes_the_report_in(batch):
    before = batch.identity()
    for path in batch.folder.glob("out.ledger.sqlite3*"):
        path.unlink()
    assert not batch.run().is_new
    assert batch.identity() == before
    batch.write("cars.txt", CARS.replace("435", "436"))
    batch.run()
    assert {path_of(row["article_id"]) for row in batch.rows("articles")} < files_of(batch), (
        "pages of other articles stay"
    )


def test_only_pages_of_changed_articles_are_written_again(batch):
    times = {path: path.stat().st_mtime_ns for path in batch.out.rglob("*.html")}
    batch.write("cars.txt", CARS.replace("435", "436"))
    batch.run()
    changed = {
        path.relative_to(batch.out).as_posix() for path, time in times.items() if path.stat().st_mtime_ns != time
    }
    assert changed == {"report/index.html", "report/claims.html", path_of("cars.txt")}


def test_pages_of_articles_that_are_gone_go(batch):
    (batch.raw / "slip.txt").unlink()
    batch.run(allow_removals=True)
    assert path_of("slip.txt") not in files_of(batch) and path_of("cars.txt") in files_of(batch)


def test_an_altered_page_is_put_back(batch):
    page = batch.out / path_of("cars.txt")
    known = page.read_bytes()
    page.write_bytes(b"<p>something else</p>")
    (batch.out / "report" / "index.html").unlink()
    batch.run()
    assert page.read_bytes() == known
    assert "report/index.html" in files_of(batch)


def test_the_report_can_be_switched_off_and_on(batch):
    before = batch.hashes()
    batch.run(report=False)
    assert not (batch.out / "report").exists()
    assert batch.rows("claims")
    batch.run()
    assert batch.hashes() == before


def test_a_large_archive_has_no_report_unless_it_is_asked_for(batch):
    before = batch.hashes()
    articles = len(batch.rows("articles"))
    batch.run(report_up_to=articles - 1)
    assert not (batch.out / "report").exists()
    batch.run(report_up_to=articles)
    assert batch.hashes() == before


def test_a_raw_file_that_changed_meanwhile_does_not_matter_to_other_pages(batch):
    """Titles of articles whose rows did not change come from their pages, not from raw files that may be others by now."""
    title = "Output rose 3% to 1,200 cars in May 2025"
    assert title in pages_of(batch)["index.html"]
    batch.write("zebra.txt", "The zoo bought 12 zebras in May 2025. It has many other animals.\n")
    batch.run()
    assert title in pages_of(batch)["index.html"]


def test_older_articles_of_a_large_archive_are_listed_without_their_claims(batch, monkeypatch):
    monkeypatch.setattr(overview, "MOST_CLAIMS", 3)
    batch.write("cars.txt", CARS.replace("435", "436"))
    batch.run()
    pages = pages_of(batch)
    data = json.loads("".join(by_id(parse(pages["claims.html"]), "data").itertext()))
    rows = batch.rows("claims") + batch.rows("quarantine")
    assert 0 < len(data["claims"]) < len(rows)
    assert len(by_id(parse(pages["index.html"]), "article-list").find("tbody")) == 3
    assert f"of {len(rows)} claims" in text_of(parse(pages["claims.html"]))
    assert by_class(parse(pages["index.html"]), "inconsistent"), "what does not agree is shown however old"


def test_periods_in_words_are_in_english_whatever_the_locale():
    assert words.period("2025-03-02", "2025-03-09") == "2 Mar – 9 Mar 2025"
