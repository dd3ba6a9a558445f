"""Pictures (PNG, JPEG, TIFF, GIF, WebP, BMP), by Pillow: made into pixels to be recognized.

A TIFF may have several pages; of an animation only the first picture is taken. No other of Pillow's
formats is tried, since some of them start programs.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from khronika.capture.dates import day_of
from khronika.capture.extract import Extract, Gray, Leaf
from khronika.capture.limits import MAX_PICTURES, MAX_PIXELS, MAX_SOURCE_PIXELS
from khronika.errors import InputRefused

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
_PAGED = "TIFF"
_EXIF, _TAKEN_AT = 0x8769, 0x9003
"""Where EXIF has its own fields, and DateTimeOriginal among them."""

_TOO_LARGE = f"it has more than {MAX_SOURCE_PIXELS // 1_000_000} million pixels: make it smaller"


def extract(content: bytes) -> Extract:
    """Give the pages of a picture, whose words are still to be recognized.

    Raises:
        InputRefused: it is damaged, or has more pixels or pages than are taken.
    """
    with _opened(content) as image:
        count = getattr(image, "n_frames", 1) if image.format == _PAGED else 1
        if count > MAX_PICTURES:
            raise InputRefused(f"it has more than {MAX_PICTURES} pages: split it into parts")
        taken = str(image.getexif().get_ifd(_EXIF).get(_TAKEN_AT, ""))
        published = day_of(taken[:10].replace(":", "-"))
        return Extract(
            text="",
            leaves=tuple(Leaf(label=f"page {number}", text=None) for number in range(1, count + 1)),
            pictures=_pages(content, count),
            published=published,
            published_from="the picture's properties: taken" if published else None,
            published_is_weak=True,
            media_type=image.get_format_mimetype(),
            extractor=f"Pillow {_pillow().__version__}",
        )


def _pillow() -> Any:
    import PIL.Image

    return PIL


def _opened(content: bytes) -> Any:
    """Open a picture, of which only the head is read; its size is looked at before its pixels."""
    pillow = _pillow()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", pillow.Image.DecompressionBombWarning)
            image = pillow.Image.open(io.BytesIO(content), formats=_FORMATS)
    except pillow.Image.DecompressionBombError as error:
        raise InputRefused(_TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise InputRefused("it is a damaged picture") from error
    _refuse_large(image)
    return image


def _refuse_large(image: Any) -> None:
    if image.width * image.height > MAX_SOURCE_PIXELS:
        raise InputRefused(_TOO_LARGE)


def _pages(content: bytes, count: int) -> Iterator[Gray]:
    with _opened(content) as image:
        for number in range(count):
            if number:
                image.seek(number)
                _refuse_large(image)
            try:
                yield _gray(image)
            except (OSError, ValueError, SyntaxError) as error:
                raise InputRefused("it is a damaged picture") from error


def _gray(image: Any) -> Gray:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:  # what shows nothing is paper
        upright = upright.convert("RGBA")
        paper = _pillow().Image.new("RGBA", upright.size, "white")
        upright = _pillow().Image.alpha_composite(paper, upright)
    gray = upright.convert("L")
    if gray.width * gray.height > MAX_PIXELS:
        shrink = (MAX_PIXELS / (gray.width * gray.height)) ** 0.5
        gray = gray.resize((max(int(gray.width * shrink), 1), max(int(gray.height * shrink), 1)))
    return Gray(width=gray.width, height=gray.height, pixels=gray.tobytes())
