"""Whether two mentions, in different documents, may be of the same person.

Takes names, gives judgements. Promise: this room never merges people; it only says what looks the
same.
"""

from khronika.resolution.names import (
    Explanation,
    Likely,
    PreparedName,
    Reason,
    Verdict,
    compare,
    explain,
    likely_pairs,
    name_key,
    prepare,
    same_name,
    sound_keys,
)

__all__ = [
    "Explanation",
    "Likely",
    "PreparedName",
    "Reason",
    "Verdict",
    "compare",
    "explain",
    "likely_pairs",
    "name_key",
    "prepare",
    "same_name",
    "sound_keys",
]
