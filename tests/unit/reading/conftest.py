import datetime

import pytest

from khronika.model import Document
from khronika.reading import read


@pytest.fixture(scope="session")
def reads():
    """Read a text as a document published on 10 March 2025 in English."""

    def reads(text, published=datetime.date(2025, 3, 10), **more):
        return read(Document(id="test", text=text, published=published, language="en", **more))

    return reads


@pytest.fixture(scope="session")
def acts(reads):
    """Give what a text tells: (type, names of targets, host, origin, status) of each incident."""

    def acts(text, **more):
        reading = reads(text, **more)
        names = reading.parties()
        return [
            (str(i.type), [names[t].name for t in i.targets], i.host, i.origin, str(i.status))
            for i in reading.incidents
        ]

    return acts
