"""What the bodies of requests share: nothing but the fields that they know."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Yes = Annotated[bool, Field(strict=True)]


class Body(Schema):
    """The body of a request; a field that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
