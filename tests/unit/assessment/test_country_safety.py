"""What a claim says of safety, by its words alone."""

import pytest

from khronika.assessment.country.voices import Safety, safety
from khronika.assessment.doubts import is_from_unknown_channels
from khronika.casebook import ClaimRow, DocumentRef, PartyKind, PartyRef, Review
from khronika.model import Evidence, Stance


def claim(words, stance=Stance.ASSERTS, language="en", speaker="Zlata Birkavs"):
    return ClaimRow(
        id="d1.c1",
        document=DocumentRef(
            id="d1",
            own_id="one",
            title=None,
            publisher=None,
            published=None,
            language=language,
            reader=None,
        ),
        evidence=(Evidence(start=0, end=len(words), quote=words),),
        confidence=None,
        decided=(),
        review=Review.PROPOSED,
        speaker=PartyRef(id="d1.p1", name=speaker, kind=PartyKind.PERSON),
        stance=stance,
        direct=False,
        incidents=(),
        instruments=(),
        countries=(),
    )


DANGER, SAFETY = Safety.UNSAFE, Safety.SAFE


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("Yerevan is safe for those who fled.", "en", (SAFETY,)),
        ("They have nothing to fear here.", "en", (SAFETY,)),
        ("Yerevan is not safe for those who fled.", "en", (DANGER,)),
        ("Nobody feels safe in the city.", "en", (DANGER,)),
        ("Everybody who fled is in danger.", "en", (DANGER,)),
        ("She does not feel safe; she doesn't feel secure.", "en", (DANGER,)),
        ("They aren’t in danger.", "en", (SAFETY,)),
        ("People like us have little reason to fear.", "en", (SAFETY,)),
        ("I don't believe that they will send us back.", "en", (SAFETY,)),
        ("No country is going to hand over its guests.", "en", (SAFETY,)),
        ("There won't be any cases of extradition.", "en", (SAFETY,)),
        ("Nobody can promise that they won't hand us over.", "en", (DANGER,)),
        ("He may be deported soon.", "en", (DANGER,)),
        (
            "She may be denied entry. But they would not hand anybody over.",
            "en",
            (DANGER, SAFETY),
        ),
        ("The minister said no exile would be extradited.", "en", (SAFETY,)),
        ("Nobody will be sent back.", "en", (SAFETY,)),
        ("No Russian who fled mobilisation would be extradited.", "en", (SAFETY,)),
        ("Nobody said who would be extradited.", "en", (DANGER,)),
        ("If Moscow asks, they will extradite him.", "en", (DANGER,)),
        ("They will not extradite him.", "en", (SAFETY,)),
        ("Armenia had never extradited a deserter.", "en", (SAFETY,)),
        ("Ереван никогда никого не выдавал.", "ru", (SAFETY,)),
        ("Ни один россиянин, бежавший от мобилизации, не будет выдан.", "ru", (SAFETY,)),
        ("Если запросят, его выдадут.", "ru", (DANGER,)),
        ("Никого не выдадут.", "ru", (SAFETY,)),
        ("None of the Russians here can be deported.", "en", (SAFETY,)),
        ("She would never be handed over.", "en", (SAFETY,)),
        ("Nobody has anything to fear here.", "en", (SAFETY,)),
        ("No one knows whether he will be extradited.", "en", (DANGER,)),
        ("No court protects them: they can be deported.", "en", (DANGER,)),
        ("The police protect us here.", "en", (SAFETY,)),
        ("The police do not protect us.", "en", ()),
        ("The courts never protect people like us.", "en", ()),
        ("The ministry denied that the city is safe.", "en", ()),
        ("The safe was found empty.", "en", ()),
        ("He keeps a safe distance.", "en", ()),
        ("The hearing was put off.", "en", ()),
        ("Здесь безопасно, говорит он.", "ru", (SAFETY,)),
        ("Это безопасная страна.", "ru", (SAFETY,)),
        ("Мы в безопасности.", "ru", (SAFETY,)),
        ("Мы больше не в безопасности.", "ru", (DANGER,)),
        ("В городе небезопасно.", "ru", (DANGER,)),
        ("Все они в опасности.", "ru", (DANGER,)),
        ("Нас не выдадут.", "ru", (SAFETY,)),
        ("Выдач не бывает: не будет никаких выдач.", "ru", (SAFETY,)),
        ("Никто не может гарантировать, что нас не выдадут.", "ru", (DANGER,)),
        ("Его могут депортировать.", "ru", (DANGER,)),
        ("Никого из них не могут выдать.", "ru", (SAFETY,)),
        ("Никто не может быть выдан без суда.", "ru", (SAFETY,)),
        ("Никому здесь нечего бояться.", "ru", (SAFETY,)),
        ("Никто не знает, могут ли его выдать.", "ru", ()),
        ("Суд защитит вас.", "ru", (SAFETY,)),
        ("Полиция нас не защитит, и суд никого не защищает.", "ru", ()),
        ("Никто не защищён: его могут выдать.", "ru", (DANGER,)),
        ("Мы не в опасности: бояться нечего.", "ru", (SAFETY,)),
        ("Министерство отрицает, что в городе безопасно.", "ru", ()),
        ("Заседание отложили.", "ru", ()),
    ],
)
def test_words_of_safety(words, language, said):
    assert safety(claim(words, language=language)) == said


def test_a_fear_speaks_of_danger_whatever_its_words():
    assert safety(claim("They will come for us.", Stance.FEARS)) == (DANGER,)
    assert safety(claim("I am not afraid of the police.", Stance.FEARS)) == (DANGER, SAFETY)
    assert safety(claim("They will come for us.", Stance.PREDICTS)) == ()


@pytest.mark.parametrize(
    ("speaker", "language", "unknown"),
    [
        ("several Telegram channels", "en", True),
        ("a pro-government Telegram channel", "en", True),
        ("Telegram channels", "en", True),
        ("Zlata Birkavs", "en", False),
        ("Channel Forty", "en", False),
        ("the Vilnius channel Lantern", "en", False),
        ("несколько телеграм-каналов", "ru", True),
        ("провластные каналы", "ru", True),
        ("Злата Биркавс", "ru", False),
        ("телеканал «Фонарь»", "ru", False),
    ],
)
def test_channels_of_which_nothing_is_known_are_told_from_those_that_are_named(
    speaker, language, unknown
):
    said = claim("Talks with Laos are under way.", language=language, speaker=speaker)
    assert is_from_unknown_channels(said) is unknown
