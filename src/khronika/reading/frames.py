"""Acts as the text tells them: a word that tells an act, its mood, its clause.

A frame is not yet an incident: it may be a repetition, a fear, or nobody's. Finding frames needs
only the lexicon and the trees, so that later steps (claims, relevance) can ask which sentences
tell an act at all.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from khronika.model import IncidentType, Status
from khronika.reading.lexicon import Lexicon, Rule
from khronika.reading.modality import (
    Cues,
    Mood,
    is_gone_about,
    is_only_imagined,
    mood,
    tries,
    undoes,
)
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

_DEEDS = frozenset({IncidentType.ABDUCTION, IncidentType.ASSAULT, IncidentType.KILLING})
"""Acts that are gone about in secret, so that a plan for one is an attempt."""
SURRENDERS = frozenset({IncidentType.EXTRADITION, IncidentType.DEPORTATION})
"""What goes on for long before it is done, and may be stayed, undone or fought off until then."""
_GOES_ON = 500
"""Most characters back to the paragraph with which the first sentence of another goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One word that may tell an act, with the rules that fit it, the best first."""

    tree: Tree
    trigger: Word
    mood: Mood
    rules: tuple[Rule, ...]
    proxy: tuple[Rule, ...]
    clause: Span
    doubt: float | None = None
    """How likely the words tell an act, where the learned heads hold that they do not."""

    @property
    def types(self) -> tuple[IncidentType, ...]:
        """The types that the fitting rules name, without those that need a relative."""
        return tuple(dict.fromkeys(rule.type for rule in self.rules))

    @property
    def comes_to_light(self) -> bool:
        """Whether the words tell that the act was found out, by others and elsewhere."""
        return any(rule.found for rule in self.rules)

    def tells_undone(self, rule: Rule) -> bool:
        """Whether words of an act that is not done yet tell it all the same, by a rule.

        They order it, "must leave by 1 May", or tell of a surrender that is not decided on: "a
        court will hear the extradition case on 12 May".
        """
        to_be_decided = rule.type is IncidentType.EXTRADITION and rule.status is Status.PENDING
        return rule.modal or (self.mood in {Mood.FUTURE, Mood.IMMINENT} and to_be_decided)


def contexts(trees: Sequence[Tree]) -> list[int]:
    """Give where what each sentence goes on with begins.

    It is the beginning of its paragraph. The first sentence goes on with the paragraphs right
    before, so that in a list of dated entries "The request was refused" has the request that it is
    about.
    """
    starts: dict[int, int] = {}
    for tree in trees:
        starts.setdefault(tree.sentence.paragraph, tree.sentence.start)
    known = list(starts.values())
    found = []
    for tree in trees:
        own = starts[tree.sentence.paragraph]
        opens = tree.sentence.start == own
        found.append(known[bisect_left(known, own - _GOES_ON)] if opens else own)
    return found


def lexicon_frames(
    text: str, tree: Tree, context: int, lexicon: Lexicon, cues: Cues
) -> Iterator[Frame]:
    """Give the words of a sentence for which the lexicon has a rule that fits.

    Args:
        text: the document's text.
        tree: the sentence.
        context: where what it goes on with begins, see `contexts`.
        lexicon: of its language.
        cues: likewise.
    """
    paragraph = text[context : tree.sentence.end]
    for word in tree.words:
        if word.again is not None:
            continue
        acts = lexicon.acts.get(word.lemma, ())
        proxy = lexicon.proxy.get(word.lemma, ())
        if not (acts or proxy) or only_qualifies(word) or only_denies(tree, word, cues):
            continue
        where = clause(tree, word)
        words = text[where.start : where.end]
        fitting = tuple(rule for rule in acts if rule.fits(word, words, paragraph))
        pressure = tuple(rule for rule in proxy if rule.fits(word, words, paragraph))
        if not (fitting or pressure):
            continue
        how = mood_of(tree, word, cues, {rule.type for rule in fitting})
        fitting = tuple(rule for rule in fitting if rule.told_by(negated=how is Mood.NEGATED))
        # A rule that asks for more words knows more; equal ones keep the lexicon's order.
        fitting = tuple(sorted(fitting, key=lambda r: not (r.within or r.near or r.negated)))
        if fitting or pressure:
            yield Frame(
                tree=tree, trigger=word, mood=how, rules=fitting, proxy=pressure, clause=where
            )


def mood_of(tree: Tree, word: Word, cues: Cues, types: AbstractSet[IncidentType]) -> Mood:
    """Say how an act that may be of these types stands to the facts."""
    how = mood(tree, word, cues)
    if how is Mood.FACT and tries(tree, word, cues):
        return Mood.ATTEMPTED
    if how is Mood.FACT and types and types <= SURRENDERS:
        return Mood.UNREAL if is_only_imagined(tree, word, cues) else undoes(tree, word, cues)
    aimed_at = how in {Mood.FACT, Mood.UNREAL, Mood.FUTURE} and not types.isdisjoint(_DEEDS)
    return Mood.ATTEMPTED if aimed_at and is_gone_about(tree, word, cues) else how


def only_qualifies(word: Word) -> bool:
    """Whether a word only qualifies another: "the detained activist" tells no act."""
    return word.rel in {"modifier", "compound"} and word.pos != "NOUN"


def only_denies(tree: Tree, word: Word, cues: Cues) -> bool:
    """Whether a word denies what somebody says: "denied that he was held" refuses nothing."""
    return word.lemma in cues.denied and tree.child(word, "clause") is not None


def clause(tree: Tree, word: Word) -> Span:
    """Give the text that a word governs, without coordinated clauses of their own."""
    inside = {word.i}
    waiting = [word]
    while waiting:
        one = waiting.pop()
        for child in tree.children(one):
            own_clause = (
                child.rel == "conjunct" and one.i == word.i and child.pos in {"VERB", "AUX"}
            )
            if own_clause and child.again is not None:
                continue
            if own_clause and tree.child(child, "subject", "passive_subject"):
                continue
            inside.add(child.i)
            waiting.append(child)
    if word.pos in {"NOUN", "PROPN"}:
        above = next((a for a in tree.ancestors(word) if a.pos in {"VERB", "AUX"}), None)
        if above is not None:
            inside.update(
                w.i
                for w in tree.children(above)
                if w.rel in {"subject", "object", "negation", "passive_subject"}
            )
            inside.add(above.i)
            inside.update(w.i for w in tree.subtree(above))
    return Span(
        start=min(tree.words[i].start for i in inside), end=max(tree.words[i].end for i in inside)
    )
