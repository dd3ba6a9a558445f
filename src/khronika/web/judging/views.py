"""The queue of pairs, one pair side by side, and the decision about it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from khronika.casebook import ItemKind
from khronika.errors import ChangeRefused, NotInCasebook
from khronika.resolution import Verdict
from khronika.web.door import door_of
from khronika.web.environment import casebook_of
from khronika.web.judging.sides import pairs
from khronika.web.kept import decides, kept, refused, typed

PAIRS_PER_PAGE = 10
PATIENCE_S = 2.0
"""A page that is not there by then says that comparing goes on."""
MANY = 2_000
"""Documents of which a page says so at once: comparing them takes longer."""

KINDS = {
    ItemKind.PERSON: _("People"),
    ItemKind.ORGANIZATION: _("Bodies and groups"),
    ItemKind.INCIDENT: _("Acts"),
}


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show pairs that may be one and that nobody has judged, the likeliest first."""
    asked = request.GET.get("kind", ItemKind.PERSON.value)
    if asked not in KINDS:
        raise Http404
    kind, row_id = ItemKind(asked), request.GET.get("of") or None
    casebook = casebook_of(request)
    patience_s = PATIENCE_S if len(casebook.documents()) < MANY else 0.0
    waiting = casebook.judging.waiting(kind, row_id=row_id, wait_s=patience_s)
    context: dict[str, Any] = {
        "kinds": KINDS,
        "kind": kind,
        "of": row_id,
        "comparing": waiting is None,
        "coder": door_of(request).coder,
        "kept": kept(request),
        "lately": casebook.judging.lately(*filter(None, [row_id])),
        "conflicts": casebook.judging.conflicts(),
    }
    if waiting is not None:
        page = Paginator(waiting, PAIRS_PER_PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "pairs": pairs(casebook, list(page))}
    return render(request, "judging/queue.html", context)


@require_safe
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Show two rows side by side, whether they are proposed or not."""
    casebook = casebook_of(request)
    try:
        found = casebook.judging.pair(one, other)
    except NotInCasebook as error:
        raise Http404 from error
    except ChangeRefused as error:
        return refused(request, str(error))
    judged = [
        change for change in casebook.judging.lately(one) if other in change.subject.split(" ")
    ]
    context = {
        "pair": pairs(casebook, [found])[0],
        "judged": judged,
        "coder": door_of(request).coder,
        "kept": kept(request),
    }
    return render(request, "judging/pair.html", context)


@require_POST
def set_beside(request: HttpRequest) -> HttpResponse:
    """Lead from two ids that were typed to the page of the pair."""
    one, other = (request.POST.get(name, "").strip() for name in ("one", "other"))
    if not one or not other or "/" in one + other:
        return refused(request, "Give the id of a row, such as d4.p1.")
    return HttpResponseRedirect(reverse("pair", args=(one, other)), status=303)


@decides
def judge(request: HttpRequest) -> int:
    """Decide whether two rows are one."""
    verdict = request.POST.get("verdict", "")
    if verdict not in set(Verdict):
        raise ChangeRefused("A judgement is same, different or unsure.")
    return casebook_of(request).judging.judge(
        request.POST.get("one", ""),
        request.POST.get("other", ""),
        Verdict(verdict),
        by=door_of(request).coder,
        why=typed(request, "why"),
    )
