"""The pages: a casebook to read in a browser on the same machine.

Takes an open casebook, gives pages on the loopback interface. Promise: no rule lives here (a view
reads the request, asks the casebook once, shows the answer), no page asks anything of another
host, and nothing is shown to a browser that did not enter by the address printed.

    server     the verb: serve a casebook until it is interrupted;  ready: before the first page
    door       who may enter, and what every answer carries;  limits: how often
    views      one function per page;  asked: the filters of a list;  unsaid: names typed there
    passages   a text cut into runs of words, each with what was read from it
    chronicle  acts in order of time, year by year
    api        the same for programs, as JSON;  problems: errors as they read them
    review     deciding about what was read;  kept: what was just decided, and undoing it
    history    what was changed and noted, and whether anything was altered past that
    organizations  bodies and groups, each over all documents
    acts       an act with its tellings side by side;  judging: who is who;  cases;  coding
    sentences  the program's reasons in the language of the page;  refusals: what it refuses
    labels     codes, days and countries in words, for the templates

A concern with pages of its own has a folder here: its views, its `templates/`, and its `static/`
with one style sheet where it needs one. Names of files in these must not meet across folders.
"""

from khronika.web.door import Door
from khronika.web.server import serve

__all__ = ["Door", "serve"]
