"""Everything that Khronika tells its user went wrong.

    KhronikaError                 the root: its text is the sentence the user reads
    ├── InputRefused              one input cannot be taken; the rest of the batch goes on
    ├── MalformedReading          a `reading/1` file breaks its form; names the field
    ├── UnsupportedLanguage       no reader knows the document's language
    ├── CasebookError             the casebook cannot be opened or written
    │   ├── WrongPassphrase
    │   ├── CasebookFull
    │   ├── NoCasebook
    │   ├── NotInCasebook
    │   └── ChangeRefused         a change makes no sense as asked; names the field
    ├── MalformedResource         a file of words or tables that people edit breaks its form
    └── WrongUse                  the command was called in a way that makes no sense
        ├── WrongQuery            a search cannot be understood
        └── WrongAnswer           an answer for a private brief makes no sense; names the field

A message says what is wrong, where, and what to do. It holds no name and no text of a case.
"""

import traceback
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_PACKAGE = Path(__file__).parent


class KhronikaError(Exception):
    """Something went wrong that the user can be told in one sentence."""


class InputRefused(KhronikaError):
    """One input cannot be taken. The message is the reason, without the input's path."""


class MalformedReading(KhronikaError):
    """A reading breaks the form of `reading/1`. `field` is the path of the field at fault."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class UnsupportedLanguage(KhronikaError):
    """No reader is installed for the language of a document."""


class CasebookError(KhronikaError):
    """The casebook cannot be opened, read or written."""


class WrongPassphrase(CasebookError):
    """The passphrase does not open the casebook."""


class CasebookFull(CasebookError):
    """The disk that holds the casebook has no room left."""


class NoCasebook(CasebookError):
    """There is no casebook where one was looked for."""


class NotInCasebook(CasebookError):
    """The casebook has nothing under the id that was asked for."""


class ChangeRefused(CasebookError):
    """A change cannot be made as it was asked for; nothing was changed.

    `field` names what is at fault, where it is one field.
    """

    def __init__(self, problem: str, *, field: str | None = None) -> None:
        super().__init__(problem if field is None else f"{field}: {problem}")
        self.field = field
        self.problem = problem


class ChangedMeanwhile(ChangeRefused):
    """Somebody else changed what is to be corrected; nothing was changed now.

    `kind` is what was to be corrected, and `fields` gives for each field that holds another value
    by now what was seen and what it holds, as JSON.
    """

    def __init__(self, kind: str, fields: Mapping[str, tuple[object, object]], said: str) -> None:
        super().__init__(said)
        self.kind = kind
        self.fields = fields


class MalformedResource(KhronikaError):
    """A file of words or tables that people edit breaks its form; names the file and the place."""


class WrongUse(KhronikaError):
    """The command was called in a way that makes no sense; the message says how to call it."""


class QueryFault(StrEnum):
    """Why a search cannot be understood, for whoever tells it in another language."""

    TOO_LONG = "too_long"
    TOO_MANY_WORDS = "too_many_words"
    NO_WORD = "no_word"
    OPEN_QUOTE = "open_quote"
    OR_ALONE = "or_alone"
    OR_NOT = "or_not"
    STAR_AFTER_SEVERAL = "star_after_several"
    STAR_TOO_EARLY = "star_too_early"


class WrongQuery(WrongUse):
    """A search cannot be understood; the message says what to change in the query."""

    def __init__(self, fault: QueryFault, problem: str) -> None:
        super().__init__(problem)
        self.fault = fault


class WrongAnswer(WrongUse):
    """An answer for a private brief makes no sense. The message never repeats the answer."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}" if field else problem)
        self.field = field


def internal_fault(error: BaseException) -> str:
    """Say where the program failed, or that the system refused it something, in one sentence.

    The error's own message is left out: it may hold words of a case. The system's word for a
    refusal, such as "No space left on device", holds none.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = "an unknown place"
    if ours:
        file = Path(ours[-1].filename).relative_to(_PACKAGE.parent)
        place = f"{file}:{ours[-1].lineno}"
    if isinstance(error, OSError) and error.strerror:
        return (
            f"The system refused something that Khronika needs ({error.strerror}, at {place}): "
            "see to that and try again."
        )
    return (
        f"Khronika failed at {place} ({type(error).__name__}). This is a fault of the program: "
        "please report these words; they tell nothing of a case."
    )
