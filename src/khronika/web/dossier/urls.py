"""The address of case files."""

from django.urls import path

from khronika.web.dossier import views

urlpatterns = [path("people/<str:row_id>/dossier", views.dossier, name="dossier")]
