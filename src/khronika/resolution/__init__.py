"""Who may be who across documents, which tellings may be one act, and which sources stand alone.

Takes names and readings, gives proposals with reasons. Promise: this room never merges anything; it
says what looks the same, and what follows from the judgements of people.

    names            whether two names may be one person's
    seen             what readings say of people, bodies and acts, gathered by id
    people, organizations, incidents   two rows of different documents -> a score with its reasons
    proposing        all rows -> proposals, and the groups they would make
    graph            judgements of people -> clusters and conflicts
    sources          documents -> which are copies of others
    corroboration    tellings of one act -> its independent sources, and why some count once
    contradictions   tellings of one act -> in what they differ
"""

from khronika.resolution.names import (
    Explanation,
    PreparedName,
    Reason,
    Verdict,
    compare,
    explain,
    name_key,
    prepare,
    same_name,
    sound_keys,
)

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
