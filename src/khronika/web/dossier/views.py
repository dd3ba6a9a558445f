"""The choice of a case file, and the file."""

from datetime import UTC, datetime

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from khronika.errors import NotInCasebook
from khronika.publishing.dossier import MEDIA_TYPES, Audience, Copy, Format, case_file
from khronika.resources.vocabulary import Language
from khronika.web import written
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

_LANGUAGES: dict[str, Language] = {"en": "en", "ru": "ru"}


@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: HttpRequest, row_id: str) -> HttpResponse:
    """Show what can be chosen, or give the file that was."""
    try:
        if request.method == "POST":
            return _file(request, row_id)
        file = casebook_of(request).judging.person(row_id)
    except NotInCasebook as error:
        raise Http404 from error
    context = {
        "person": file.people[0],
        "row_id": row_id,
        "documents": len({row.document.id for row in file.people}),
        "formats": [Format.PDF, Format.DOCX, Format.HTML],
        "language": written.language(),
    }
    return render(request, "dossier/choose.html", context)


def _file(request: HttpRequest, row_id: str) -> HttpResponse:
    """Make the file; what no choice of the page could have sent is refused."""
    form = request.POST
    try:
        copy = Copy(
            audience=Audience(form.get("audience", "")),
            format=Format(form.get("format", "")),
            language=_LANGUAGES[form.get("language", "")],
            day=datetime.now(UTC).astimezone().date(),
            unreviewed="unreviewed" in form,
        )
    except (ValueError, KeyError) as error:
        raise BadRequest from error
    made = case_file(casebook_of(request), row_id, copy, by=door_of(request).coder)
    response = HttpResponse(made, content_type=MEDIA_TYPES[copy.format])
    response["Content-Disposition"] = f'attachment; filename="{copy.file_name(row_id)}"'
    return response
