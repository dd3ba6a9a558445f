"""What capture takes, and how much of it. Each limit has its reason beside it."""

FORMATS = (
    "text (.txt), web pages (.html, .mhtml), .pdf, .docx, .odt, .rtf, pictures (.png, .jpg, .tif), "
    "e-mail (.eml, .mbox), Telegram exports (result.json, messages.html) and pages of channels, "
    "feeds (.rss, .atom, .xml), web archives (.warc, .wacz), archives (.zip, .tar, .tar.gz, "
    ".tar.bz2) and documents as JSON lines (.jsonl)"
)
"""The formats taken, in the words in which a refusal names them."""

MAX_FILE_BYTES = 20_000_000
"""Of one document: a file, or a member of an archive. No article is as long, and as a page of
2.4 MB takes 5 seconds to parse (measured), a much larger one would hold up its batch for
minutes."""

MAX_TEXT_CHARACTERS = 1_000_000
"""Of one document: the `max_length` that spaCy sets itself, about 1 GB of memory by its manual."""

MAX_ID_CHARACTERS = 200
"""Of a document's id: it becomes the name of a file, and names may have 255 bytes."""

MAX_DEPTH = 5
"""Containers within containers: a document attached to an e-mail in a mailbox in a ZIP in a ZIP."""

MAX_MEMBERS = 200_000
"""Of one input with all that is in it: twice the largest channel that a documenter spoke of."""

MAX_NESTED_BYTES = 100_000_000
"""Of a container within another, which is held in memory. One that is a file is read as it goes."""

MAX_EXPORT_BYTES = 200_000_000
"""Of a Telegram export as JSON, which is held in memory: some 100,000 posts."""

MAX_UNPACKED_BYTES = 4_000_000_000
"""Of all that one input unpacks into: some 20 seconds of unpacking zeros (measured)."""

MAX_PICTURES = 300
"""Of one document, whose words are recognized: at 10 seconds of a core each that is an hour."""

MAX_PIXELS = 12_000_000
"""Of one picture: a page of A4 at 300 dots an inch has 9 million, and recognizing takes time that
grows with them. Larger ones are made smaller."""

MAX_SOURCE_PIXELS = 100_000_000
"""Of a picture before it is made smaller: 300 MB of memory. Telephones make 12 to 50 million."""

DOTS_PER_INCH = 300
"""At which pages that are pictures are drawn, as tesseract's manual asks."""

MAX_RATIO = 200
"""How many times its packed size a member may have. Text packs 3 to 20 times, a bomb 1,000."""

RATIO_FROM_BYTES = 1_000_000
"""Below this a high ratio does no harm: a short file of blanks is no bomb."""


def megabytes(count: int) -> str:
    """Say a number of bytes in megabytes, for people."""
    return f"{count / 1_000_000:.1f}".removesuffix(".0") + " MB"
