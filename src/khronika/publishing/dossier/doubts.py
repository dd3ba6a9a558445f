"""What speaks against relying on a dossier: where documents differ, and what none of them says."""

from collections.abc import Callable, Iterator

from khronika.model import Certainty
from khronika.publishing.dossier.chronology import Chronology
from khronika.publishing.dossier.content import Act, Dossier, Gap
from khronika.publishing.dossier.wording import Wording
from khronika.publishing.paper import Block, Bullets, Heading, Line, Paragraph, Words, line

_HAPPENED = "happened"


def contradictions(dossier: Dossier, words: Wording, acts: Chronology) -> Iterator[Block]:
    """State where the documents differ, each side with its notes."""
    yield Heading(words("contradictions"))
    found = [
        _contradiction(act, field, words, acts)
        for act in dossier.acts
        for field in (*act.differs, *_disputed(act))
    ]
    if found:
        yield Bullets(tuple(found))
    else:
        yield Paragraph(line(words("contradictions.none")))


def _disputed(act: Act) -> Iterator[str]:
    if _is_disputed(act) and _HAPPENED not in act.differs:
        yield _HAPPENED


def _is_disputed(act: Act) -> bool:
    return any(told.certainty is Certainty.DISPUTED for told in act.tellings)


def _contradiction(act: Act, field: str, words: Wording, acts: Chronology) -> Line:
    name = words(f"field.{field}").lower()
    head = Words(words("contradiction", number=act.number, field=name), strong=True)
    if field != _HAPPENED:
        values = acts.values(act, field)
        # Whoever sees months alone reads one month where two days differ.
        within = [Words(f" ({words('contradiction.within')})")] if len(values) == 1 else []
        return (head, *acts.refer(values), *within)
    # Who denies may reject a part in it alone, which does not dispute that it happened.
    said = words(f"contradiction.{'disputed' if _is_disputed(act) else 'denied'}")
    return (head, *acts.refer([(said, (*act.tellings, *act.claims))]))


def gaps(dossier: Dossier, words: Wording) -> Iterator[Block]:
    """State what is not known."""
    yield Heading(words("gaps"))
    found = list(_gaps(dossier, words))
    if found:
        yield Bullets(tuple(map(line, found)))
    else:
        yield Paragraph(line(words("gaps.none")))


def _gaps(dossier: Dossier, words: Wording) -> Iterator[str]:
    yield from (_open(gap, words) for gap in dossier.gaps)
    for key, holds in _DOUBTS.items():
        acts = ", ".join(str(act.number) for act in dossier.acts if holds(act))
        if acts:
            yield words(f"gap.{key}", acts=acts)
    unpublished = [str(one.document) for one in dossier.sources if one.published is None]
    if unpublished:
        yield words("gap.unpublished", documents=", ".join(unpublished))
    if dossier.unreviewed and not dossier.with_unreviewed:
        yield words("gap.unreviewed", count=dossier.unreviewed)


def _open(gap: Gap, words: Wording) -> str:
    said = words(f"gap.{gap.question}")
    if gap.since is None:
        return said
    return said + words("gap.since", day=words.days(gap.since), act=gap.act)


def _is_rumour(act: Act) -> bool:
    return all(told.is_rumour for told in act.tellings)


_DOUBTS: dict[str, Callable[[Act], bool]] = {
    "undated": lambda act: act.when is None,
    "one_source": lambda act: act.sources < 2,
    "rumour": _is_rumour,
}
"""What speaks against single acts, by the key of its words."""
