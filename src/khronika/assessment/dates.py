"""Which dates of a reading are still words."""

from khronika.model import Estimate, Incident, Instrument, Reading


def unresolved_dates(reading: Reading) -> int:
    """Count the items whose date has words but no days."""
    dated: tuple[Incident | Instrument | Estimate, ...]
    dated = (*reading.incidents, *reading.instruments, *reading.estimates)
    return sum(item.when is None and item.when_text is not None for item in dated)
