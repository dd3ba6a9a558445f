"""Double coding: who codes what, how far coders agree, where they differ, and who is right.

blind   keeps from a coder what others decided about a document that they still have
sheet   a document's text beside an empty sheet, coded blind and handed in once
views   assignments, agreement, units side by side, adjudication, export
"""
