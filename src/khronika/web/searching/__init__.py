"""The search page: words and filters in, what the casebook has of them out.

    asked    the address of a search -> words, filters and what is wrong with them
    facets   the counts of what was found -> what can be chosen next, and where each choice leads
    telling  words around a hit with what was found in them marked; faults of a query in words
    views    the page

No address holds what was searched for, nor a publisher: keys stand for them (`web.unsaid`).
"""
