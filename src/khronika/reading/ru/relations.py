"""What slovnet gives for one Russian sentence, in the relations of `khronika.reading.syntax`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from khronika import resources
from khronika.reading.ru.dictionary import (
    fold,
    is_common,
    is_of_a_name,
    is_only_a_verb,
    is_small_word,
    lemma,
    tense_of,
)
from khronika.reading.ru.models import models
from khronika.reading.ru.words import people_words

_RELATIONS = {
    "nsubj": "subject",
    "csubj": "complement",
    "nsubj:pass": "passive_subject",
    "csubj:pass": "complement",
    "obj": "object",
    "iobj": "indirect",
    "obl": "oblique",
    "obl:agent": "agent",
    "amod": "modifier",
    "appos": "apposition",
    "ccomp": "clause",
    "xcomp": "complement",
    "acl": "participle",
    "acl:relcl": "relative",
    "advcl": "adverbial",
    "conj": "conjunct",
    "aux": "auxiliary",
    "aux:pass": "passive",
    "mark": "marker",
    "nummod:gov": "nummod",
    "nummod:entity": "nummod",
    "flat:name": "flat",
    "flat:foreign": "flat",
}
_WHOSE = frozenset({"его", "ее", "её", "их"})
_TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ"})
"""What the tagger takes verbs for."""
_FULL_FORMS = {"во": "в", "со": "с", "ко": "к", "об": "о", "обо": "о", "изо": "из"}
_FUTURE = re.compile("буд(?!учи)")
"""How the auxiliary of the future begins, which the tagger does not always tell."""
_SHOUTED_FROM = 6
"""Letters from which a word in capitals is taken for shouted, and not for an abbreviation."""


@cache
def _possessives() -> frozenset[str]:
    return frozenset(resources.load("lexicon/ru/small_words.yaml")["possessives"])


@cache
def _reminding() -> frozenset[str]:
    return frozenset(resources.load("lexicon/ru/small_words.yaml")["reminding"])


@cache
def _measures() -> frozenset[str]:
    """Give the nouns that count those behind them, with whom the verb may agree: "ряд"."""
    return frozenset(resources.load("lexicon/ru/pointing.yaml")["measures"])


@cache
def _kinds_of() -> dict[str, list[str]]:
    """Give the nouns that only qualify another behind which they stand: "статус беженца"."""
    kinds: dict[str, list[str]] = resources.load("lexicon/ru/small_words.yaml")["kinds_of"]
    return kinds


def spoken(word: str) -> str:
    """Give a shouted word so that the models know it: "ЗАДЕРЖАЛИ", "ИВАНА"; no abbreviation."""
    if not word.isupper() or len(word) == 1:
        return word
    long = len(word) >= _SHOUTED_FROM
    if is_common(word) if long else is_small_word(word):
        return word.lower()
    return word.capitalize() if long or is_of_a_name(word) else word


@dataclass(frozen=True)
class Raw:
    """One sentence as the models give it."""

    offset: int
    tokens: list[Any]
    tagged: list[Any]
    parsed: list[Any]

    def head(self, i: int) -> int:
        """Give the index of a word's governor, its own for the root."""
        head = int(self.parsed[i].head_id) - 1
        return head if 0 <= head < len(self.tokens) else i

    def rel(self, i: int) -> str:
        """Give a word's relation in the parser's own name."""
        return str(self.parsed[i].rel)

    def feats(self, i: int) -> dict[str, str]:
        """Give a word's grammatical features."""
        feats: dict[str, str] = self.tagged[i].feats
        return feats

    @cached_property
    def _below(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for n in range(len(self.tokens)):
            if self.head(n) != n:
                below[self.head(n)].append(n)
        return below

    def below(self, i: int, *rels: str) -> list[int]:
        """Give the words that a word governs in the relations named."""
        return [n for n in self._below[i] if self.rel(n) in rels]


def preposition(raw: Raw, i: int) -> str:
    """Give the preposition under which a word stands, in its short form."""
    found = raw.below(i, "case")
    if not found:
        return ""
    rest = [raw.tokens[n].text.lower() for n in raw.below(found[0], "fixed")]
    first = str(raw.tokens[found[0]].text).lower()
    if rest:
        return " ".join([first, *rest])
    return _FULL_FORMS.get(first, first)


def relation(raw: Raw, i: int) -> str:
    """Give a word's relation to its governor."""
    return "modifier" if _only_qualifies(raw, i) else _relation(raw, i)


def _relation(raw: Raw, i: int) -> str:
    rel = raw.rel(i)
    if rel == "root":
        return "ROOT"
    if rel in {"advmod", "parataxis"} and raw.tokens[i].text.lower() in {"не", "нет"}:
        return "negation"
    if rel == "det" and {lemma_of(raw, i), raw.tokens[i].text.lower()} & _possessives():
        return "possessor"
    if rel in {"nmod", "appos", "acl"}:
        return _below_noun(raw, i, rel)
    if rel in {"obl", "iobj"}:
        return _beside_verb(raw, i, rel)
    if rel in {"nsubj", "nsubj:pass", "parataxis"}:
        return _as_subject(raw, i, rel)
    if rel == "obj" and _does_it(raw, i):
        return "subject"
    if rel == "amod" and pos_of(raw, i) != raw.tagged[i].pos:
        return "participle"
    if rel == "xcomp" and any(form_of(raw, n) == "gerund" for n in raw.below(i, "cop")):
        return "adverbial"  # "Будучи задержанным, он попросил убежища"
    return _RELATIONS.get(rel, rel)


def _only_qualifies(raw: Raw, i: int) -> bool:
    """Whether a word only qualifies another, whatever the parser takes it for.

    An adjective with a number in it counts nobody ("29-летнего чеченца"), and "беженки" behind
    "статус" is nobody.
    """
    text, pos = raw.tokens[i].text, raw.tagged[i].pos
    if raw.rel(i) in {"nummod", "nummod:gov"}:
        return bool(pos == "ADJ" and text[0].isdigit() and text[-1].isalpha())
    kinds = _kinds_of().get(lemma_of(raw, i - 1), ()) if i and pos == "NOUN" else ()
    return lemma_of(raw, i) in kinds


def is_whose(raw: Raw, i: int) -> bool:
    """Whether "его" goes with the noun right behind, and not with the verb: "выдать его соседа".

    So it does before a subject whose verb has an object of its own: "её клиент попросил убежища".
    """
    if raw.tokens[i].text.lower() not in _WHOSE or i + 1 == len(raw.tokens):
        return False
    noun, verb = i + 1, raw.head(i)
    beside = raw.tagged[noun].pos == "NOUN" and raw.head(noun) == verb
    asks = raw.rel(noun) == "nsubj" and raw.rel(i) == "obj" and len(raw.below(verb, "obj")) > 1
    return beside and (raw.rel(noun) == raw.rel(i) or asks)


def struck_behind(raw: Raw, i: int) -> int | None:
    """Give the verb of the noun behind "её", where the parser took "её" for the one it strikes.

    "Её подзащитного задержали": only a verb of which nobody is the subject is sure to strike.
    """
    if raw.tokens[i].text.lower() not in _WHOSE or i + 1 == len(raw.tokens):
        return None
    noun = i + 1
    case, animacy = raw.feats(noun).get("Case"), raw.feats(noun).get("Animacy")
    if raw.tagged[noun].pos != "NOUN" or case not in {"Gen", "Acc"} or animacy != "Anim":
        return None
    if raw.head(i) == noun and raw.head(noun) not in {i, noun}:
        return None  # the parser has it right
    verbs = (n for n in range(noun + 1, len(raw.tokens)) if raw.tagged[n].pos == "VERB")
    verb = next(verbs, None)
    if verb is None or raw.feats(verb).get("Number") != "Plur":
        return None
    alone = not raw.below(verb, "nsubj", "nsubj:pass")
    strikes = raw.head(i) == verb or not raw.below(verb, "obj")
    return verb if alone and strikes else None


def _below_noun(raw: Raw, i: int, rel: str) -> str:
    case, prep = raw.feats(i).get("Case", ""), preposition(raw, i)
    if rel == "appos":
        owner = case == "Gen" and _is_surname_behind_kin(raw, i)
        return "possessor" if owner else "apposition"
    if rel == "acl":
        if pos_of(raw, i) == "VERB":
            return "participle"
        explains = raw.tagged[i].pos == "NOUN" and case == raw.feats(raw.head(i)).get("Case")
        return "oblique" if prep else "apposition" if explains else rel
    if lemma_of(raw, i) in _kinds_of().get(lemma_of(raw, raw.head(i)), ()):
        return "modifier"
    return "possessor" if not prep and case in {"Gen", "Acc", ""} else "oblique"


def _as_subject(raw: Raw, i: int, rel: str) -> str:
    """Mend what is a subject by its place alone, or is one although the parser does not see it."""
    verb = raw.head(i)
    done, word = raw.feats(verb), raw.feats(i)
    if rel == "parataxis":
        named = raw.tagged[i].pos == "PROPN" and word.get("Case") == "Nom"
        alone = not raw.below(verb, "nsubj", "nsubj:pass")
        told = done.get("Voice") == "Pass" and done.get("VerbForm") == "Part"
        return "passive_subject" if named and alone and told else rel
    if raw.tokens[i].text.isdigit():
        return "discourse"  # the number of a point in a list
    if rel == "nsubj" and done.get("Tense") == "Past" and not raw.below(i, "conj", "nummod:gov"):
        single = word.get("Number") == "Sing"
        somebody = raw.tagged[i].pos == "PROPN" or word.get("Animacy") == "Anim"
        if somebody and single and done.get("Number") == "Plur":
            dative = raw.tokens[i].text.lower().endswith(("у", "ю"))
            return "indirect" if dative else "object"  # "Игнату отказали", "мать вызвали"
        thing = word.get("Animacy") == "Inan" and single
        genders = {word.get("Gender"), done.get("Gender")}
        if thing and (len(genders - {None}) > 1 or _is_done_to_a_thing(raw, i)):
            return "object"  # "отказ получила в мае", "фонд признали экстремистским"
    return _RELATIONS[rel]


def _is_done_to_a_thing(raw: Raw, i: int) -> bool:
    """Whether several do it to one thing, whose accusative looks like its nominative.

    "Фонд признали экстремистским", but not "ряд юристов осудили".
    """
    alike = raw.feats(i).get("Gender") in {"Masc", "Neut"} and i < raw.head(i)
    several = raw.feats(raw.head(i)).get("Number") == "Plur"
    return alike and several and lemma_of(raw, i) not in _measures()


def _does_it(raw: Raw, i: int) -> bool:
    """Whether what the parser takes for a second object does it: "активистку снимали мужчины"."""
    verb = raw.head(i)
    before = [n for n in raw.below(verb, "obj") if n < verb]
    noun = raw.tagged[i].pos in {"NOUN", "PROPN", "NUM"}
    if not noun or i < verb or not before or raw.below(verb, "nsubj", "nsubj:pass"):
        return False
    done = raw.feats(verb)
    tags = models().dictionary.parse(raw.tokens[i].text)
    alike = {"Plur": "plur", "Sing": "sing"}.get(done.get("Number", ""), "")
    gender = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(done.get("Gender", ""), alike)
    return any({"nomn", alike, gender} <= tag.grammemes for tag in (t.tag for t in tags))


def _beside_verb(raw: Raw, i: int, rel: str) -> str:
    case = raw.feats(i).get("Case", "")
    if preposition(raw, i):
        return "oblique"
    if rel == "obl" and case == "Ins" and raw.feats(raw.head(i)).get("Voice") == "Pass":
        return "agent"
    return "indirect" if rel == "iobj" or case == "Dat" else "oblique"


def _is_surname_behind_kin(raw: Raw, i: int) -> bool:
    """Whether a lone surname behind a word for a relative is whose they are: "отца Болотова"."""
    if lemma_of(raw, raw.head(i)) not in people_words().relatives or raw.below(i, "flat:name"):
        return False
    tags = [r.tag for r in models().dictionary.parse(raw.tokens[i].text)]
    return any("Surn" in tag for tag in tags) and not any("Name" in tag for tag in tags)


def pos_of(raw: Raw, i: int) -> str:
    """Give a word's part of speech; a verb's also where the tagger does not know it for one.

    It takes "выдворит" for a noun, and the capital of "Арестованного в Омске блогера" or of
    "Живущую в Риге актрису" for that of a name.
    """
    pos = str(raw.tagged[i].pos)
    if pos in _TAKEN_FOR and is_only_a_verb(raw.tokens[i].text):
        return "VERB"
    opens = i == 0 and raw.rel(i) in {"acl", "amod"} and pos in {"PROPN", "ADJ"}
    return "VERB" if opens and raw.below(i, "obl") and _participle(raw, i) else pos


def _participle(raw: Raw, i: int) -> str:
    """Give the form of a participle, that of the present if it is an active one; or nothing."""
    tag = models().dictionary.parse(raw.tokens[i].text.lower())[0].tag
    if tag.POS != "PRTF":
        return ""
    return "participle" if "pssv" in tag else "present"


def form_of(raw: Raw, i: int) -> str:
    """Give the form of a verb; nothing of another word."""
    if pos_of(raw, i) != raw.tagged[i].pos:
        by_tense = {"Past": "past", "Fut": "future"}
        return _participle(raw, i) or by_tense.get(tense_of(raw.tokens[i].text), "present")
    if raw.tagged[i].pos not in {"VERB", "AUX"}:
        return ""
    feats = raw.feats(i)
    if feats.get("VerbForm") == "Part":
        return "participle" if feats.get("Voice") == "Pass" else "present"
    if feats.get("Person") == "1" and lemma_of(raw, i) in _reminding():
        return "present"
    by_form = {"Inf": "infinitive", "Conv": "gerund"}
    by_tense = {"Past": "past", "Fut": "future", "Pres": "present"}
    tense = tense_of(raw.tokens[i].text) or feats.get("Tense", "")
    return by_form.get(feats.get("VerbForm", "")) or by_tense.get(tense, "present")


def lemma_of(raw: Raw, i: int) -> str:
    """Give a word's dictionary form."""
    text, pos, feats = spoken(raw.tokens[i].text), raw.tagged[i].pos, raw.feats(i)
    if pos == "AUX" and (feats.get("Tense") == "Fut" or _FUTURE.match(text.lower())):
        return "будет"
    if pos == "DET" and text.lower() in _WHOSE:
        return fold(text)
    known = lemma(text, pos, feats.get("Case", ""), told=feats.get("Mood") == "Ind")
    return _what_somebody_is(known) if "-" in known else known


def _what_somebody_is(known: str) -> str:
    """Give what a compound noun calls somebody in the first place: "учитель-курд" is a teacher."""
    first = known.partition("-")[0]
    people = people_words()
    several = known in people.occupations or known in people.relatives
    return first if not several and first in people.occupations else known
