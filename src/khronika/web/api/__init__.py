"""The API: what the pages show and do, as JSON for programs.

Takes requests under /api/1/, gives rows and cases of the casebook. Promise: a casebook's rows go
out as they are, what comes in is checked against the description at /api/1/openapi.json before
anything is done, and every error is a problem document. No rule lives here.

    application   the API put together, and its description
    looking       lists, and what an id opens
    deciding      the verbs of the review, and the history
    drafting      the sheet of a second coder
    coding        double coding: who codes what, how far they agree, who is right
    judging       who is who over all documents, and how far sources are trusted
    searching     search by words
    bodies        what the bodies of requests share
    asking        the filters and pages of lists
    entry         the two ways in: a program's token, a browser's cookie with its form's token
    meanings      what the fields of rows mean, for the description
    faults        errors as problem documents
"""

from khronika.web.api.application import api, description

__all__ = ["api", "description"]
