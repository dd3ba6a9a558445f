"""The addresses of cases."""

from django.urls import path

from khronika.web.cases import views

urlpatterns = [
    path("cases", views.cases, name="cases"),
    path("cases/<row_id>", views.case, name="case"),
]
