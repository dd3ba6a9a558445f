"""Bodies and groups: a list, and a page for each over all documents.

views   the list, a body, all acts, claims or tellings of one
"""
