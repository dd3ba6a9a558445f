"""Take the mean of two trainings that began alike: run it with `make train`.

    average.py FILE OTHER --out FILE

Each training ends elsewhere, by the lots that it drew; the mean of two is steadier than either.
"""
# ruff: noqa: INP001 (a script, not a package)

import argparse
import json
from pathlib import Path

import numpy as np

LEVELS = 63
"""As in train.py: weights are whole numbers from -63 to 63."""


def main() -> None:
    """Average, and write; what the first says of itself is kept."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", type=Path, nargs=2)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    one, other = (dict(np.load(file)) for file in given.files)
    if labels(one) != labels(other):
        raise SystemExit("The two know different labels: train both on the same corpus.")
    arrays: dict[str, np.ndarray] = {"about": one["about"]}
    for name in one:
        if name == "about" or name.endswith(".s"):
            continue
        mean = (whole(one, name) + whole(other, name)) / 2
        if f"{name[:-2]}.s" in one and name.endswith(".w"):
            scale = (np.abs(mean).max(1) / LEVELS).astype(np.float16)
            arrays[f"{name[:-2]}.s"] = scale
            mean = np.round(mean / scale.astype(np.float32)[:, None])
            mean = np.clip(mean, -LEVELS, LEVELS).astype(np.int8)
        arrays[name] = mean
    np.savez_compressed(given.out, **arrays)


def labels(arrays: dict[str, np.ndarray]) -> list[str]:
    """Give the labels that heads were trained on."""
    found: list[str] = json.loads(str(arrays["about"]))["labels"]
    return found


def whole(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Give a weight as it is used, its scale put in."""
    scale = arrays.get(f"{name[:-2]}.s") if name.endswith(".w") else None
    if scale is None:
        return arrays[name].astype(np.float32)
    return arrays[name].astype(np.float32) * scale.astype(np.float32)[:, None]


if __name__ == "__main__":
    main()
