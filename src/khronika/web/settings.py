"""The settings of the pages, laid over those of the casebook when serving begins."""

import logging
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.conf import settings

_HERE = Path(__file__).parent

PAGES: dict[str, Any] = {
    "DEBUG": False,
    "ROOT_URLCONF": "khronika.web.urls",
    "APPEND_SLASH": False,
    "MIDDLEWARE": [
        "khronika.web.first.pages_first",
        "khronika.web.door.seal",
        "csp.middleware.CSPMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "khronika.web.door.for_programs",
        "khronika.web.door.guard",
        "django.middleware.csrf.CsrfViewMiddleware",
        "khronika.web.coding.blind.keep_blind",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [_HERE / "templates", *sorted(_HERE.glob("*/templates"))],
            "OPTIONS": {
                "context_processors": ["django.template.context_processors.request"],
                "libraries": {"khronika": "khronika.web.labels"},
                "builtins": [
                    "django.templatetags.i18n",
                    "khronika.web.labels",
                    "khronika.web.countries.wording",
                    "khronika.web.countries.monthly",
                    "khronika.web.review.telling",
                    "khronika.web.searching.telling",
                    "khronika.web.graph.telling",
                    "khronika.web.instruments.telling",
                    "khronika.web.sentences",
                    "khronika.web.refusals",
                    "khronika.web.acts.tags",
                    "khronika.web.judging.tags",
                    "khronika.web.cases.telling",
                    "khronika.web.history.tags",
                ],
            },
        }
    ],
    "USE_I18N": True,
    "LANGUAGE_CODE": "en",
    "LANGUAGES": [("en", "English"), ("ru", "Russian")],
    "LOCALE_PATHS": [_HERE / "locale"],
    "LANGUAGE_COOKIE_AGE": None,  # gone with the browser's window
    "LANGUAGE_COOKIE_HTTPONLY": True,
    "LANGUAGE_COOKIE_SAMESITE": "Strict",
    "CSRF_COOKIE_AGE": None,  # gone with the browser's window
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_FAILURE_VIEW": "khronika.web.views.forbidden",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 65536,
    "CONTENT_SECURITY_POLICY": {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "connect-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF, "data:"],
            "font-src": [SELF],
            "form-action": [SELF],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
        }
    },
}


def lay_over(authority: str) -> None:
    """Lay the pages' settings over the open casebook's, for the authority that is served."""
    for name, value in PAGES.items():
        setattr(settings, name, value)
    # At its finest level Django writes all that a template was given, whoever listens.
    logging.getLogger("django.template").setLevel(logging.WARNING)
    host, _, port = authority.rpartition(":")
    settings.SECRET_KEY = secrets.token_urlsafe(32)
    settings.ALLOWED_HOSTS = [host]
    # Cookies ignore ports: two servings must not take each other's.
    settings.CSRF_COOKIE_NAME = f"khronika-form-{port}"
    settings.LANGUAGE_COOKIE_NAME = f"khronika-language-{port}"
