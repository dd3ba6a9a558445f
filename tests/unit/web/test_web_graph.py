"""The graph pages: drawing and table hold the same, always alike, and no title names anybody."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from pages_story import SCRIPT

from khronika.casebook import Graph
from khronika.web.graph.drawing import BOX_HEIGHT, BOX_WIDTH, draw


def test_every_line_of_the_drawing_leads_to_its_row_of_the_table(read):
    page = read("/graph/d1")
    lines = re.findall(r'<a href="#(e\d+)" tabindex="-1" class="(\w+)">', page)
    rows = re.findall(r'<tr role="row" id="(e\d+)"', page)
    assert [number for number, _ in lines] == rows
    assert {tie for _, tie in lines} == {"target", "actor", "speaker", "told"}


def test_every_row_quotes_the_words_and_leads_to_them(read):
    page = read("/graph/d1")
    for row in re.findall(r'<tr role="row" id="e\d+".*?</tr>', page, re.DOTALL):
        assert "<blockquote" in row
        assert re.search(r'href="/documents/d1#d1\.\w+"', row)
        assert "not reviewed" in row


def test_every_box_is_a_node_of_the_table(read):
    page = read("/graph/d1.p1")
    boxes = re.findall(r'class="box [^"]*" href="/graph/([^"]+)"', page)
    assert set(boxes) == {"d1.p1", "d1.i1", "d1.i2", "d1.o1", "d1"}
    table = page[page.index("<table") :]
    assert all(f">{node}</span>" in table for node in boxes)
    assert page.count(" centre") == 1


def test_the_chosen_one_is_reached_from_its_page(read):
    for path, node in (
        ("/people/d1.p1", "d1.p1"),
        ("/incidents/d1.i1", "d1.i1"),
        ("/documents/d1", "d1"),
    ):
        assert f'href="/graph/{node}"' in read(path)
    assert 'href="/graph/d1"' in read("/graph")


def test_no_name_in_the_title_and_no_markup_from_documents(read):
    page = read("/graph/d1.p1")
    assert "<title>Graph d1.p1 · Khronika</title>" in page
    assert SCRIPT not in page
    assert "<b>" not in page
    assert "style=" not in page


def test_what_does_not_fit_is_told(read, casebook, monkeypatch):
    whole = casebook.graphing.around("d1")
    monkeypatch.setattr(type(casebook.graphing), "around", lambda *_: replace(whole, left_out=1200))
    assert "1,200 more were met and are not shown." in read("/graph/d1")


def test_what_nothing_joins_is_told(read, casebook):
    casebook.reviewing.reject("d1.i1", by="owner", why="not so")
    assert "No document joins this to anything." in read("/graph/d1.i1")


@pytest.mark.parametrize("path", ["/graph/d9", "/graph/d1.c1", "/graph/x", "/graph/"])
def test_what_is_no_node_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_the_same_graph_is_drawn_the_same_and_no_boxes_meet(casebook):
    for row_id in ("d1", "d1.p1", "d2.p1"):
        graph: Graph = casebook.graphing.around(row_id)
        drawing = draw(graph)
        assert drawing == draw(graph)
        boxes = sorted(drawing.boxes, key=lambda box: (box.x, box.y))
        for above, below in pairwise(boxes):
            assert above.x + BOX_WIDTH < below.x or above.y + BOX_HEIGHT < below.y
        assert all(0 <= box.x <= drawing.width - BOX_WIDTH for box in boxes)
        assert all(0 <= box.y <= drawing.height - BOX_HEIGHT for box in boxes)
        assert len(drawing.lines) == len(graph.edges)


def test_a_line_past_the_acts_crosses_none_of_them(casebook):
    drawing = draw(casebook.graphing.around("d2"))
    acts = [box for box in drawing.boxes if box.node.kind == "act"]
    levels = [int(y) for line in drawing.lines for y in re.findall(r" (\d+)H", line.path)]
    assert acts
    assert levels
    for y in levels:
        assert not [box for box in acts if box.y < y < box.y + BOX_HEIGHT]


def test_programs_get_the_same_graph(browser):
    told = browser.get("/api/1/graph/d1.p1").json()
    assert told["centre"] == "d1.p1"
    assert {node["id"] for node in told["nodes"]} == {"d1.p1", "d1.i1", "d1.i2", "d1.o1", "d1"}
    assert browser.get("/api/1/graph/d9.p1").status_code == 404
