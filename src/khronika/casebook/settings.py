"""Django's settings, for the casebook and the pages. They hold no secret that outlives the process.

The key of the casebook is not here (see `backend.keyring`), nor is its path until one is opened.
"""

import secrets

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Django's own logging would mail and print requests, whose addresses can name a person.
LOGGING_CONFIG = None

DATABASES = {
    "default": {
        "ENGINE": "khronika.casebook.backend",
        "NAME": "",
        "OPTIONS": {
            # Two processes that add at once wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
        },
    }
}

INSTALLED_APPS = ["khronika.casebook"]

# --- the web: kept by the pages -------------------------------------------------------------------
