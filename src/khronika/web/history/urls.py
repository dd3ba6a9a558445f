"""The addresses of notes and history."""

from django.urls import path

from khronika.web.history import views

urlpatterns = [
    path("history", views.history, name="history"),
    path("history/verify", views.verify, name="verify"),
    path("review/<document_id>/note", views.note, name="note"),
    path("review/<document_id>/facts", views.facts, name="facts"),
]
