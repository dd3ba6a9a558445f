"""A Django database backend that speaks to SQLCipher; see `base`."""
