"""The acts behind a figure, each with its tellings, and what the figure is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khronika.assessment.country import Act
from khronika.assessment.country.opening import Asked, Part
from khronika.casebook import Casebook, IncidentRow
from khronika.web.labels import country, label
from khronika.web.written import month


@dataclass(frozen=True, slots=True)
class Listed:
    """An act with what its first document says, and those of the others."""

    act: Act
    incident: IncidentRow
    others: tuple[IncidentRow, ...]


def listed(acts: Sequence[Act], casebook: Casebook) -> list[Listed]:
    """Fetch the tellings of some acts."""
    wanted = [row_id for act in acts for row_id in act.tellings]
    rows = {row.id: row for row in casebook.countries.incidents(wanted)}
    return [
        Listed(act, rows[act.id], tuple(rows[one] for one in act.tellings if one != act.id))
        for act in acts
    ]


def figure_name(asked: Asked) -> str:
    """Say in a few words which acts are asked for."""
    parts = [label(asked.kind)] if asked.kind else []
    parts += [_PARTS[asked.part]()] if asked.part else []
    parts += [month(asked.month)] if asked.month else []
    if asked.by is not None:
        parts.append(country(asked.by) if asked.by else _("state not told"))
    return ", ".join(parts) or _("all acts")


_PARTS = {
    Part.CONFIRMED: lambda: _("confirmed by a person"),
    Part.PROPOSED: lambda: _("proposed, not reviewed"),
    Part.UNSURE: lambda: _("disputed or rumoured"),
    Part.CORROBORATED: lambda: _("told by two or more independent sources"),
    Part.SHELTER: lambda: _("somebody sought or found shelter, or was let go"),
    Part.WITHOUT_MONTH: lambda: _("month not told"),
    Part.SIGNAL: lambda: _("behind the change of pace"),
    Part.OWN: lambda: _("acts of the country itself against people who fled it"),
    Part.UNSAID: lambda: _("state not told"),
}
