"""What reading loads: nothing that asks the network, which no reader needs."""

import subprocess
import sys

CODE = """
import sys
from khronika.reading.en.nlp import _spacy
assert callable(_spacy().load)
print(sorted({"httpx", "requests", "ssl", "urllib3"} & sys.modules.keys()))
import spacy.cli
print(callable(spacy.cli.info))
"""


def test_spacy_comes_without_what_asks_the_network() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
