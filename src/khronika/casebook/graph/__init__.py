"""What the documents of a casebook join, around one person, body, act or document.

    page        what a graph consists of, frozen
    links       which rows of the tables hang together, and by which words
    merging     rows that people judged to be one
    gathering   one row -> the graph around it

The rest of the casebook calls `khronika.casebook.graphing`. No node is weighed and none ranked: the
graph shows what documents state, and is no instrument to find out who matters.
"""
