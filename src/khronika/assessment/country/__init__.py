"""The picture of a host country, from the casebook and the reference.

    acts          an act, however many documents tell it
    figures       counts that open into their acts, with what they rest on
    counting      acts by kind and by the state behind them;  months: beside what was published
    outcomes      what became of those who were detained
    instruments   what exposes people and what protects them
    protection    what bodies that protect did
    voices        who says what
    numbers       how many people live there, by whose count
    picture       all of it in one value

Promise: every figure opens into its incidents and stands beside its coverage; confirmed and
proposed are never added up unsaid; there is no score and no ranking.
"""

from khronika.assessment.country.acts import Act
from khronika.assessment.country.picture import CountryPicture, Told, country_picture, told_in

__all__ = ["Act", "CountryPicture", "Told", "country_picture", "told_in"]
