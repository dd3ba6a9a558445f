"""Days as the properties and headers of files write them."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_PDF_DAY = re.compile(r"\s*(?:D:)?(\d{4})(\d\d)(\d\d)")


def day_of(written: str | None) -> date | None:
    """Read the day of an ISO 8601 date or time, as it is written; None where it is none."""
    return _made(_DAY.match(written or ""))


def day_of_pdf(written: str | None) -> date | None:
    """Read the day of a PDF's date, `D:20230805101500+03'00'`; None where it is none."""
    return _made(_PDF_DAY.match(written or ""))


def time_of_header(written: str | None) -> datetime | None:
    """Read the Date header of an e-mail, in the sender's own zone; None where it is none."""
    try:
        sent = parsedate_to_datetime(written) if written else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.replace(tzinfo=UTC) if sent is not None and sent.tzinfo is None else sent


def time_of(written: str | None) -> datetime | None:
    """Read an ISO 8601 time with its zone, UTC where it has none; None where it is none."""
    try:
        found = datetime.fromisoformat(written) if written else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found


def _made(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
