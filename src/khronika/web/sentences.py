"""What the program says of its reasons and of documents, in the language of the page.

The resolution and the capture give English sentences, since they know no page. Here each of them
stands once as a text to be translated; one that is found in it is said in the reader's language,
with the names in it set apart. `tests/unit/web/test_web_sentences.py` asks that none is missing.

words|sentence   one reason, or several apart by semicolons
label|part       the name of a part of a document
where|place      where something was altered past the journal
"""

import re
from functools import cache

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from khronika.model import IncidentType
from khronika.web import labels

register = template.Library()

_SENTENCES = (
    # what is to be minded in a document
    _("it holds macros, which were not run"),
    _("it holds scripts, which were not run"),
    _("it holds comments, which are left out"),
    _("it holds tracked changes: what was deleted is left out"),
    _("it holds embedded objects, which were left alone"),
    _("it was edited on %(a)s"),
    _("it was edited"),
    _("a picture came with it, in the folder of the export: %(a)s"),
    _("a file came with it, in the folder of the export: %(a)s"),
    _("a picture came with it, and is not held: %(a)s"),
    _("a file came with it, and is not held: %(a)s"),
    _("its words were recognized in pictures: check them against the original"),
    _("not read, being pictures, as the program tesseract is not installed: %(a)s"),
    _("not read, being pictures, as recognizing a picture took more than %(a)s seconds: %(b)s"),
    _("not read, being pictures, as the program tesseract failed on a picture in it: %(a)s"),
    _("tesseract has no data for %(a)s"),
    _(
        "characters that turn the direction of writing: words may be seen in another order: "
        "%(count)s"
    ),
    _("characters that cannot be seen, and may part words that seem whole: %(count)s"),
    # why it was not read
    _(
        "its words are in pictures, and the program tesseract that recognizes them is not "
        "installed: install tesseract-ocr with its data for English and Russian"
    ),
    _("no words were found in its pictures"),
    _("recognizing a picture took more than %(a)s seconds"),
    _("the program tesseract failed on a picture in it"),
    _("this version reads %(a)s only, and the document's language is %(b)s"),
    _(
        "its language could not be told: give it with --language, or correct it where it is kept "
        "(this version reads %(a)s)"
    ),
    # where the day of publication was found
    _("the file's properties: made"),
    _("the file's properties: last saved"),
    _("the picture's properties: taken"),
    _("the page's own date"),
    _("the e-mail's Date"),
    _("the field published"),
    _("the message's date, in UTC"),
    _("the message's date"),
    _("the entry's %(a)s"),
    # two names
    _("surnames %(a)s and %(b)s are the same, a very common one"),
    _("surnames %(a)s and %(b)s are the same"),
    _("surnames %(a)s and %(b)s are spellings of one"),
    _("surnames %(a)s and %(b)s are forms of one in two languages"),
    _("surnames %(a)s and %(b)s are one with and without its ending"),
    _("the surnames are two, but a woman may bear %(a)s before and %(b)s after a marriage"),
    _("surname %(a)s has %(b)s in common"),
    _("surnames %(a)s and %(b)s differ as by a slip of the pen"),
    _("surnames %(a)s and %(b)s may differ by a slip or be two"),
    _("surnames %(a)s and %(b)s are both borne, and two"),
    _("surnames %(a)s and %(b)s are two"),
    _("surname %(a)s begins as %(b)s"),
    _("surname %(a)s does not begin as %(b)s"),
    _("both have only the name %(a)s, a rare one"),
    _("one of them has no surname"),
    _("the surname of a woman stands without its ending, as abroad"),
    _("the surname of a man has the ending of a woman's"),
    _("the surnames are a man's and a woman's"),
    _("given names %(a)s and %(b)s are the same"),
    _("given names %(a)s and %(b)s are forms of one"),
    _("given names %(a)s and %(b)s are a name and its short form, or two short forms"),
    _("given names %(a)s and %(b)s are spellings of one"),
    _("given name %(a)s has %(b)s in common"),
    _("given names %(a)s and %(b)s differ as by a slip of the pen"),
    _("given names %(a)s and %(b)s are one with and without a title"),
    _("the one given name stands behind the other, which goes before names"),
    _("given names %(a)s and %(b)s begin alike"),
    _("given names %(a)s and %(b)s are used for each other, but are two"),
    _("given names %(a)s and %(b)s may be spellings of one or two"),
    _("given names %(a)s and %(b)s are two"),
    _("given names %(a)s and %(b)s do not begin alike"),
    _("one of them has no given name"),
    _("patronymics %(a)s and %(b)s are the same"),
    _("patronymics %(a)s and %(b)s differ as by a slip of the pen"),
    _("patronymics %(a)s and %(b)s begin alike"),
    _("patronymics %(a)s and %(b)s contradict each other"),
    _("patronymics %(a)s and %(b)s do not begin alike"),
    _("the patronymic stands in one only"),
    _("middle names agree"),
    _("middle names stand in one only"),
    _("middle names contradict each other"),
    _("they are names of bodies, with the same words"),
    _("they are names of bodies, with other words or another legal form"),
    _("the names have the same letters, parted into other words"),
    _("all words of the shorter name stand in the longer one, in their order"),
    _("no name"),
    # people
    _("both from %(countries)s"),
    _("from different states"),
    _("one is pursued, the other acts by office or calling"),
    _("a frequent name, and nothing else in common"),
    _("hit by the same act: %(type)s in one country"),
    _("hit by the same act: %(type)s in %(country)s"),
    _("hit by more than one act in common"),
    _("%(a)s stands beside both"),
    _("hit in different countries at one time"),
    _("hit in different countries"),
    # bodies
    _("of different states"),
    _("a body of state and another body"),
    _("names of one body in the gazetteer: %(a)s"),
    _("one office of one state: %(a)s"),
    _("one office of one town: %(a)s"),
    _("of one state, no town told: %(a)s"),
    _("one name, word by word: %(a)s"),
    _("one bare word, of one state: %(a)s"),
    _("a bare word, which may be of another body: %(a)s"),
    _("other names"),
    # acts
    _("acts of different kinds"),
    _("one document tells them as two acts"),
    _("both tell of %(type)s"),
    _("%(type)s and %(other_type)s: perhaps one act"),
    _("the same people"),
    _("some of the people are the same"),
    _("perhaps the same people"),
    _("other people"),
    _("people without names, called by other words"),
    _("people without names"),
    _("in the same country, %(country)s"),
    _("in %(country)s and in %(other_country)s"),
    _("for the same state, %(country)s"),
    _("for %(country)s and for %(other_country)s"),
    _("on the same day"),
    _("within the same run of days"),
    _("two days apart at most"),
    _("days apart"),
    _("weeks apart"),
    _("more than a month apart"),
    _("the day is not told by both"),
    _("the day is not told by both, but they were published within days of each other"),
    _("told in much the same words"),
    _("by the same body"),
    # why two tellings count once
    _("%(share)s of its text stands in the earlier document: a reprint"),
    _("%(share)s of its text stands in the earlier document: taken from it in part"),
    _("both are copies of one document"),
    _("%(share)s of the telling in the same words"),
    _("only cites %(a)s"),
    _("both only cite %(a)s"),
    _("both published by %(a)s"),
    _("both rest on the word of %(a)s alone"),
    # what was altered past the journal, and where
    _("change %(a)s is missing before it"),
    _("its link does not follow from the change before it"),
    _("what it says is not what was sealed"),
    _("it is empty, and no erasure says that it emptied it"),
    _("it does not hold the noted link: it was cut or made anew"),
    _("the journal does not know this document"),
    _("its original bytes are not those that were hashed at first touch"),
    _("its text %(a)s is not what the custody log says"),
    _("its text is not what the journal says"),
    _("its reading is not what the journal says"),
    _("its earlier readings is not what the journal says"),
    _("its codings is not what the journal says"),
    _("the journal knows this document, but it is gone"),
    _("it is gone, and the journal knows of it"),
    _("nothing in the journal put it there"),
    _("it is not what the journal says last"),
    _("the journal does not know this answer"),
    _("its answer is not what the journal says"),
    _("the journal knows its answer, but it is gone"),
    _("something in it has no form that the program ever wrote"),
    _("its original bytes are gone"),
    _("the reader of one of its readings is not the one that this names"),
    _("it points into another document"),
    _("it is told to be of a kind that it is not"),
    _("it did not come by the requests that the journal says"),
    _("its order of texts is not what the journal says"),
    _("its reason why it was not read is not what the journal says"),
    _("its place is not what the custody log says"),
    _("its id in the original is not what the custody log says"),
    _("its media type is not what the custody log says"),
    _("its finding place of the day is not what the custody log says"),
    _("its address is not what the custody log says"),
    _("its time of retrieval is not what the custody log says"),
    _("its time of adding is not what the custody log says"),
    _("its reference is not what the custody log says"),
    _("its list of relations is not what the custody log says"),
    _("its extractor is not what the custody log says"),
    _("its list of warnings is not what the custody log says"),
    _("its map of parts is not what the custody log says"),
    _("what is told of its text %(a)s is not what the custody log says"),
    _("the chain"),
    _("change %(a)s (custody log of %(b)s)"),
    _("change %(a)s"),
    # why a timestamp proves nothing
    _("it is gone"),
    _("it is not the one that was kept"),
    _("it is of another chain than this one, which was made anew"),
    # whether it happened
    _("said to have happened"),
    _("denied"),
)
_PAGE = re.compile(r"page (\d+)")
_PART = re.compile(r"%\((\w+)\)s")


@register.filter
def sentence(words: str) -> SafeString:
    """Say reasons in the language of the page; what is not known stays as it is, marked English."""
    return format_html_join("; ", "{}", ((_said(one),) for one in words.split("; ")))


@register.filter
def place(where: str) -> SafeString | str:
    """Say where something was altered; an id stands for itself."""
    return _said(where) if is_known(where) else where


@register.filter
def part(label: str) -> str:
    """Name a part of the original; one that is not known stays as it is."""
    page = _PAGE.fullmatch(label)
    return gettext("page %(number)s") % {"number": page[1]} if page else label


def is_known(words: str) -> bool:
    """Tell whether a reason can be said in other languages."""
    return any(pattern.fullmatch(words) for pattern, _text in _patterns())


def _said(words: str) -> SafeString:
    for pattern, text in _patterns():
        found = pattern.fullmatch(words)
        if found is not None:
            parts = {name: _part(name, value) for name, value in found.groupdict().items()}
            return SafeString(escape(str(text)) % parts)
    return format_html('<span lang="en">{}</span>', words)


def _part(name: str, value: str) -> SafeString:
    """Write a part of a sentence: codes in words, names set apart."""
    if name.endswith("type"):
        known = value in set(IncidentType)
        return escape(labels.label(IncidentType(value)).lower() if known else value)
    if name.endswith("country"):
        return escape(labels.country(value))
    if name == "countries":
        return escape(", ".join(labels.country(code) for code in value.split(", ")))
    if name == "share":
        return escape(labels.percent(int(value.rstrip("%")) / 100))
    return format_html("<bdi>{}</bdi>", value)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], object], ...]:
    with override("en"):
        return tuple((_pattern(str(text)), text) for text in _SENTENCES)


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _PART.split(text)
    made = (
        f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    return re.compile("".join(made))
