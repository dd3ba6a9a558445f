"""Notes and history: what was changed, by whom, when, from what to what and why.

tags    what stands of it on the page of a row
views   all changes, looking for what was altered past them, a note, the facts of a document
"""
