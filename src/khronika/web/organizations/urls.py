"""The addresses of bodies and groups."""

from django.urls import path

from khronika.web.organizations import views

urlpatterns = [
    path("organizations", views.organizations, name="organizations"),
    path("organizations/<row_id>/all-<part>", views.all_of, name="all-of-organization"),
    path("organizations/<path:row_id>", views.organization, name="organization"),
]
