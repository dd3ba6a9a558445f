"""An explanation gathered from the stages of a reading."""

from bisect import bisect_right
from collections.abc import Sequence

from khronika.reading.explaining.acts import acts_seen, unknown_verbs
from khronika.reading.explaining.explanation import (
    ArticleSeen,
    ClaimSeen,
    DateSeen,
    Explanation,
    IncidentSeen,
    NameSeen,
    PlaceSeen,
    RelevanceSeen,
    SentenceSeen,
    TopicSeen,
    WordSeen,
)
from khronika.reading.gate import may_concern
from khronika.reading.parties import Party
from khronika.reading.relevance import ENOUGH, Relevance
from khronika.reading.spans import Span
from khronika.reading.stages import Stages
from khronika.reading.syntax import Tree, Word
from khronika.resources.law import Citation, citations


def explain(language: str, stages: Stages) -> Explanation:
    """Tell what each stage of a reading saw.

    Args:
        language: code of the document's language.
        stages: the stages of its reading.
    """
    document, parties = stages.reading.document, stages.parties
    text = document.text
    numbers = _Numbers(stages.trees)
    return Explanation(
        language=language,
        sentences=tuple(_sentence(text, tree) for tree in stages.trees),
        names=tuple(
            NameSeen(
                text=text[mention.start : mention.end],
                sentence=numbers.of(mention),
                means=mention.party,
                name=parties[mention.party].name,
                by="name" if mention.named else "points back",
                known=_known(parties[mention.party]),
            )
            for mention in parties.mentions()
        ),
        places=tuple(
            PlaceSeen(
                text=text[place.start : place.end],
                sentence=numbers.of(place),
                country=place.country,
                kind=place.kind,
            )
            for place in sorted(stages.places, key=lambda p: p.start)
        ),
        dates=tuple(
            DateSeen(
                text=mention.text,
                sentence=numbers.of(mention),
                first=mention.interval.first if mention.interval else None,
                last=mention.interval.last if mention.interval else None,
            )
            for mention in stages.dates
        ),
        acts=tuple(acts_seen(language, stages)),
        unknown=unknown_verbs(language, stages),
        incidents=tuple(
            IncidentSeen(
                incident=incident,
                targets=tuple(parties[ref].name for ref in incident.targets),
                actors=tuple(parties[ref].name for ref in incident.actors),
            )
            for incident in stages.incidents
        ),
        articles=tuple(_article(cited, numbers) for cited in _cited(stages)),
        claims=tuple(
            ClaimSeen(
                speaker=parties[draft.speaker].name,
                stance=draft.stance,
                direct=draft.direct,
                text=text[draft.runs[0].start : draft.runs[-1].end],
                bears=draft.bears,
            )
            for draft in stages.drafts
        ),
        relevance=_relevance(
            stages.relevance,
            stopped=not may_concern(f"{document.title or ''}\n{text}", language),
        ),
    )


class _Numbers:
    """Tells in which sentence a stretch of text stands, counted from 1."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._starts = [tree.sentence.start for tree in trees]

    def of(self, where: Span) -> int:
        """Give the number of the sentence in which the stretch begins."""
        return max(1, bisect_right(self._starts, where.start))


def _sentence(text: str, tree: Tree) -> SentenceSeen:
    where = tree.sentence
    return SentenceSeen(
        number=where.number + 1,
        text=text[where.start : where.end],
        words=tuple(_word(tree, word) for word in tree.words if word.pos not in {"PUNCT", "SPACE"}),
    )


def _word(tree: Tree, word: Word) -> WordSeen:
    head = tree.head(word)
    relation = word.rel.replace("_", " ").lower()
    return WordSeen(
        text=word.text,
        lemma=word.lemma,
        part=word.pos,
        relation=f"{relation} ({word.prep})" if word.prep else relation,
        of=head.text if head is not None else "",
    )


def _known(party: Party) -> str:
    """Say what the text tells of a party."""
    if party.is_person:
        told = ["person without a name" if party.unnamed else "person", *party.roles]
        return ", ".join((*told, *(f"citizen of {country}" for country in party.citizenship)))
    return ", ".join(part for part in (party.kind.replace("_", " "), party.country) if part)


def _cited(stages: Stages) -> list[Citation]:
    """Give the articles of law that a text cites, by the law of the state that pursues."""
    text = stages.reading.document.text
    origins = {incident.origin for incident in stages.incidents if incident.origin}
    return citations(text, origins.pop() if len(origins) == 1 else None)


def _article(cited: Citation, numbers: "_Numbers") -> ArticleSeen:
    article = cited.article
    return ArticleSeen(
        text=cited.text,
        sentence=numbers.of(Span(start=cited.start, end=cited.end)),
        number=cited.number,
        part=cited.part,
        code=article.code if article is not None else "",
        title=article.title if article is not None else "",
        term=cited.term(),
        as_of=article.as_of if article is not None else "",
        source=article.source if article is not None else "",
    )


def _relevance(weighed: Relevance, *, stopped: bool) -> RelevanceSeen:
    return RelevanceSeen(
        relevant=weighed.enough and not stopped,
        stopped=stopped,
        total=round(weighed.total, 2),
        enough=ENOUGH,
        topics=tuple(
            TopicSeen(topic=part.kind, words=part.words, counts=round(part.counts, 2) + 0.0)
            for part in weighed.parts()  # no -0
        ),
    )
