"""How well tellings of acts are found: runs of one type, right where they meet a gold run of it."""
# ruff: noqa: INP001 (a script, not a package)

from collections.abc import Iterable, Sequence

Run = tuple[int, int, str]
Labels = Sequence[str | None]


def found_and_right(pairs: Iterable[tuple[Labels, Labels]]) -> tuple[float, float]:
    """Give precision and recall over pairs of gold labels and labels said."""
    right = said = met = gold = 0
    for wanted, found in pairs:
        wanted_runs, found_runs = (
            _runs(wanted),
            _runs([f if w else None for w, f in zip(wanted, found, strict=True)]),
        )
        right += sum(any(_meet(f, w) for w in wanted_runs) for f in found_runs)
        met += sum(any(_meet(f, w) for f in found_runs) for w in wanted_runs)
        said, gold = said + len(found_runs), gold + len(wanted_runs)
    return right / max(1, said), met / max(1, gold)


def _meet(one: Run, other: Run) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def _runs(labels: Labels) -> list[Run]:
    runs: list[Run] = []
    for n, label in enumerate(labels):
        if label is None or label == "O" or label.startswith("-"):
            continue
        if runs and runs[-1][1] == n and runs[-1][2] == label:
            runs[-1] = (runs[-1][0], n + 1, label)
        else:
            runs.append((n, n + 1, label))
    return runs
