"""Double coding: who codes what, how far coders agree, where they differ, and who is right.

blind   keeps from a coder what others decided about a document that they still have
views   assignments, agreement, units side by side, adjudication, export
"""
