"""A document without its coding, for the hand that codes it a second time."""

from khronika.corpus.convert import Coded
from khronika.corpus.labels import Kind
from khronika.corpus.tags import escape

_SIGNS = {Kind.BREAK: "{|/}", Kind.JOIN: "{|+}"}


def to_bare(coded: Coded) -> str:
    """Write the header, the text and an empty footer.

    Corrections of sentence borders are kept, so that both codings are cut alike; the writer's code
    is left empty for the second coder's.
    """
    header = coded.item.header
    lines = [
        f"title: {header.title or ''}",
        f"publisher: {header.publisher or ''}",
        f"published: {header.published or ''}",
        f"language: {header.language}",
        f"register: {header.register}",
        "writer: ",
        "relevant: ",
        "",
        _with_borders(coded),
        "---",
        "",
    ]
    return "\n".join(lines)


def _with_borders(coded: Coded) -> str:
    parts, at = [], 0
    for mark in coded.marked.marks:
        sign = _SIGNS.get(mark.label.kind)
        if sign is not None:
            parts += [escape(coded.marked.text[at : mark.start]), sign]
            at = mark.start
    return "".join([*parts, escape(coded.marked.text[at:])])
