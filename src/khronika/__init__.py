"""Khronika, the casebook of transnational repression.

The rooms show the way of the data: `capture` → `reading` → `resolution` → `casebook` →
`assessment` → `publishing`, with `web` and `cli` as two doors onto the same verbs. `model` holds
the nouns that every room passes on. Lower rooms never import higher ones.
"""

__version__ = "0.1.0"
