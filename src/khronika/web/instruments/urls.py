"""The addresses of the pages of instruments."""

from django.urls import path, re_path

from khronika.web.instruments import views

urlpatterns = [
    path("instruments", views.instruments, name="instruments"),
    re_path(r"^instruments/(?P<code>[A-Z]{2})$", views.of_country, name="instruments-of"),
    path("instruments/<slug:record_id>", views.record, name="instrument"),
]
