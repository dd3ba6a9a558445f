"""How many independent sources tell an act of which several documents tell."""

from functools import lru_cache

from khronika.casebook.files import act_case


@lru_cache(maxsize=4096)
def independent(row_id: str, head: str) -> int:  # noqa: ARG001 (the answer holds for this head)
    """Count the independent sources of an act, as its own page does.

    Args:
        row_id: of one of its tellings.
        head: the link at the head of the journal. Whatever could change the answer moves it, so
            that an act is compared again only after the casebook was changed.
    """
    return act_case(row_id).corroboration
