"""The address of the private brief."""

from django.urls import path

from khronika.web.brief import views

urlpatterns = [
    path("brief", views.brief, name="brief"),
    path("brief/<slug:word>", views.opened, name="brief-opened"),
]
