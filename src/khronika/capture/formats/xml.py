"""XML of hostile origin: no entity is put in, nothing is fetched, no huge or deep tree is built.

lxml over libxml2, whose own limits (256 levels, 10 MB a text) stay on.
"""

from typing import Any

from khronika.errors import InputRefused


def parse(content: bytes) -> Any:
    """Give the root element of a document.

    Raises:
        InputRefused: it is no well-formed XML, or breaks libxml2's limits.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputRefused("its XML is broken") from error


def local(element: Any) -> str:
    """Give an element's name without its namespace; entities that were left alone have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def first(root: Any, *names: str) -> str | None:
    """Give the text of the first element that has one of these names, by the order of the names."""
    for name in names:
        for element in root.iter("{*}" + name):
            text = "".join(element.itertext()).strip()
            if text:
                return text
    return None
