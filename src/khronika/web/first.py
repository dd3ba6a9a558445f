"""Pages go before what is compared meanwhile."""

from django.http import HttpRequest, HttpResponse

from khronika.casebook import answering
from khronika.web.door import Answer


def pages_first(answer: Answer) -> Answer:
    """Middleware: have comparing in the background wait until a page is made."""

    def made(request: HttpRequest) -> HttpResponse:
        with answering():
            return answer(request)

    return made
