"""Named questions to the open casebook. Casebook's methods of the same names call these.

Rows come in a steady order: documents and parties as they were added, incidents oldest
first and the undated last.
"""

from khronika.casebook.rows import Case, DocumentRow, Filter, IncidentRow, PersonRow


def documents(asked: Filter) -> list[DocumentRow]:
    """Give the documents of the casebook."""
    raise NotImplementedError


def incidents(asked: Filter) -> list[IncidentRow]:
    """Give the incidents, oldest first, the undated last."""
    raise NotImplementedError


def people(asked: Filter) -> list[PersonRow]:
    """Give the people, document by document."""
    raise NotImplementedError


def show(row_id: str) -> Case:
    """Open what an id of the casebook names.

    Raises:
        NotInCasebook: the casebook has nothing under this id.
    """
    raise NotImplementedError
