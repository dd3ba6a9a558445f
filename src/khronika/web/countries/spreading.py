"""Moving circles of a map apart, so that each can be seen whole and chosen.

Neighbours that are small lie so close that their circles cover each other. Those that do are pushed
apart, the smaller ones further, until they only touch. The same circles end in the same places.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_GAP = 3
"""Units of the drawing between circles that were pushed apart."""
_ROUNDS = 80
"""Of pushing; where there is no room for all, some overlap is left."""

Circle = tuple[int, int, int]
"""Where its middle is, x and y, and its radius."""
_Numbers = npt.NDArray[np.float64]


def spread(circles: Sequence[Circle], width: int, height: int) -> list[tuple[int, int]]:
    """Give where the middles of circles go.

    Args:
        circles: where they would stand, in units of the drawing.
        width: of the drawing, over whose edges none is pushed.
        height: likewise.
    """
    if not circles:
        return []
    read = np.array(circles, dtype=np.float64)
    middles, radii = read[:, :2], read[:, 2]
    touching = radii[:, None] + radii[None, :] + _GAP
    areas = radii**2
    shares = areas[None, :] / (areas[:, None] + areas[None, :])
    edges = np.array([width, height]) - radii[:, None]
    for _ in range(_ROUNDS):
        pushes = _pushes(middles, touching, shares)
        if not pushes.any():
            break
        middles = np.clip(middles + pushes, radii[:, None], edges)
    return [(round(x), round(y)) for x, y in middles.tolist()]


def _pushes(middles: _Numbers, touching: _Numbers, shares: _Numbers) -> _Numbers:
    """Give how far each circle is pushed by those that it overlaps: a step in x and one in y.

    Args:
        middles: where the circles are.
        touching: for each two how far apart they must be.
        shares: for each two how much of the way the first goes.
    """
    x, y = (middles[:, None, axis] - middles[None, :, axis] for axis in (0, 1))
    distance = np.hypot(x, y)
    overlap = touching - distance
    np.fill_diagonal(overlap, 0)
    # Circles in one place part to the left and to the right, as they stand in the list.
    places = np.arange(len(middles))
    x = np.where(distance == 0, np.sign(places[:, None] - places[None, :]), x)
    steps = np.where(overlap > 1, overlap, 0) * shares / np.maximum(distance, 1)
    return np.stack([(x * steps).sum(axis=1), (y * steps).sum(axis=1)], axis=1)
