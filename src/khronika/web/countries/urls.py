"""The addresses of host countries."""

from django.urls import path

from khronika.web.countries import views

urlpatterns = [
    path("countries", views.countries, name="countries"),
    path("countries/<code>", views.picture, name="country"),
    path("countries/<code>/acts", views.acts, name="country_acts"),
    path("countries/<code>/voices", views.voices, name="country_voices"),
]
