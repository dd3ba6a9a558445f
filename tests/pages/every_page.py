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
    "/history?by=",
    "/review/d2/facts",
]
KEYED = "/history?by="
"""Ends with the key that the page gave for a coder's name; `address` knows it."""
ALSO = "/nowhere"
"""A page that is not there."""


def address(page, path):
    """Give the whole address of a page; a key is asked for by the form that gives it."""
    if path != KEYED:
        return path
    page.goto("/history")
    page.locator("#by").select_option(index=1)
    page.locator("main form button").first.click()
    page.wait_for_url("**/history?by=*")
    return page.url
