"""Files, folders, archives of documents and standard input, made into documents.

Takes paths, gives one row for each thing found: a `Captured` document, a `Refused` one with its
reason, a `Container` after its members. Promise: original bytes are kept and hashed at first touch
and never altered; hostile input ends in a refusal, never in an exception; nothing is fetched, and
nothing of an input is written. Importing this room is cheap: parsers are loaded by the first file
that needs them.
"""

from khronika.capture.batch import capture
from khronika.capture.limits import FORMATS
from khronika.capture.names import safe_name
from khronika.capture.outcomes import Captured, Container, Outcome, Refused

__all__ = ["FORMATS", "Captured", "Container", "Outcome", "Refused", "capture", "safe_name"]
