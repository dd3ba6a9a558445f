"""The picture of a host country, from the casebook and the reference.

    acts          an act, however many documents tell it
    figures       counts that open into their acts, with what they rest on
    counting      acts by kind and by the state behind them;  months: beside what was published
    outcomes      what became of those who were detained
    instruments   what exposes people and what protects them
    protection    what bodies that protect did
    voices        who says what
    numbers       how many people live there, by whose count
    rates         acts for each 10,000 people, with an interval
    change, pace  early warning: acts come at another pace, for how much is written
    sentences, text   the picture in words, each sentence with its sources
    comparison    all countries side by side
    picture       all of it in one value

Promise: every figure opens into its incidents and stands beside its coverage; confirmed and
proposed are never added up unsaid; there is no score and no ranking.
"""

from khronika.assessment.country.acts import Act
from khronika.assessment.country.comparison import Comparison, comparison, shelter
from khronika.assessment.country.picture import (
    CountryPicture,
    Told,
    change_of_pace,
    country_picture,
    told_in,
)
from khronika.assessment.country.text import described

__all__ = [
    "Act",
    "Comparison",
    "CountryPicture",
    "Told",
    "change_of_pace",
    "comparison",
    "country_picture",
    "described",
    "shelter",
    "told_in",
]
