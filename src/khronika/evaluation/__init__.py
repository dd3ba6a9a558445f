"""How well a reader reads: its readings scored against gold ones (codebook, section 7).

Takes gold readings, or a folder of them, and a reader, gives `Figures`. Promise: the scores of the
codebook and no others; no reading is stored, and nothing of a text stands in a figure.
"""

from khronika.evaluation.evaluate import evaluate, evaluate_readings
from khronika.evaluation.figures import Figures, Row

__all__ = ["Figures", "Row", "evaluate", "evaluate_readings"]
