"""Words with what is particular set aside: names, places, dates and numbers become a mask.

A name or place is told by its capital letter, so that tagged and untagged texts are masked alike.
"""

from khronika.corpus.words import words

MASK = "*"

_DATES = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
        "понедельник понедельника вторник вторника среда среду среды четверг четверга пятница "
        "пятницу пятницы суббота субботу субботы воскресенье воскресенья сегодня вчера завтра "
        "накануне январь января январе февраль февраля феврале март марта марте апрель апреля "
        "апреле май мая мае июнь июня июне июль июля июле август августа августе сентябрь "
        "сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря декабре "
        "one two three four five six seven eight nine ten eleven twelve twenty thirty hundred "
        "один одного одна два две двух три трёх трех четыре пять шесть семь восемь девять десять "
        "двадцать тридцать сто тысяч тысячи thousand"
    )
)


def mask(word: str) -> str:
    """Give the word in small letters, or the mask for a name, a place, a date or a number."""
    small = word.lower()
    if word[0].isupper() or word[0].isdigit() or small in _DATES:
        return MASK
    return small


def is_mask(token: str) -> bool:
    """Tell whether a token is the mask."""
    return token == MASK
