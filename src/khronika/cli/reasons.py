"""An explanation in words and columns, stage by stage, for somebody who writes no programs."""

# Reading is loaded when there is something to explain, not when --help is asked for.

from __future__ import annotations

from typing import TYPE_CHECKING

from khronika.cli.columns import put_columns, put_wrapped
from khronika.cli.output import put, put_text
from khronika.cli.telling import way, when_cell

if TYPE_CHECKING:
    from khronika.reading.explaining import ActSeen, Explanation, IncidentSeen, RelevanceSeen

_RULES_TOLD = 6
"""How many rules that do not fit are told of one word; --json tells all."""
_TOPICS = {
    "persecution": "words of persecution",
    "abroad": "words of people abroad",
    "ordinary": "words of ordinary matters",
    "found": "acts, laws and counts found",
    "learned": "what the heads think",
    "states": "states that the text names",
    "base": "where the sum begins",
}


def tell_explanation(told: Explanation) -> None:
    """Print all stages."""
    _sentences(told)
    _stage("Names, and whom they mean")
    put_columns(
        (f"{n.sentence}", n.text, n.by, n.means, ": ".join(p for p in (n.name, n.known) if p))
        for n in told.names
    )
    _none(told.names)
    _stage("Places")
    put_columns((f"{p.sentence}", p.text, p.country, p.kind) for p in told.places)
    _none(told.places)
    _stage("Days")
    put_columns(
        (f"{d.sentence}", d.text, f"{d.first} to {d.last}" if d.first else "not resolved")
        for d in told.dates
    )
    _none(told.dates)
    _stage("Words that may tell an act")
    for act in told.acts:
        _act(act)
    _none(told.acts)
    if told.unknown:
        put_wrapped(f"Verbs without a rule: {', '.join(told.unknown)}", first="   ", indent=6)
    _stage("Incidents")
    for incident in told.incidents:
        _incident(incident)
    _none(told.incidents)
    _articles(told)
    _stage("Claims")
    for claim in told.claims:
        kept = "" if claim.bears else " (bears on nothing, and is not kept)"
        how = "in their own words" if claim.direct else "in the document's words"
        put_wrapped(f"{claim.speaker} {claim.stance}, {how}{kept}", first="   ", indent=6)
        put_wrapped(f"“{claim.text}”", first="      ", indent=6)
    _none(told.claims)
    _relevance(told.relevance)


def _stage(title: str) -> None:
    put("")
    put_text(title, style="bold")


def _none(found: tuple[object, ...]) -> None:
    if not found:
        put("   none")


def _sentences(told: Explanation) -> None:
    put_text(f"Sentences and words, read as language {told.language}", style="bold")
    for sentence in told.sentences:
        put_wrapped(sentence.text, first=f"{sentence.number:>2} ")
        put_columns(
            (w.text, w.lemma, w.part.lower(), w.relation, f"of {w.of}" if w.of else "")
            for w in sentence.words
        )


def _act(act: ActSeen) -> None:
    put_wrapped(
        f"{act.sentence}  {act.word} (dictionary form {act.lemma}), told as: {act.mood}",
        first="   ",
        indent=6,
    )
    fitting = [rule for rule in act.rules if rule.fits]
    others = [rule for rule in act.rules if not rule.fits]
    put_columns((("fits", rule.rule, rule.why) for rule in fitting), indent=6)
    put_columns((("no", rule.rule, rule.why) for rule in others[:_RULES_TOLD]), indent=6)
    if len(others) > _RULES_TOLD:
        put(f"      and {len(others) - _RULES_TOLD} more rules that do not fit: see --json")
    if act.incidents:
        put(f"      gave {', '.join(act.incidents)}")
    for why in act.why_none:
        put_wrapped(f"no incident: {why}", first="      ", indent=9)


def _incident(seen: IncidentSeen) -> None:
    act = seen.incident
    decided = {d.field: d.by for d in act.decided}
    put_wrapped(
        f"{act.id}  {act.type.replace('_', ' ')}: {', '.join(seen.targets)},"
        f" {way(act.host, act.origin)}",
        first="   ",
        indent=6,
    )
    values = {
        "type": act.type.replace("_", " "),
        "targets": ", ".join(seen.targets),
        "host": act.host or "",
        "origin": act.origin or "",
        "actors": ", ".join(seen.actors),
        "when": when_cell(act.when, act.when_text),
        "status": act.status,
        "certainty": act.certainty,
        "charge": act.charge or "",
        "max_years": "" if act.max_years is None else f"{act.max_years}",
    }
    put_columns(
        (
            (field.replace("_", " "), value or "-", decided.get(field, ""))
            for field, value in values.items()
            if value or field in {"when", "origin"}
        ),
        indent=6,
    )


def _articles(told: Explanation) -> None:
    """Print what the table says of the articles that are cited; texts without any are usual."""
    if not told.articles:
        return
    _stage("Articles of law, by the table of articles (a reference, no part of the reading)")
    for cited in told.articles:
        put_wrapped(f"{cited.sentence}  {cited.text}", first="   ", indent=6)
        if not cited.code:
            put("      not in the table, or of a state that the text does not tell")
            continue
        put_wrapped(f"{cited.code}: {cited.title}", first="      ", indent=9)
        as_of = f" (law of {cited.as_of})" if cited.as_of else ""
        term = (
            f"highest term {cited.term}{as_of}" if cited.term else "highest term not in the table"
        )
        put_wrapped(f"{term}; source: {cited.source}", first="      ", indent=9)


def _relevance(seen: RelevanceSeen) -> None:
    _stage("Relevance")
    verdict = "relevant" if seen.relevant else "not relevant: nothing above is kept but the names"
    put(f"   {verdict}; the sum is {seen.total:.2f}, and {seen.enough:g} is enough")
    if seen.stopped:
        put("   reading stops before it parses: too few words tell of persecution (gate.yaml)")
    put_columns(
        (
            _TOPICS[topic.topic],
            f"{topic.counts:+.2f}",
            ", ".join(f"{word} {weight:g}" for word, weight in topic.words),
        )
        for topic in seen.topics
    )
