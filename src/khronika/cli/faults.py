"""What an error that nobody foresaw is called in front of the user."""

import traceback
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


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
