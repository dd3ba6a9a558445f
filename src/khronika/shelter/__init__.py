"""Processes of their own for work on hostile input: spawned, confined, bounded, replaced.

Takes the name of a function and messages for it; gives its answers, or says how the process ended.
Promise: the process has an empty environment, no descriptor but its socket and what is sent along,
no network but where its limits grant it, no write access and limits on all it may use, as far as
the platform offers that; `confine` says what is in force. It never holds a key, and what it
answers is data to be checked.
"""

from khronika.shelter.examining import Attempt, Examined, examine
from khronika.shelter.limits import Limits, Network
from khronika.shelter.measures import Measure
from khronika.shelter.worker import Ended, Fault, OverLimit, Worker

__all__ = [
    "Attempt",
    "Ended",
    "Examined",
    "Fault",
    "Limits",
    "Measure",
    "Network",
    "OverLimit",
    "Worker",
    "examine",
]
