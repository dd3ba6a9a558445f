"""The questions about a country that the figures of it are made from: `Casebook.countries`."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from django.db.models import Q

from khronika.casebook import models, queries
from khronika.casebook.countries import comparing, speaking
from khronika.casebook.countries.imprints import imprints
from khronika.casebook.countries.naming import among, keys_of
from khronika.casebook.countries.rows import PlaceRow, ProtectionRow, SufferedRow, ToldRow, VoiceRow
from khronika.casebook.countries.sourcing import independent
from khronika.casebook.countries.suffering import suffered
from khronika.casebook.countries.telling import acts
from khronika.casebook.faults import told_plainly
from khronika.casebook.journal import Journal
from khronika.casebook.rows import ClaimRow, EstimateRow, IncidentRow, InstrumentRow
from khronika.model import IncidentType, InstrumentStatus, Stance


class Countries:
    """What documents tell of host countries. Nothing that a person rejected is given.

    `host` and `origin` are ISO 3166-1 alpha-2 codes. Where `origin` is None, acts by every state
    are meant.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def acts(self, host: str, origin: str | None = None) -> Sequence[tuple[ToldRow, ...]]:
        """Give the acts that some document tells of a host country, with all their tellings.

        With `origin` those are given too of which no document says for which state they were. Of an
        act of which tellings were judged to be one, those that tell of another country are given
        too. Tellings come as they were published.
        """
        with told_plainly(self._directory):
            return acts(_acts(host, origin))

    def places(self) -> Sequence[PlaceRow]:
        """Count what is told of each host country, by its code."""
        with told_plainly(self._directory):
            return comparing.places()

    def named(self) -> frozenset[str]:
        """Give the countries of which a claim, an agreement or an estimate tells, acts or none."""
        with told_plainly(self._directory):
            return speaking.named()

    def sources(self, acts: Collection[Sequence[str]]) -> dict[str, int]:
        """Count the independent sources of acts.

        Args:
            acts: the ids of the tellings of each, as they were published.

        Returns:
            The number for the first telling of each.
        """
        with told_plainly(self._directory):
            head = Journal(self._directory).head().link if acts else ""
            return {told[0]: independent(told[0], head) for told in acts}

    def suffered(
        self, row_ids: Collection[str], types: Collection[IncidentType]
    ) -> Sequence[SufferedRow]:
        """Give the acts of some types that hit those whom some acts hit, wherever they were.

        Args:
            row_ids: of the incidents by which somebody was hit first.
            types: those of the acts to give.
        """
        with told_plainly(self._directory):
            return suffered(row_ids, types)

    def voices(self, host: str, origin: str | None = None) -> Sequence[VoiceRow]:
        """Give the claims about a country, an act in it, or an agreement or law of it."""
        with told_plainly(self._directory):
            return speaking.voices(host, _by_others(host, origin), _binding(host, origin))

    def general_voices(
        self, host: str, origin: str | None, stances: Collection[Stance]
    ) -> Sequence[VoiceRow]:
        """Give the claims of some stances that name no country but the one that people fled.

        Only documents are looked through that tell of an act in the country, or have a claim about
        it. A claim that bears on an act or an agreement is not general.
        """
        with told_plainly(self._directory):
            return speaking.general(host, origin, _by_others(host, origin), stances)

    def advice(
        self, origin: str, countries: Collection[str], documents: Collection[str]
    ) -> Sequence[ClaimRow]:
        """Give the claims that advise about some countries, or stand in some documents.

        What bears on acts for other states than `origin` is left out, and what stands in a document
        that tells of such acts alone.
        """
        with told_plainly(self._directory):
            keys = speaking.advising(origin, countries, documents)
            return queries.claim_rows(queries.claims(None).filter(pk__in=among(keys)))

    def protections(self, host: str, origin: str | None = None) -> Sequence[ProtectionRow]:
        """Give what bodies that protect did and said about a country, as their list goes."""
        with told_plainly(self._directory):
            return speaking.protections(host, _by_others(host, origin))

    def instruments(self, host: str, origin: str | None = None) -> Sequence[InstrumentRow]:
        """Give the agreements and laws of a country; with `origin` its own and those with it."""
        with told_plainly(self._directory):
            chosen = queries.instruments(None).filter(pk__in=list(_binding(host, origin)))
            return queries.instrument_rows(chosen)

    def estimates(self, host: str, origin: str | None = None) -> Sequence[EstimateRow]:
        """Give the numbers of people who came to a country, or were sent from it.

        With `origin` those that name another state than that one are left out.
        """
        about = Q(to_country=host) | Q(from_country=host)
        with told_plainly(self._directory):
            found = queries.estimate_rows(queries.estimates(None).filter(about))
        known = {None, host, origin}
        return [
            row for row in found if origin is None or known >= {row.from_country, row.to_country}
        ]

    def published(self, publishers: Collection[str]) -> dict[date, int]:
        """Count the documents of some publishers that were read, by month as its first day."""
        with told_plainly(self._directory):
            return imprints().published(publishers)

    def incidents(self, row_ids: Sequence[str]) -> Sequence[IncidentRow]:
        """Give the rows of some incidents, oldest first, the undated last."""
        with told_plainly(self._directory):
            return queries.incident_rows(
                models.Incident.objects.filter(pk__in=among(keys_of(row_ids)))
            )

    def claims(self, row_ids: Sequence[str]) -> Sequence[ClaimRow]:
        """Give the rows of some claims."""
        with told_plainly(self._directory):
            return queries.claim_rows(models.Claim.objects.filter(pk__in=among(keys_of(row_ids))))


def _acts(host: str, origin: str | None) -> Q:
    return Q(host=host) if origin is None else Q(host=host) & (Q(origin=origin) | Q(origin=None))


def _by_others(host: str, origin: str | None) -> Q:
    acts = _acts(host, origin)
    return acts & comparing.BY_OTHERS if origin is None else acts


def _binding(host: str, origin: str | None) -> dict[int, InstrumentStatus]:
    """Give the agreements and laws of a country; with `origin` its own and those with it."""
    found = queries.instruments(None).filter(parties__icontains=f'"{host}"').order_by("pk")
    return {
        key: InstrumentStatus(status)
        for key, parties, status in found.values_list("pk", "parties", "status")
        if origin in {None, *parties} or parties == [host]
    }
