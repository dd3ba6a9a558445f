"""One person's name across scripts and spellings.

    prepare   a name as written -> PreparedName: its words by their sounds, and which is what
    compare   two prepared names -> a score from 0 to 1, cheap enough for every pair of a casebook
    explain   two prepared names -> the score, the verdict and a reason for each part
    mentions, unlisted    where somebody's name stands in a text; what looks like anybody's
    sound_keys     a word of a name -> the keys to look it up by, equal across scripts

A name that shows that it is a body's, not a person's, is compared word by word.

What names are made of, how letters sound and what each part of a name weighs are tables in
`resources/names/`; they are loaded when the first name is prepared.
"""

from khronika.resolution.names.comparing import Explanation, Reason, Verdict, compare, explain
from khronika.resolution.names.keys import sound_keys
from khronika.resolution.names.prepared import PreparedName, prepare
from khronika.resolution.names.written import name_key, same_name

__all__ = [
    "Explanation",
    "PreparedName",
    "Reason",
    "Verdict",
    "compare",
    "explain",
    "name_key",
    "prepare",
    "same_name",
    "sound_keys",
]
