"""The addresses of the pages."""

from django.urls import include, path
from django.views.i18n import set_language

from khronika.web import kept, views
from khronika.web.api import api
from khronika.web.door import enter
from khronika.web.review import views as review
from khronika.web.searching.views import search

urlpatterns = [
    path("enter", enter),
    path("", views.start, name="start"),
    path("start", views.led_to_start),
    path("incidents", views.incidents, name="incidents"),
    path("incidents/<path:row_id>", views.incident, name="incident"),
    path("", include("khronika.web.instruments.urls")),
    path("", include("khronika.web.brief.urls")),
    path("sources", views.sources, name="sources"),
    path("people", views.people, name="people"),
    path("", include("khronika.web.dossier.urls")),
    path("people/<path:row_id>", views.person, name="person"),
    path("documents", views.documents, name="documents"),
    path("documents/<path:row_id>", views.document, name="document"),
    path("review", review.queue, name="review"),
    path("review/draft", review.draft, name="draft"),
    path("", include("khronika.web.history.urls")),
    path("", include("khronika.web.organizations.urls")),
    path("review/<document_id>", review.document, name="reviewing"),
    path("review/<document_id>/form", review.form, name="form"),
    path("search", search, name="search"),
    path("undo", kept.undo, name="undo"),
    path("", include("khronika.web.acts.urls")),
    path("", include("khronika.web.graph.urls")),
    path("", include("khronika.web.judging.urls")),
    path("", include("khronika.web.cases.urls")),
    path("", include("khronika.web.coding.urls")),
    path("", include("khronika.web.countries.urls")),
    path("language", set_language, name="language"),
    path("static/<name>", views.static, name="static"),
    path("api/1/", api.urls),
]

handler400 = "khronika.web.views.bad_request"
handler403 = "khronika.web.views.forbidden"
handler404 = "khronika.web.views.not_found"
handler500 = "khronika.web.views.failed"
