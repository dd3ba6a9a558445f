"""All countries side by side have the figures of their pictures."""

from country_story import T, Writer, days

from khronika.assessment.country import comparison, country_picture, shelter
from khronika.assessment.country.comparison import reach
from khronika.model import EstimateMeasure, InstrumentKind, Stance, Status
from khronika.resolution import Verdict


def told(casebook):
    one = Writer("one", "The Lantern", "2024-05-10")
    one.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    one.act(T.DEPORTATION, "Ruslan Ovcharuk", days("2024-05-08"))
    one.act(T.DETENTION, "Zoya Nemo", host="GE")
    one.act(T.EXTRADITION, "Zoya Nemo", status=Status.PENDING)
    one.act(T.SURVEILLANCE, "Aida Nemo", origin="KG")
    one.act(T.RELEASE, "Zoya Nemo", days("2024-05-09"))
    one.act(T.THREAT, "Timofei Birkavs", host=None)
    one.keep(casebook)
    two = Writer("two", "Steppe Wire", "2024-05-12", "ru")
    two.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    two.act(T.EXTRADITION, "Ruslan Ovcharuk", days("2024-05-08"))
    two.keep(casebook)


def agree(casebook):
    """Every row says what the picture of its country says."""
    rows = comparison(casebook).countries
    for row in rows:
        picture = country_picture(casebook, row.host)
        assert row.confirmed == picture.acts.confirmed.count
        assert row.proposed == picture.acts.proposed.count
        assert dict(row.types) == {kind.type: kind.acts.count for kind in picture.kinds}
        assert row.unfinished == tuple(
            (kind.type, status, count)
            for kind in picture.kinds
            for status, count in kind.statuses
            if status is not Status.COMPLETED
        )
        assert shelter(row) == picture.shelter.count
        assert shelter(row) + reach(row) == picture.acts.count
        assert row.documents == picture.coverage.documents
        assert row.publishers == picture.coverage.publishers
        assert row.languages == len(picture.coverage.languages)
    return {row.host: row for row in rows}


def test_rows_agree_with_the_pictures(casebook):
    told(casebook)
    rows = agree(casebook)
    assert set(rows) == {"GE", "KG"}
    assert (rows["KG"].proposed, rows["GE"].proposed) == (6, 1)
    assert (reach(rows["KG"]), shelter(rows["KG"])) == (5, 1)


def test_rows_agree_after_people_decided(casebook):
    told(casebook)
    casebook.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann")
    casebook.judging.judge("d1.i2", "d2.i2", Verdict.SAME, by="ann")
    casebook.reviewing.accept("d1.i1", by="ann")
    casebook.reviewing.reject("d1.i3", by="ann", why="another country")
    rows = agree(casebook)
    assert set(rows) == {"KG"}
    assert (rows["KG"].confirmed, rows["KG"].proposed) == (1, 3)
    assert dict(rows["KG"].types) == {T.DETENTION: 1, T.EXTRADITION: 2, T.RELEASE: 1}
    assert rows["KG"].unfinished == ((T.EXTRADITION, Status.PENDING, 1),)


def test_an_empty_casebook_compares_nothing(casebook):
    assert comparison(casebook).countries == ()


def test_countries_of_which_documents_tell_no_act_stand_beside(casebook):
    one = Writer("one", "The Lantern", "2024-05-10")
    one.act(T.DETENTION, "Ruslan Ovcharuk")
    one.claim("Vera Nemo", Stance.FEARS, "Vera Nemo feels watched.", countries=("AM", "KG"))
    one.instrument(kind=InstrumentKind.RETURN_AGREEMENT, parties=("RU", "AE"))
    one.estimate(measure=EstimateMeasure.EMIGRANTS, from_country="RU", to_country="IL", low=3)
    one.claim("Vera Nemo", Stance.ASSERTS, "Vera Nemo tells of Laos.", countries=("LA",))
    one.keep(casebook)
    casebook.reviewing.reject("d1.c2", by="ann", why="of another country")
    found = comparison(casebook)
    assert [row.host for row in found.countries] == ["KG"]
    assert found.without_acts == ("AE", "AM", "IL", "RU")
