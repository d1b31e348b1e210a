"""The report in a browser: searching, filtering, claims and rows that light up together, nothing wider than the screen, and accessibility.

Needs Chromium (Debian: `apt-get install chromium`); accessibility is checked where AXE_CORE names the file axe.min.js of axe-core.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from report_rows import article, claim, placed, with_check

import reports

TEXT = (
    "Acme sold 40 cars in 2023.\nIt sold 50 cars in 2024.\nBolt sold 7 vans.\n"
    + "It is a quiet town by the sea.\n" * 40
)
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=8000", "--dump-dom",
)  # fmt: skip
ERRORS = (
    "<script>window.problems = []; window.addEventListener('error', (event) => problems.push(event.message));</script>"
)
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
SCHEMES = {"light": (), "dark": ("--force-dark-mode", "--blink-settings=preferredColorScheme=0")}
WIDTHS = {"desktop": 1280, "phone": 390, "narrow": 320}

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A report of two articles, as files."""
    folder = tmp_path_factory.mktemp("report")
    years = {of: {"period_start": f"{of}-01-01", "period_end": f"{of}-12-31"} for of in ("2023", "2024")}
    one = placed(TEXT, claim(1, "40", **years["2023"]), claim(2, "50", **years["2024"]))
    one += placed(TEXT, claim(3, "7", quote="7 vans", item="vans", subject="Bolt", kind="share"))
    cars = with_check(
        article("cars.txt", one, title="Cars"),
        {"now": one[1], "base": one[0]},
        verdict="inconsistent",
        arithmetic="50 / 40 = +25%; stated +30%",
    )
    boats = article(
        "boats.txt",
        placed("It sold 90 boats.", claim(4, "90", quote="90 boats", item="boats")),
        title="Boats",
        published_latest="2025-07-01",
    )
    overview = reports.Overview()
    files = {}
    for rows, text in ((cars, TEXT), (boats, "It sold 90 boats.")):
        overview.add(rows)
        files[reports.page_path(rows.article_id)] = reports.render_article(rows, text).encode()
    files |= {name: page.encode() for name, page in overview.pages([], [], "")}
    files |= {name: reports.asset(name) for name in reports.ASSETS}
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def ask(
    site: Path,
    tmp_path: Path,
    name: str,
    script: str,
    fragment: str = "",
    scheme: str = "light",
):
    """What a script gives that runs on a page once it stands; pages that report errors fail."""
    page = POLICY.sub(
        "", (site / name).read_text(encoding="utf-8"), count=1
    )  # which would not let the script below run
    asking = f"<script type=module>const answer = await (async () => {{ {script} }})(); document.title = JSON.stringify({{answer, problems}});</script>"
    asked = site / name.replace(".html", ".asked.html")
    asked.write_text(
        page.replace("<head>", f"<head>{ERRORS}", 1).replace("</body>", f"{asking}</body>"), encoding="utf-8"
    )
    command = [
        BROWSER,
        *FLAGS,
        *SCHEMES[scheme],
        f"--user-data-dir={tmp_path / 'profile'}",
        "--window-size=1400,900",
        f"{asked.as_uri()}{fragment}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    title = re.search(r"<title>(.*?)</title>", done.stdout, re.DOTALL)
    assert title, done.stderr[-2000:]
    found = json.loads(unescape(title[1]))
    assert found["problems"] == []
    return found["answer"]


WAIT = "const wait = (ms) => new Promise((done) => setTimeout(done, ms));"
SEARCH = (
    WAIT
    + """
const form = document.getElementById("search"), told = () => document.getElementById("found").textContent;
const rows = () => document.getElementById("claims").tBodies[0].rows.length, answers = [[told(), rows()]];
const change = async (name, value) => {
  form.elements[name].value = value;
  form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  await wait(400);
  answers.push([told(), rows()]);
};
await change("q", "bolt VANS");
await change("q", "");
await change("kind", "share");
await change("standing", "inconsistent");
return answers;
"""
)


def test_claims_are_searched_and_filtered(site, tmp_path):
    none = "No claim has all of this. Take out a word or a filter."
    assert ask(site, tmp_path, "claims.html", SEARCH) == [
        ["4 of 4 claims", 4], ["1 of 4 claims", 1], ["4 of 4 claims", 4], ["1 of 4 claims", 1], [none, 0],
    ]  # fmt: skip


def test_articles_are_found(site, tmp_path):
    script = """const input = document.getElementById("find-article"); input.value = "boat"; input.dispatchEvent(new Event("input"));
    return [...document.getElementById("article-list").tBodies[0].rows].map((row) => [row.cells[0].textContent.trim(), row.hidden]);"""
    assert ask(site, tmp_path, "index.html", script) == [["Boats", False], ["Cars", True]]


def test_a_claim_and_its_row_light_up_together(site, tmp_path):
    script = (
        WAIT
        + """
    const lit = () => [...document.querySelectorAll(".active")].map((element) => element.id), marks = document.querySelectorAll(".text .claim");
    marks[1].dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    const hovered = lit();
    marks[2].focus();
    await wait(100);
    return [hovered, lit()];"""
    )
    found = ask(site, tmp_path, reports.page_path("cars.txt"), script)
    assert found == [[f"c-{n:016x}", f"r-{n:016x}"] for n in (2, 3)]


def test_a_link_to_a_claim_lights_it_up(site, tmp_path):
    script = 'return [...document.querySelectorAll(".active")].map((element) => element.id);'
    found = ask(site, tmp_path, reports.page_path("cars.txt"), script, fragment=f"#c-{1:016x}")
    assert found == [f"c-{1:016x}", f"r-{1:016x}"]


def test_scripts_of_the_report_run_under_its_policy_and_no_others_do(site, tmp_path):
    """The page as it is, but for a script put into it: the claims are searched, that script does not run."""
    page = (site / "claims.html").read_text(encoding="utf-8")
    asked = site / "claims.policy.html"
    asked.write_text(
        page.replace("</body>", "<script>document.title = 'taken over';</script></body>"), encoding="utf-8"
    )
    command = [BROWSER, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", asked.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    assert "4 of 4 claims" in shown
    assert "<title>Claims" in shown


FRAMED = """
const page = document.documentElement.cloneNode(true), frame = document.createElement("iframe");
page.querySelectorAll("script").forEach((script) => script.remove());
frame.style.cssText = "width: %dpx; height: 844px; border: 0";
frame.srcdoc = page.outerHTML;
await new Promise((done) => { frame.onload = done; document.body.append(frame); });
return [frame.contentWindow.innerWidth, frame.contentDocument.documentElement.scrollWidth];
"""
"""The page as its scripts left it, in a frame: no window of Chromium's is narrower than 500 pixels."""


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("name", [*reports.PAGES, reports.page_path("cars.txt")])
def test_nothing_is_wider_than_the_screen(site, tmp_path, name, width):
    inner, wide = ask(site, tmp_path, name, FRAMED % width)
    assert (inner, wide <= inner) == (width, True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [*reports.PAGES, reports.page_path("cars.txt")])
def test_pages_are_accessible(site, tmp_path, name, scheme):
    axe = os.environ.get("AXE_CORE")
    if not axe:
        pytest.skip("axe-core is not at hand: set AXE_CORE to its axe.min.js")
    shutil.copy(axe, site / "axe.js")
    up = "../" if "/" in name else ""
    script = f"""const tag = document.createElement("script");
    await new Promise((done) => {{ tag.src = "{up}axe.js"; tag.onload = done; document.head.append(tag); }});
    const found = await axe.run({{ preload: false }});
    return [matchMedia("(prefers-color-scheme: dark)").matches, found.violations.map((violation) => violation.id + ": " + violation.nodes[0].html)];"""
    assert ask(site, tmp_path, name, script, scheme=scheme) == [scheme == "dark", []]
