"""The page that makes the case file of a person."""
