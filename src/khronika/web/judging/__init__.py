"""Judging who is who and which tellings are one act: a queue, a pair, and what leads to them.

views   the queue, one pair side by side, the decision
sides   two rows with the words they were read from, and what else hangs on the decision
tags    what leads there from the pages of people and incidents
"""
