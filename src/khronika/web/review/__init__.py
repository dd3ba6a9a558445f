"""The review: a queue, and a document beside its items, to decide about by keyboard or mouse.

What a page decides goes to the API at once, so nothing that was decided is lost when the browser
closes. A form that is half filled in lies in the memory of this serving, never in the browser's.

    views    the queue, a document under review, the forms
    forms    which controls each kind of item is corrected and added with
    drafts   forms that are half filled in
"""
