"""HTML pages: the article by trafilatura, the rest of the page left out. Nothing is fetched.

Navigation, asides, footers, tables, readers' comments, and lines that are nothing but links to other pages are not the
article. Between the blocks of the text (headings, paragraphs, items of a list) stands an empty line. What the page says of
its article is read by `page_metadata`.
"""

from __future__ import annotations

import codecs
import logging
import re
from typing import TYPE_CHECKING

from flows.decoding import decode_text, refuse_overrides
from flows.readers.document import Document
from flows.readers.page_metadata import read_metadata
from flows.rejects import Rejected

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES = (".html", ".htm", ".xhtml")
EXTRACTS = True

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
HEAD = 4096
"""Bytes in which a page must say its encoding; browsers look at 1024."""

WESTERN = frozenset({"iso8859-1", "ascii"})
"""What browsers, and so the writers of pages, take for Windows-1252."""

MOST_ELEMENTS = 30_000
MOST_CHILDREN = 2_500
"""Elements that a page, and one element of it, may have: trafilatura's time grows with the square of the second."""

DEEPEST = 250
"""Levels of elements within elements; the parser leaves out what lies deeper than 256."""

ELEMENTS = "nav aside footer form figure template dialog".split()
MARKS = """sidebar related related-posts related-articles related-content related-stories jp-relatedposts recommended most-read most-popular
    trending newsletter newsletter-signup signup subscribe share sharing social sharedaddy breadcrumb breadcrumbs comments comment-list
    commentlist respond cookie-banner advert advertisement promo""".split()
"""Names by which pages mark, as a class or an id, what stands beside the article."""

NOT_THE_ARTICLE = [
    "//*[@hidden]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    *(f"//{name}" for name in ELEMENTS),
    *(f"//body//*[@id='{mark}' or contains(concat(' ', normalize-space(@class), ' '), ' {mark} ')]" for mark in MARKS),
]
BLOCKS = ("p", "li", "div", "section", "ul", "ol", "h3", "h4", "h5", "h6")
LEAD_IN = re.compile(r"[A-Za-z]{1,25}[:»>]")
"""What stands before a link to another page (`Read more:`), without its blanks."""

LINKS = 0.8
"""The share of a block's characters from which on it is links to other pages."""

REMEDY = "Save the article's text as a .txt file."


def read(data: bytes) -> list[Document]:
    """The page's article, with what the page says of it."""
    text, encoding = decode_text(data, declared_charset(data))
    page = parse_page(text)
    metadata = read_metadata(page)
    body = extract_body(page)
    if not body:
        raise Rejected("no_article", f"no article was found in the page: it may be made by a script. {REMEDY}")
    return [Document(body, metadata, encoding=encoding, origin="the page")]


def declared_charset(data: bytes) -> str:
    """The encoding that the page names, by a name that Python knows; empty where it names none that is known.

    >>> declared_charset(b'<meta charset="iso-8859-1">'), declared_charset(b"<p>charset=utf-8")
    ('windows-1252', '')
    >>> declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=CP1251">')
    'windows-1251'
    """
    found = CHARSET.search(data[:HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    return "windows-1252" if name in WESTERN else name.replace("cp125", "windows-125")


def parse_page(text: str) -> HtmlElement:
    """The page as a tree. Raises Rejected where there is no element in it, or what no page of news has."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise Rejected("no_article", f"there is no HTML in it. {REMEDY}") from None
    refuse_shape(page)
    refuse_reversed(page)
    return page


def refuse_shape(page: HtmlElement) -> None:
    """Raise Rejected where the page has more elements, or deeper ones, than news has."""
    from lxml import etree

    count = depth = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST:
            raise Rejected("too_deep", f"its elements are nested more than {DEEPEST} deep. {REMEDY}")
        if event == "start" and len(element) > MOST_CHILDREN:
            detail = f"an element of the page holds {len(element):,} others, the limit is {MOST_CHILDREN:,}. {REMEDY}"
            raise Rejected("too_complex", detail)
    if count > MOST_ELEMENTS:
        raise Rejected("too_complex", f"the page has {count:,} elements, the limit is {MOST_ELEMENTS:,}. {REMEDY}")


REVERSED = "//bdo[@dir='rtl'] | //*[contains(@style, 'bidi-override')]"


def refuse_reversed(page: HtmlElement) -> None:
    """Raise Rejected where a page shows characters in another order than they stand in: trafilatura would not tell."""
    refuse_overrides(page.text_content())
    if found := page.xpath(REVERSED):
        raise Rejected(
            "bidi_override", f"its element <{found[0].tag}> turns the order of characters round. Take it out."
        )


def drop_links(page: HtmlElement) -> None:
    """Take out paragraphs and items that are links to other pages and hardly anything else."""
    for block in list(page.iter(*BLOCKS)):
        is_innermost = not any(child.tag in BLOCKS for child in block)
        links = [squeeze(link) for link in block.iter("a") if link.get("href")] if is_innermost else []
        if links and block.getparent() is not None and is_of_links(squeeze(block), links):
            block.drop_tree()


def is_of_links(text: str, links: list[str]) -> bool:
    """Whether a text, without its blanks, is the texts of links and at most a lead-in.

    >>> is_of_links("Readmore:Rivalcuts1,500jobs", ["Rivalcuts1,500jobs"]), is_of_links("BMWrose3%.", ["BMW"])
    (True, False)
    """
    if sum(map(len, links)) >= LINKS * len(text):
        return True
    return len(links) == 1 and text.endswith(links[0]) and bool(LEAD_IN.fullmatch(text.removesuffix(links[0])))


def squeeze(element: HtmlElement) -> str:
    return "".join(element.text_content().split())


def extract_body(page: HtmlElement) -> str:
    """The article's text; empty where trafilatura finds none. The page's links to others are taken out of it."""
    from trafilatura import extract

    drop_links(page)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong, we say ourselves
    found = extract(
        page, output_format="txt", include_comments=False, include_tables=False, include_links=False,
        include_images=False, include_formatting=False, deduplicate=False, with_metadata=False,
        prune_xpath=NOT_THE_ARTICLE,
    )  # fmt: skip
    lines = (" ".join(line.split()).removeprefix("- ") for line in (found or "").splitlines())  # items have a dash
    return "\n\n".join(line for line in lines if line)
