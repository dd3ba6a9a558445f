"""Whether two mentions, in different documents, may be of the same person.

Takes names, gives judgements. Promise: this room never merges people; it only says what looks the
same.
"""

from khronika.resolution.names import name_key, same_name

__all__ = ["name_key", "same_name"]
