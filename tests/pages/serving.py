"""Serve the samples, and one hostile document, as `khronika serve` would.

Run as a process of its own: `python serving.py fill DIRECTORY` makes a casebook there, and
`python serving.py serve DIRECTORY` serves one that was made so, and prints the address.
"""

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest does, for `cheaply`

from cheaply import prepared
from khronika.capture import Captured
from khronika.casebook import Casebook
from khronika.model import Document, Evidence, Incident, Item, Person, Reader, Reading, loads
from khronika.model.codes import IncidentType
from khronika.resolution import Verdict
from khronika.web import Door, serve

SAMPLES = Path(__file__).parents[2] / "samples" / "readings"
FEATURE = "vedenskaya-feature"
LISTS = ("people", "organizations", "incidents", "claims", "instruments", "estimates")
SCRIPT = "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>"


def machine_read(reading: Reading) -> Reading:
    """The correct reading of a sample, as if a program had made it."""

    def sure(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(replace(item, confidence=0.8) for item in items)

    lists = {name: sure(getattr(reading, name)) for name in LISTS}
    return replace(reading, reader=Reader(name="samples", version="1"), **lists)


def hostile() -> Reading:
    text = f"Jaromir Testov was detained in Riga.\n\n{SCRIPT}"
    whole = (Evidence(start=0, end=len(text), quote=text),)
    return Reading(
        document=Document(id="hostile", title=f"Hostile {SCRIPT}", text=text, language="en"),
        relevant=True,
        people=(Person(id="p1", name=f"Jaromir {SCRIPT}"),),
        incidents=(
            Incident(
                id="i1", type=IncidentType.DETENTION, targets=("p1",), host="LV", evidence=whole
            ),
        ),
    )


ODD = (
    "\n𝔏inus Demoski 👩‍👩‍👧‍👦 was detained in Riga 🇱🇻.\r\n\r\n"
    "صادق نمونه‌ای در استانبول بازداشت شد — said a friend.\n  \nE\u0301lan\tvital\u00a0… 𝟘𝟙𝟚.\n"
)
"""Letters outside the first plane, right-to-left, joined and combining ones; ends of lines."""


def odd() -> Reading:
    person = ODD[ODD.index("𝔏") : ODD.index(" 👩")]
    start = ODD.index(person)
    proof = (Evidence(start=start, end=start + len(person), quote=person),)
    return Reading(
        document=Document(id="odd", title="Odd letters", text=ODD, language="en"),
        relevant=True,
        people=(Person(id="p1", name="Linus Demoski", evidence=proof, confidence=0.5),),
        reader=Reader(name="samples", version="1"),
    )


def fill(casebook: Casebook) -> None:
    """Keep the feature that the tests read most as d1, the hostile document as d2, then others.

    The document of odd letters comes last.
    """
    readings = [loads(file.read_text(encoding="utf-8")) for file in sorted(SAMPLES.glob("*.json"))]
    readings.sort(key=lambda reading: reading.document.id != FEATURE)
    feature, *rest = [machine_read(r) for r in readings if r.document.language == "en"]
    for reading in (feature, hostile(), *rest, odd()):
        content = f"{reading.document.id}\n{reading.document.text}".encode()
        captured = Captured(
            path=f"{reading.document.id}.txt",
            document=reading.document,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="text/plain",
            extractor="plain",
        )
        casebook.add(captured, reading)
    casebook.coding.assign("d2", "second coder", by="samples")
    casebook.coding.hand_in("d2", replace(hostile(), incidents=()), by="second coder")
    for told_again in ("d3.i1", "d18.i1"):
        casebook.judging.judge("d1.i10", told_again, Verdict.SAME, by="samples", why="one flight")


def announce(door: Door) -> None:
    sys.stdout.write(f"{door.address}\n")
    sys.stdout.flush()


def main(verb: str, directory: Path) -> None:
    prepared(directory)
    with Casebook.open(directory, "four grey cranes", create=verb == "fill") as casebook:
        if verb == "fill":
            fill(casebook)
        else:
            serve(casebook, announce=announce)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
