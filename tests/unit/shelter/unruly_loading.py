"""Work that cannot be loaded, since a file of its own is gone."""

from pathlib import Path

WORDS = Path("/no/such/folder/words.txt").read_text(encoding="utf-8")
