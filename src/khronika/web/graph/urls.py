"""The addresses of the graph."""

from django.urls import path

from khronika.web.graph import views

urlpatterns = [
    path("graph", views.choose, name="graph"),
    path("graph/<path:row_id>", views.around, name="graph-around"),
]
