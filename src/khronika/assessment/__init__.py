"""What a casebook adds up to, and how far it can be trusted to.

Takes rows of the casebook and readings, gives figures that open into their incidents. Promise: no
count stands without the documents and publishers that it comes from; what was told is never
passed off as what happened.
"""

from khronika.assessment.dates import unresolved_dates
from khronika.assessment.summary import HostSummary, Summary, summarise

__all__ = ["HostSummary", "Summary", "summarise", "unresolved_dates"]
