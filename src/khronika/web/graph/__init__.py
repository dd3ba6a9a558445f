"""The graph pages: what documents join around one person, body, act or document.

    drawing   a graph -> boxes in three columns and lines between them, always the same
    telling   what joins two nodes, in words
    views     the pages

The drawing is an SVG made here: no script runs, and nothing of another maker. The table under it
holds the same, with the words that state each tie.
"""
