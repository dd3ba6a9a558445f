"""An address of each kind of page, in the casebook of `serving.py`."""

PATHS = [
    "/",
    "/incidents",
    "/countries",
    "/countries/KG",
    "/countries/KG/acts?kind=detention",
    "/countries/KG/voices?stance=fears",
    "/sources",
    "/instruments",
    "/brief",
    "/instruments/GE",
    "/instruments/kz-kg-ru-data-2020",
    "/people",
    "/documents",
    "/documents/d1",
    "/people/d1.p1",
    "/people/d1.p1/dossier",
    "/incidents/d1.i1",
    "/acts/d1.i10",
    "/review",
    "/review?kind=claim",
    "/review/d1",
    "/judge",
    "/judge/d1.p2/d18.p1",
    "/search",
    "/graph",
    "/graph/d2.p1",
    "/search?act=deportation",
    "/cases",
    "/cases/d1.p2",
    "/coding",
    "/coding/d2",
    "/organizations",
    "/organizations/d1.o1",
    "/organizations/d1.o1/all-claims",
    "/history",
    "/history?of=d2",
    "/review/d2/facts",
]
KEYED = "/history?by="
"""Ends with the key that the page gave for a coder's name."""
BRIEFED = "/brief/opened"
"""The brief to a situation that was sent, which is shown once."""
VERIFIED = "/history/verify"
REFUSED = "/judge/beside"
SENT = [KEYED, BRIEFED, VERIFIED, REFUSED]
"""Pages that a form leads to."""
ALSO = "/nowhere"
"""A page that is not there."""

EVERY = [*PATHS, *SENT]

ELSEWHERE = {"sheet": "looked at in `test_pages_coding.py`, by a second coder"}
"""Routes of pages that another file looks at, by their names."""
NO_PAGE = {
    "/enter": "leads to the start page, which `test_pages_reach.py` enters by",
    "/start": "leads to the start page",
    "draft": "keeps what is typed",
    "form": "a part of the page of a review",
    "/coding/<document>/sheet/form": "a part of the page of a sheet",
    "note": "decides, and leads back",
    "undo": "decides, and leads back",
    "decide": "decides, and leads back",
    "grade-publisher": "decides, and leads back",
    "grade-source": "decides, and leads back",
    "grade-telling": "decides, and leads back",
    "assign": "decides, and leads back",
    "withdraw": "decides, and leads back",
    "adjudicate": "decides, and leads back",
    "hand-in": "decides, and leads back",
    "export-codings": "a file",
    "country_in_capitals": "leads to a country",
    "language": "leads back",
    "static": "a file",
    "api": "for programs",
}
"""Routes that show no page of their own, and what they do."""


def opened(page, path):
    """Open a page, by its form where it has no address of its own."""
    if path == KEYED:
        page.goto("/history")
        page.locator("#by").select_option(index=1)
        page.locator("main form button").first.click()
        page.wait_for_url("**/history?by=*")
    elif path == BRIEFED:
        page.goto("/brief")
        page.locator("#q-origin").select_option("RU")
        page.locator("#q-host").select_option("KG")
        page.locator(".brief-form button").last.click()
        page.wait_for_url("**/brief/*")
    elif path == VERIFIED:
        page.goto("/history")
        page.locator(f"form[action='{VERIFIED}'] button").click()
        page.wait_for_url("**/history/verify")
    elif path == REFUSED:
        page.goto("/people/d1.p1")
        page.locator(f"form[action='{REFUSED}'] input[name=other]").fill("/")
        page.locator(f"form[action='{REFUSED}'] button").last.click()
        page.wait_for_url("**/judge/beside")
    else:
        page.goto(path)
    return page
