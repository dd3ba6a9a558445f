"""The custody log on a document's page: a template of its own, put into that page.

The page asks the casebook for the entries (`Casebook.custody`); no rule lives here.
"""
