"""The addresses of judging."""

from django.urls import path

from khronika.web.judging import views

urlpatterns = [
    path("judge", views.queue, name="judge"),
    path("judge/decide", views.judge, name="decide"),
    path("judge/beside", views.set_beside, name="beside"),
    path("judge/<one>/<other>", views.pair, name="pair"),
]
