"""How well a reader reads: its readings scored against gold ones (codebook, section 7).

Takes a folder of gold readings and a reader, gives `Figures`. Promise: the scores of the codebook
and no others; no reading is stored, and nothing of a text stands in a figure.
"""

from khronika.evaluation.evaluate import evaluate
from khronika.evaluation.figures import Figures, Row

__all__ = ["Figures", "Row", "evaluate"]
