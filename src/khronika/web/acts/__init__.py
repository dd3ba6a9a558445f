"""The page of an act with all its tellings side by side, and the forms of its grades.

views       the page, and the two grades
beside      what stands in the column of each telling, and where columns differ
admiralty   what the letters and numbers of the Admiralty code mean
"""
