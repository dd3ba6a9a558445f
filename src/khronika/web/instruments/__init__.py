"""The pages of the reference of instruments."""
