"""One module for each format. Each is pure: bytes in, texts out; no file, no network, no state.

    reader   bytes -> Extract                                        a format that is one document
    opener   seekable stream, budget -> iterator of Member | Broken    a format that holds others

To add one: a `Kind` and its marks and ending in `sniff`, a module here, a line in `table`, a
fixture made by a test, a row in docs/reference/formats.md. Heavy libraries are imported inside the
functions that use them. Whatever a module raises becomes a refusal; one that knows better raises
InputRefused with what to do.
"""
