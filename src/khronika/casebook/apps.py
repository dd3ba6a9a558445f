"""The casebook as Django knows it."""

from django.apps import AppConfig


class CasebookConfig(AppConfig):
    """Names the tables `casebook_…`."""

    name = "khronika.casebook"
    label = "casebook"
