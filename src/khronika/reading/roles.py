"""Who stands in which role to a word: subjects, patients and possessors.

"He was detained and deported", "the blogger detained on Monday", "two men who beat him", "after
being denied entry": the one concerned stands elsewhere than beside the verb. All functions give
the words that head the noun phrases.
"""

from khronika.reading.syntax import SUBJECTS, Tree, Word


def is_passive(tree: Tree, verb: Word) -> bool:
    """Whether a verb stands in the passive, also as a bare participle."""
    if tree.child(verb, "passive", "passive_subject"):
        return True
    if verb.form != "participle" or tree.child(verb, "object", "auxiliary"):
        return _shares_passive(tree, verb)
    return verb.rel in {"participle", "adverbial", "complement"} or _shares_passive(tree, verb)


def _shares_passive(tree: Tree, verb: Word) -> bool:
    """Whether a coordinated participle shares the "was" of the verb before it."""
    head = tree.head(verb)
    if verb.rel != "conjunct" or head is None or verb.form not in {"participle", "past"}:
        return False
    if tree.child(verb, "auxiliary", "passive", "subject", "object"):
        return False
    return is_passive(tree, head)


def subject(tree: Tree, verb: Word, depth: int = 0) -> Word | None:
    """Find the grammatical subject of a verb, its own or the one it shares."""
    own = tree.child(verb, "subject", "passive_subject")
    head = tree.head(verb)
    if own is not None and not (own.relative and verb.rel == "relative"):
        return own
    if head is None or depth > 6:
        return None
    if verb.rel == "relative":
        return head if own is not None else None
    if verb.rel == "participle":
        return head
    if verb.rel == "complement":
        controller = tree.child(head, "object", "indirect")
        return controller or subject(tree, head, depth + 1)
    if verb.rel in {"conjunct", "adverbial", "clause", "dep"} and head.pos in {
        "VERB",
        "AUX",
        "ADJ",
    }:
        return subject(tree, head, depth + 1)
    return None


def patients(tree: Tree, verb: Word) -> list[Word]:
    """Find those to whom the verb's act is done."""
    if is_passive(tree, verb):
        found = subject(tree, verb)
        return tree.conjuncts(found) if found is not None else []
    found = tree.child(verb, "object") or _both(tree, verb)
    if found is not None and not found.relative:
        return tree.conjuncts(found)
    head = tree.head(verb)
    if verb.rel == "conjunct" and head is not None and not tree.child(verb, *SUBJECTS):
        before = tree.child(head, "object")  # "двоих студентов догнали и избили"
        if before is not None and before.i < head.i and not before.relative:
            return tree.conjuncts(before)
    if verb.again is not None and head is not None and not tree.child(verb, *SUBJECTS):
        return patients(tree, head)  # "police held X in Osh and later in Omsk"
    if verb.rel == "relative" and head is not None and subject(tree, verb) is not head:
        return tree.conjuncts(head)
    for below in tree.children(verb, "complement"):
        if below.pos == "VERB" and not tree.child(verb, "object", "indirect"):
            found_below = patients(tree, below)  # "declined to hand her over"
            if found_below:
                return found_below
    for below in tree.children(verb, "clause", "complement"):
        small = tree.child(below, "subject")  # "let him go", "found him guilty"
        if small is not None and below.form in {"infinitive", ""}:
            return tree.conjuncts(small)
    return _shared_with_next(tree, verb)


def _both(tree: Tree, verb: Word) -> Word | None:
    """Find a number that stands for the object, but hangs on the verb: "обоих вызвали"."""
    own = tree.child(verb, "nummod") if verb.pos == "VERB" else None
    return own if own is not None and own.animate else None


def _shared_with_next(tree: Tree, verb: Word) -> list[Word]:
    """Find the object that only the next verb has: "arrested and deported X"."""
    for other in tree.children(verb, "conjunct"):
        goes_on = other.pos == "VERB" and other.again is None
        if goes_on and not tree.child(other, *SUBJECTS):
            shared = tree.child(other, "object")
            if shared is not None:
                return tree.conjuncts(shared)
    return []


def agents(tree: Tree, verb: Word) -> list[Word]:
    """Find those who do the verb's act."""
    if is_passive(tree, verb):
        by = tree.child(verb, "agent")
        return tree.conjuncts(by) if by is not None else []
    found = subject(tree, verb)
    return tree.conjuncts(found) if found is not None else []


def find_role(tree: Tree, trigger: Word, role: str) -> list[Word]:
    """Find the words in a role that the lexicon names.

    Args:
        tree: the sentence.
        trigger: the verb or noun that tells the act.
        role: patient, subject, indirect, possessor, owner (of the patient: "his permit was
            revoked"), of_subject (whose the subject is: "her site is down"), or a preposition,
            looked for below the trigger and below its object.
    """
    if role == "patient":
        return patients(tree, trigger)
    if role == "subject":
        found = subject(
            tree,
            trigger if trigger.pos in {"VERB", "AUX"} else _verb_above(tree, trigger) or trigger,
        )
        return tree.conjuncts(found) if found is not None else []
    if role == "of_subject":
        found = subject(tree, trigger)
        whose = tree.children(found, "possessor") if found is not None else ()
        return [w for owner in whose for w in tree.conjuncts(owner)]
    if role == "possessor":
        return [w for owner in tree.children(trigger, "possessor") for w in tree.conjuncts(owner)]
    if role == "indirect":
        return [w for one in tree.children(trigger, "indirect") for w in tree.conjuncts(one)]
    things = [
        *patients(tree, trigger),
        *tree.children(trigger, "object", "predicate", "indirect", "oblique"),
    ]
    if role == "owner":
        owners = [o for t in things for o in tree.children(t, "possessor")]
        nested = [
            o
            for t in things
            for n in tree.children(t, "oblique")
            for o in tree.children(n, "possessor")
        ]
        return [w for owner in owners or nested for w in tree.conjuncts(owner)]
    below = [w for t in (trigger, *things) for w in tree.children(t, "oblique", "indirect")]
    standing = [w for w in below if w.prep == role]
    if role == "of" and not standing:  # "rejected the request for the surrender of three of them"
        deeper = (w for n in below if n.prep == "for" for w in tree.children(n, "oblique"))
        standing = [w for w in deeper if w.prep == role]
    return [w for one in standing for w in tree.conjuncts(one)]


def _verb_above(tree: Tree, word: Word) -> Word | None:
    return next((a for a in tree.ancestors(word) if a.pos in {"VERB", "AUX"}), None)
