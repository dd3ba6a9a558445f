"""What leaves the casebook or a reading: files for other people and programs.

Takes readings, gives files. Promise: deterministic bytes; a file is there whole or not at all.
"""

from khronika.publishing.readings import write_reading

__all__ = ["write_reading"]
