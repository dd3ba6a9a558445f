"""Bodies of towns and states, told in two languages."""

import pytest

from khronika.model import OrganizationKind
from khronika.resolution import Verdict
from khronika.resolution.organizations import body_keys, compare_bodies
from khronika.resolution.seen import BodySeen

POLICE, COURT = OrganizationKind.POLICE, OrganizationKind.COURT
STATE, MISSION = OrganizationKind.STATE_BODY, OrganizationKind.DIPLOMATIC_MISSION


def seen(document, kind, country, *names):
    return BodySeen(
        id=f"{document}.o1",
        document=document,
        names=names,
        kind=kind,
        country=country,
        acts=(),
    )


def compared(kind, country, one, other):
    ours, theirs = seen("d1", kind, country, *one), seen("d2", kind, country, *other)
    return compare_bodies(ours, theirs), body_keys(ours) & body_keys(theirs)


@pytest.mark.parametrize(
    ("kind", "country", "one", "other"),
    [
        (POLICE, "AT", "Graz police", "полиция Граца"),
        (POLICE, "AM", "police in Gyumri", "гюмрийская полиция"),
        (POLICE, None, "Baku police", "полиция Баку"),
        (COURT, "GE", "Batumi City Court", "Батумский городской суд"),
        (COURT, "KZ", "Almaty district court", "районный суд Алматы"),
        (STATE, "BY", "Minsk prosecutor's office", "прокуратура Минска"),
        (STATE, "PL", "Warsaw city hall", "мэрия Варшавы"),
        (MISSION, "TM", "Turkmen consulate in Istanbul", "консульство Туркменистана в Стамбуле"),
        (
            MISSION,
            "TM",
            "Consulate General of Turkmenistan in Istanbul",
            "генконсульство Туркмении в Стамбуле",
        ),
        (STATE, "KZ", "Ministry of Energy", "Минэнерго"),
        (POLICE, "MD", "Moldovan border police", "пограничная полиция"),
    ],
)
def test_one_body_in_two_languages(kind, country, one, other):
    told, keys = compared(kind, country, (one,), (other,))
    assert told.verdict is Verdict.SAME
    assert keys


@pytest.mark.parametrize(
    ("kind", "country", "one", "other"),
    [
        (POLICE, "RS", "Serbian police", "полиция Сербии"),
        (MISSION, "ER", "Eritrean consulate general", "консульство Эритреи"),
        (MISSION, "ER", "consulate of Eritrea", "генконсульство"),
    ],
)
def test_of_a_state_that_has_many_it_is_likely_one(kind, country, one, other):
    told, keys = compared(kind, country, (one,), (other,))
    assert 0.7 < told.score < 0.8
    assert keys


@pytest.mark.parametrize(
    ("kind", "country", "one", "other"),
    [
        (POLICE, "AT", "Graz police", "полиция Вены"),
        (POLICE, "AT", "Graz police", "полиция аэропорта Граца"),
        (POLICE, "AT", "Graz police", "полиция Австрии"),
        (COURT, "GE", "Batumi City Court", "Апелляционный суд Батуми"),
        (COURT, "KZ", "Almaty district court", "Медеуский районный суд Алматы"),
        (MISSION, "TM", "Turkmen consulate in Istanbul", "консульство Туркменистана в Вене"),
        (MISSION, "TM", "Turkmen consulate in Istanbul", "консульство Туркменистана"),
        (OrganizationKind.NGO, "AT", "Graz police", "полиция Граца"),
    ],
)
def test_other_bodies_stay_two(kind, country, one, other):
    told, _ = compared(kind, country, (one,), (other,))
    assert told.score < 0.5


def test_a_town_of_another_state_is_not_meant():
    told, _ = compared(POLICE, "US", ("Vienna police",), ("полиция Вены",))
    assert told.score < 0.5


def test_a_mission_of_a_known_town_is_not_told_by_its_short_name():
    in_town = ("консульство Туркменистана в Стамбуле", "консульство")
    told, _ = compared(MISSION, "TM", in_town, ("Turkmen consulate in Ankara", "the consulate"))
    assert told.score < 0.5
