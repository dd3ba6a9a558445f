"""The addresses of acts with their tellings."""

from django.urls import path

from khronika.web.acts import views

urlpatterns = [
    path("sources/grade", views.grade_publisher, name="grade-publisher"),
    path("acts/<row_id>", views.act, name="act"),
    path("acts/<row_id>/source", views.grade_source, name="grade-source"),
    path("acts/<row_id>/credibility", views.grade_telling, name="grade-telling"),
]
