"""Django's settings for the casebook; the pages lay theirs over them when serving begins.

No secret is here: the key of the casebook lies in `backend.keyring`.
"""

DEBUG = False
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Django's own logging would mail and print requests, whose addresses can name a person.
LOGGING_CONFIG = None

DATABASES = {
    "default": {
        "ENGINE": "khronika.casebook.backend",
        "NAME": "",
        # A thread keeps its connection: to open one, the whole schema is deciphered and read.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Two processes that add at once wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
        },
    }
}

INSTALLED_APPS = ["khronika.casebook"]
