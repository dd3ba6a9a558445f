"""Our figures equal those of the reference scorer, on gold readings that were damaged at random.

The gold stands beside a maintainer's checkout and is no part of the project; elsewhere this test is
skipped.
"""

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from khronika.errors import UnsupportedLanguage
from khronika.evaluation import evaluate
from khronika.model import (
    Certainty,
    EstimateMeasure,
    Evidence,
    IncidentType,
    InstrumentKind,
    Organization,
    Person,
    Reading,
    Stance,
    Status,
    loads,
)
from khronika.publishing import write_reading

GOLD = Path(__file__).resolve().parents[3].parent / "shared" / "gold"
pytestmark = pytest.mark.skipif(
    not (GOLD / "score.py").is_file(), reason="no gold readings beside this checkout"
)


class Damage:
    """Wrong readings of the kinds that readers make."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def reading(self, gold: Reading) -> Reading:
        parties = tuple(gold.parties()) or ("p1",)
        return replace(
            gold,
            relevant=gold.relevant != (self.chance.random() < 0.1),
            people=self.each(gold.people, self.party),
            organizations=self.each(gold.organizations, self.party),
            incidents=self.each(gold.incidents, lambda i: self.incident(i, parties)),
            claims=self.each(gold.claims, lambda c: self.claim(c, parties)),
            instruments=self.each(gold.instruments, self.instrument),
            estimates=self.each(gold.estimates, lambda e: self.estimate(e, parties)),
        )

    def each(self, items, damage):
        """Lose some items, tell some twice, damage a part of the rest, and shuffle."""
        kept = []
        for item in items:
            kept += [item] * self.chance.choice([0, 1, 1, 1, 1, 2])
        self.chance.shuffle(kept)
        return tuple(damage(self.moved(i)) if self.chance.random() < 0.6 else i for i in kept)

    def moved(self, item):
        """Cut the evidence elsewhere, lose it, or quote what does not stand there."""
        proofs = tuple(
            Evidence(start=start, end=p.end, quote=p.quote[start - p.start :] or "?")
            for p in item.evidence
            for start in [p.start + self.chance.choice([0, 0, 1, 7])]
        )
        return replace(item, evidence=proofs[: self.chance.choice([0, 1, 9, 9])])

    def party(self, party: Person | Organization) -> Person | Organization:
        words = party.name.split()
        name = self.chance.choice([party.name, words[-1], " ".join(words[:2]), party.name.upper()])
        return replace(party, name=name, aliases=party.aliases[: self.chance.randrange(3)])

    def some_of(self, ids):
        return tuple(self.chance.sample(ids, k=min(len(ids), self.chance.randrange(1, 3))))

    def incident(self, incident, parties):
        return replace(
            incident,
            **self.chance.choice(
                [
                    {"type": self.chance.choice(list(IncidentType))},
                    {"targets": self.some_of(parties)},
                    {"actors": self.some_of(parties)},
                    {"when": None},
                    {"host": "KG", "origin": "KZ"},
                    {"status": self.chance.choice(list(Status)), "charge": "treason and fraud"},
                    {"certainty": self.chance.choice(list(Certainty)), "max_years": 5},
                ]
            ),
        )

    def claim(self, claim, parties):
        stance = self.chance.choice(list(Stance))
        return replace(claim, speaker=self.chance.choice([*parties, claim.speaker]), stance=stance)

    def instrument(self, instrument):
        kind = self.chance.choice([instrument.kind, *InstrumentKind])
        return replace(instrument, kind=kind, data=instrument.data[:1])

    def estimate(self, estimate, parties):
        measure = self.chance.choice([estimate.measure] * 3 + list(EstimateMeasure))
        return replace(estimate, measure=measure, by=self.some_of(parties))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("part", ["seed", "dev-en", "dev-ru"])
def test_same_figures(tmp_path, part, seed):
    damage = Damage(seed)
    said: dict[str, Reading] = {}
    for n, path in enumerate(sorted((GOLD / part).glob("*.json"))):
        gold = loads(path.read_text(encoding="utf-8"))
        if n % 10 == 9:
            continue  # this one is not read
        said[gold.document.text] = damage.reading(gold)
        written = write_reading(said[gold.document.text], tmp_path)
        written.rename(tmp_path / path.name)

    def read(document):
        if document.text not in said:
            raise UnsupportedLanguage("left out")
        return said[document.text]

    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / part), str(tmp_path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    expected, found = json.loads(done.stdout), evaluate(GOLD / part, read).to_json()
    assert len(found.pop("faults")) == len(expected.pop("faults"))
    assert found == expected
