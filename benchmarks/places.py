"""What the benchmarks read, and the table that they write into."""

from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "en"
GOLD = Path(__file__).resolve().parents[1].parent / "shared" / "gold"
"""Readings by people; they stand beside a maintainer's checkout only."""
BENCH = Path(__file__).resolve().parents[1] / "bench"
"""Pairs and questions of our own, with their answers."""

Rows = list[tuple[str, str]]
"""What was measured, and the figure with its unit."""
