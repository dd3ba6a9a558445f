"""All the words of a piece of HTML: for e-mails, posts and entries, which have no menus."""

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul"),
    }
)
_UNSEEN = frozenset(
    {"script", "style", "head", "template", "noscript", "title", "svg", "object", "iframe"}
)
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n(?: ?\n)+ ?")


def words(source: str) -> str:
    """Give what a reader would see, a line for each block; nothing is fetched, no script is run."""
    if not source.strip():
        return ""
    from lxml import etree, html

    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=_parser(html))
    except etree.ParserError:  # nothing but comments
        return ""
    return of_element(root)


def of_element(root: Any) -> str:
    """Give the words of an element and what it holds."""
    text = _BLANKS.sub(" ", "".join(_pieces(root)))
    return _LINE_ENDS.sub("\n\n", text.replace("\n ", "\n").replace(" \n", "\n")).strip()


def _pieces(root: Any) -> Iterator[str]:
    """Walk without recursion: hostile HTML is nested as deeply as the parser lets it be."""
    waiting: list[Any] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        tag = one.tag if isinstance(one.tag, str) else None
        tail = [_flat(one.tail)] if one is not root else []
        if tag is None or tag in _UNSEEN:
            waiting += tail
            continue
        before = ["\n"] if tag in _BLOCKS else []
        after = ["\n"] if tag in _BLOCKS or tag == "br" else []
        waiting += [*tail, *after, *reversed(one), _flat(one.text), *before]


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _parser(html: Any) -> Any:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
