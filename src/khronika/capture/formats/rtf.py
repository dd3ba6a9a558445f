r"""Rich text (.rtf): one scan from front to back, in time that grows with the file and no faster.

    {\rtf1\ansicpg1251 {\fonttbl{\f0\fcharset204 Times;}} {\info{\title …}} text \par text}

A group in braces may be a *destination*: its words are a font's name, a picture, a title. Those of
the text, of the title and of the author are kept; all others are passed over, embedded objects as
well. Bytes are in the code page of the font, which is the default one where none is set, or else in
that of the file. Of what stands twice, in old letters and in Unicode, only the latter is kept:

    {\upr{\title ???}{\*\ud{\title …}}}
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from khronika.capture.extract import Extract
from khronika.capture.joining import joined
from khronika.errors import InputRefused

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n\\]",
    re.DOTALL,
)
_KEPT = {"title", "author", "creatim", "revtim"}
_PASSED_OVER = frozenset(
    {
        *("fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "revtbl", "info"),
        *(
            "rsidtbl",
            "generator",
            "pict",
            "object",
            "objdata",
            "themedata",
            "datastore",
            "xmlnstbl",
        ),
        *("colorschememapping", "latentstyles", "fldinst", "header", "headerf", "headerl"),
        *(
            "headerr",
            "footer",
            "footerf",
            "footerl",
            "footerr",
            "footnote",
            "annotation",
            "filetbl",
        ),
        *("bkmkstart", "bkmkend", "nonshppict", "shppict", "mmathPr", "pgptbl", "operator"),
        *("filetbl", "xmlnstbl"),
    }
)
_WORDS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "row": "\n",
    "tab": "\t",
    "cell": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_SIGNS = {b"~": "\u00a0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Code pages of fonts, by the number that `fcharset` has."""

_WESTERN = _CHARSETS[0]

_MOST_GROUPS = 1_000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    destination: str | None = "text"
    """None where the words are passed over."""
    in_fonts: bool = False
    fallback: int = 1
    """How many characters after a Unicode one stand for it in old readers."""
    font: int | None = None
    """None where it is the default one."""
    is_said_again: bool = False
    """The words follow in Unicode, so these are passed over."""


@dataclass(slots=True)
class _Scan:
    """One scan: the groups that are open, and what was kept of each destination."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    found: dict[str, list[str]] = field(default_factory=dict)
    days: dict[str, dict[str, int]] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    """The code pages of those whose charset tells one."""
    font: int = 0
    """That of the table of fonts which is read just now."""
    default_font: int = 0
    code_page: str = "cp1252"
    waiting: bytearray = field(default_factory=bytearray)
    skip: int = 0
    starred: bool = False
    has_objects: bool = False

    def over(self, content: bytes) -> None:
        """Scan a file."""
        place = 0
        while match := _TOKEN.match(content, place):
            place = match.end()
            if match["text"] is not None:
                self._bytes(match["text"])
            elif match["byte"] is not None:
                self._bytes(bytes.fromhex(match["byte"].decode("ascii")))
            elif match["word"] is not None:
                place += self._word(match["word"].decode("ascii"), match["number"])
            elif match["brace"] is not None:
                self._brace(match["brace"])
            elif match["sign"] == b"*":
                self.starred = True
            elif match["sign"] is not None:
                self._put(_SIGNS.get(match["sign"], ""))
        self._flush()

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.skip, self.starred = 0, False
        if brace == b"}" and len(self.groups) > 1:
            self.groups.pop()
        elif brace == b"{":
            self.groups.append(self.groups[-1])
            if len(self.groups) > _MOST_GROUPS:
                raise InputRefused("its groups are nested too deeply")

    def _word(self, word: str, number: bytes | None) -> int:
        """Do what a control word says; give how many raw bytes follow it."""
        count = int(number) if number is not None else None
        starred, self.starred = self.starred, False
        if word == "u" and count is not None:
            self._put(chr(count % 0x10000))
            self.skip = self.groups[-1].fallback
        elif word == "bin":
            return max(count or 0, 0)
        elif word in _WORDS:
            self._put(_WORDS[word])
        elif word in ("upr", "ud"):
            self._flush()
            self.groups[-1] = replace(self.groups[-1], is_said_again=word == "upr")
        elif word == "plain":
            self._use_font(None)
        elif starred or word in _PASSED_OVER or word in _KEPT:
            self._enter(word)
        elif count is not None:
            self._set(word, count)
        return 0

    def _enter(self, word: str) -> None:
        self._flush()
        self.has_objects |= word == "objdata"
        self.groups[-1] = replace(
            self.groups[-1],
            destination=word if word in _KEPT else None,
            in_fonts=word == "fonttbl",
        )

    def _set(self, word: str, count: int) -> None:
        group = self.groups[-1]
        match word:
            case "uc":
                self.groups[-1] = replace(group, fallback=min(max(count, 0), 10))
            case "ansicpg":
                self.code_page = _known(f"cp{count}") or self.code_page
            case "f" if group.in_fonts:
                self.font = count
            case "fcharset" if group.in_fonts and count in _CHARSETS:
                self.fonts[self.font] = _CHARSETS[count]
            case "deff":
                self.default_font = count
            case "f":
                self._use_font(count)
            case "yr" | "mo" | "dy" if group.destination in ("creatim", "revtim"):
                self.days.setdefault(group.destination, {})[word] = count

    def _use_font(self, font: int | None) -> None:
        self._flush()
        self.groups[-1] = replace(self.groups[-1], font=font)

    def _bytes(self, content: bytes) -> None:
        skipped = min(self.skip, len(content))
        self.skip -= skipped
        if self._destination() is not None:
            self.waiting += content[skipped:]

    def _put(self, text: str) -> None:
        self._flush()
        destination = self._destination()
        if destination is not None:
            self.found.setdefault(destination, []).append(text)

    def _destination(self) -> str | None:
        group = self.groups[-1]
        return None if group.is_said_again else group.destination

    def _flush(self) -> None:
        """Turn the bytes that wait into text, together: a character may be two of them."""
        if self.waiting:
            text = self.waiting.decode(self._code_page(), "replace")
            self.waiting.clear()
            self._put(text)

    def _code_page(self) -> str:
        """Give the code page of the font.

        That of the default font counts only where it is not Western: many programs write so
        whatever the code page of the file is.
        """
        font = self.groups[-1].font
        if font is not None:
            return self.fonts.get(font, self.code_page)
        of_default = self.fonts.get(self.default_font, _WESTERN)
        return self.code_page if of_default == _WESTERN else of_default

    def words(self, destination: str) -> str:
        """Give the words of a destination."""
        return "".join(self.found.get(destination, ()))


def extract(content: bytes) -> Extract:
    """Make a text from rich text.

    Raises:
        InputRefused: its groups are nested too deeply.
    """
    scan = _Scan()
    scan.over(content)
    text, _ = joined([("text", scan.words("text"))])
    published, found = next(_days(scan), (None, None))
    return Extract(
        text=text,
        title=scan.words("title"),
        author=scan.words("author"),
        published=published,
        published_from=found,
        published_is_weak=True,
        warnings=tuple(_warnings(scan)),
        media_type="application/rtf",
        extractor="khronika rich text",
    )


def _known(code_page: str) -> str | None:
    try:
        return codecs.lookup(code_page).name
    except LookupError:
        return None


def _days(scan: _Scan) -> Iterator[tuple[date, str]]:
    for name, words in (("revtim", "last saved"), ("creatim", "made")):
        day = scan.days.get(name, {})
        try:
            yield date(day["yr"], day["mo"], day["dy"]), f"the file's properties: {words}"
        except (KeyError, ValueError, OverflowError):
            continue


def _warnings(scan: _Scan) -> Iterator[str]:
    if scan.has_objects:
        yield "it holds embedded objects, which were left alone"
