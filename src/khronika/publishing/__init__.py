"""What leaves the casebook or a reading: files for other people and programs.

Takes readings and cases, gives files. Promise: deterministic bytes; a file is there whole or not at
all; what is made for an audience is made by allow-list.

    paper                  a text in blocks with notes, before it is a file
    pdf, docx, html        a paper -> a file
    editions               which copies of a case file there are
    dossier                the case of a person, for an audience -> a paper
    readings, files        a reading -> a file; how a file comes to be there
"""

from khronika.publishing.readings import write_reading

__all__ = ["write_reading"]
