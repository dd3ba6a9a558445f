"""The addresses of double coding."""

from django.urls import path

from khronika.web.coding import sheet, views

urlpatterns = [
    path("coding", views.codings, name="codings"),
    path("coding/assign", views.assign, name="assign"),
    path("coding/<document>/withdraw", views.withdraw, name="withdraw"),
    path("coding/export.<form>", views.export, name="export-codings"),
    path("coding/<document>/sheet", sheet.sheet, name="sheet"),
    path("coding/<document>/sheet/form", sheet.form),
    path("coding/<document>/hand-in", sheet.hand_in, name="hand-in"),
    path("coding/<document>", views.units, name="units"),
    path("coding/<document>/adjudicate", views.adjudicate, name="adjudicate"),
]
