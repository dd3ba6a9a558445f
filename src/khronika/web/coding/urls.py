"""The addresses of double coding."""

from django.urls import path

from khronika.web.coding import views

urlpatterns = [
    path("coding", views.codings, name="codings"),
    path("coding/assign", views.assign, name="assign"),
    path("coding/export.<form>", views.export, name="export-codings"),
    path("coding/<document>", views.units, name="units"),
    path("coding/<document>/adjudicate", views.adjudicate, name="adjudicate"),
]
