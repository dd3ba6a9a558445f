"""The two ways into the API: a program's token, or a browser's cookie with the token of its form.

The door has let the request in before it comes here. What is left to ask: a browser that changes
something must send the token of its page in `X-CSRFToken`, which no other site can know.
"""

from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from khronika.web.door import door_of


class Program(HttpBearer):
    """The token that `khronika serve --api` prints, as `Authorization: Bearer TOKEN`."""

    def authenticate(self, request: HttpRequest, token: str) -> bool:  # noqa: ARG002 (the door reads it)
        """Tell whether a program asks that may."""
        return door_of(request).admits_program(request)


class Browser(AuthBase):
    """The cookie of a browser that has entered; with a token of a page where it changes things."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "khronika-PORT"

    def __call__(self, request: HttpRequest) -> bool:
        """Tell whether a browser asks that has entered; refuse one that no page of ours sent."""
        if not door_of(request).admits(request):
            return False
        if check_csrf(request) is not None:
            raise AuthorizationError
        return True
