"""Acts as the text tells them: a word that tells an act, its mood, its clause.

A frame is not yet an incident: it may be a repetition, a fear, or nobody's. Finding frames needs
only the lexicon and the trees, so that later steps (claims, relevance) can ask which sentences
tell an act at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khronika.model import IncidentType
from khronika.reading.learned.guesses import Guesses, Telling
from khronika.reading.lexicon import Lexicon, Rule, learned_rule
from khronika.reading.modality import Cues, Mood, mood
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

SURE = 0.7
"""From here the learned heads' word is taken where the lexicon knows nothing."""
AT_LEAST = 0.2
"""Below it the lexicon's word is not taken."""
OTHER = 0.9
"""From here another type than the lexicon's is taken. All three set on a part held out."""
_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


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


def find_frames(
    text: str, trees: Sequence[Tree], lexicon: Lexicon, cues: Cues, guesses: Guesses
) -> list[Frame]:
    """Find the words that may tell an act, in the order of the text.

    The lexicon finds them, unless the learned heads are sure that they tell none; and the heads
    find what the lexicon does not know, where they are sure enough.
    """
    starts: dict[int, int] = {}
    for tree in trees:
        starts.setdefault(tree.sentence.paragraph, tree.sentence.start)
    return [
        frame
        for tree in trees
        for frame in _in_sentence(
            text, tree, starts[tree.sentence.paragraph], lexicon, cues, guesses
        )
    ]


def _in_sentence(
    text: str, tree: Tree, paragraph_start: int, lexicon: Lexicon, cues: Cues, guesses: Guesses
) -> list[Frame]:
    known = [
        _settled(frame, guesses) for frame in _frames(text, tree, paragraph_start, lexicon, cues)
    ]
    taken = [_place(frame.trigger) for frame in known if frame.rules and frame.doubt is None]
    learned = [
        _learned(tree, telling, cues)
        for telling in guesses.tellings(tree.sentence)
        if telling.likely >= SURE and not any(telling.touches(place) for place in taken)
    ]
    found = [*known, *(frame for frame in learned if frame is not None)]
    return sorted(found, key=lambda frame: frame.trigger.start)


def _likely(frame: Frame, guesses: Guesses) -> float:
    """Say how likely the words tell an act, or others of their clause that act."""
    acts = guesses.act(frame.clause)
    return max(
        guesses.tells_any(_place(frame.trigger)), *(acts.get(kind, 1.0) for kind in frame.types)
    )


def _settled(frame: Frame, guesses: Guesses) -> Frame:
    """Note where the heads doubt a frame, or are sure of another type."""
    if not frame.rules:
        return frame
    likely = _likely(frame, guesses)
    if likely < AT_LEAST:
        return replace(frame, doubt=likely)
    acts = guesses.act(_place(frame.trigger))
    if not acts:
        return frame
    kind = max(acts, key=lambda k: acts[k])
    if acts[kind] < OTHER or any(rule.type is kind for rule in frame.rules):
        return frame
    return replace(frame, rules=(learned_rule(kind, acts[kind]),))


def _learned(tree: Tree, telling: Telling, cues: Cues) -> Frame | None:
    """Make a frame of words that the heads take for an act; its trigger is their head."""
    words = tree.at(telling.start, telling.end)
    inside = {word.i for word in words}
    heads = [w for w in words if w.head not in inside or w.head == w.i]
    heads = [w for w in heads if w.pos in _TELLING] or heads
    if not heads:
        return None
    return Frame(
        tree=tree,
        trigger=heads[0],
        mood=mood(tree, heads[0], cues),
        rules=(learned_rule(telling.type, telling.likely),),
        proxy=(),
        clause=clause(tree, heads[0]),
    )


def _place(word: Word) -> Span:
    return Span(start=word.start, end=word.end)


def _frames(
    text: str, tree: Tree, paragraph_start: int, lexicon: Lexicon, cues: Cues
) -> Iterator[Frame]:
    paragraph = text[paragraph_start : tree.sentence.end]
    for word in tree.words:
        acts = lexicon.acts.get(word.lemma, ())
        proxy = lexicon.proxy.get(word.lemma, ())
        if not (acts or proxy) or only_qualifies(word) or only_denies(tree, word, cues):
            continue
        where = clause(tree, word)
        words = text[where.start : where.end]
        how = mood(tree, word, cues)
        fitting = tuple(
            rule
            for rule in acts
            if rule.fits(word, words, paragraph) and rule.negated == (how is Mood.NEGATED)
        )
        # A rule that asks for more words knows more; equal ones keep the lexicon's order.
        fitting = tuple(sorted(fitting, key=lambda r: not (r.within or r.near or r.negated)))
        pressure = tuple(rule for rule in proxy if rule.fits(word, words, paragraph))
        if fitting or pressure:
            yield Frame(
                tree=tree, trigger=word, mood=how, rules=fitting, proxy=pressure, clause=where
            )


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
