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
    "/review/d1",
    "/judge",
    "/judge/d1.p2/d18.p1",
    "/search",
    "/search?act=deportation",
    "/cases",
    "/cases/d1.p2",
]
ALSO = "/nowhere"
"""A page that is not there."""
