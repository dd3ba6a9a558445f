"""What axe-core finds wrong with a page.

It is injected by the browser's debugger, past the content security policy of the pages, which
stays as it is.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that ask how bright a thing is: they take four fifths of the time of all rules."""

MARK_ALIKE = """() => {
  const looked = ["color", "backgroundColor", "backgroundImage", "fontSize", "fontWeight",
    "opacity", "textShadow", "textDecorationLine", "display", "visibility", "position", "zIndex",
    "clipPath"];
  const written = (at) => [...at.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE)
    .map((n) => n.data).join("").trim().length;
  const look = (at) => {
    const style = getComputedStyle(at);
    return JSON.stringify([at.localName, at.getAttribute("class"), at.disabled, at.ariaDisabled,
      Math.min(written(at), 2), ...looked.map((name) => style[name])]);
  };
  const seen = new Set();
  const mark = (at, around) => {
    const looks = around + look(at), known = seen.has(looks);
    seen.add(looks);
    const alike = [...at.children].map((child) => mark(child, looks)).every(Boolean) && known;
    at.toggleAttribute("data-alike", alike);
    return alike;
  };
  mark(document.body, "");
}"""
"""Mark whatever has the colours, font and words (none, one letter, more) of something before it.

Around both all must be alike, out to the whole page; and whatever lies within must be alike, too.
"""


def faults_of(page: Page) -> list[str]:
    """Tell what is serious, in the colours that the page has now."""
    rest = {"rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
    return [*_serious(page, None, rest), *faults_of_colours(page)]


def faults_of_colours(page: Page) -> list[str]:
    """Tell what is too pale; of what is alike only the first is looked at."""
    page.evaluate(MARK_ALIKE)
    return _serious(page, {"exclude": ["[data-alike]"]}, {"runOnly": OF_COLOURS})


def _serious(page: Page, context: dict[str, Any] | None, options: dict[str, Any]) -> list[str]:
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"], **options})
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
