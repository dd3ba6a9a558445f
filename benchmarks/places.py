"""What the benchmarks read, and the table that they write into."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
"""Documents of ours by language, all but two of them relevant."""
ORDINARY = ROOT / "benchmarks" / "ordinary"
"""Everyday news by language, none of it relevant; each article opens with its title."""
GOLD = ROOT.parent / "shared" / "gold"
"""Readings by people; they stand beside a maintainer's checkout only."""
BENCH = ROOT / "bench"
"""Pairs and questions of our own, with their answers."""

Rows = list[tuple[str, str]]
"""What was measured, and the figure with its unit."""
