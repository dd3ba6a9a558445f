"""The addresses of host countries."""

from django.urls import path, re_path

from khronika.web.countries import views

urlpatterns = [
    path("countries", views.countries, name="countries"),
    re_path(
        r"^countries/(?P<code>[a-z][A-Za-z]|[A-Z][a-z])(?P<rest>(?:/(?:acts|voices))?)$",
        views.in_capitals,
        name="country_in_capitals",
    ),
    path("countries/<code>", views.picture, name="country"),
    path("countries/<code>/acts", views.acts, name="country_acts"),
    path("countries/<code>/voices", views.voices, name="country_voices"),
]
