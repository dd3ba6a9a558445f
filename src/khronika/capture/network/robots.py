"""What a site asks of programs in its robots.txt (RFC 9309).

The file is a stranger's, and is read without patterns of its own being run: lines are cut, and `*`
is matched piece by piece, in time that grows with the lengths.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

MOST_BYTES = 512_000
"""That are read of a robots.txt; the standard asks for at least 500 kibibytes."""
_MOST_RULES = 2_000
_MOST_STARS = 10
"""In one rule; one with more is taken for what stands before them."""
_SLOWEST = 60.0
"""Seconds between requests that a site may ask for at most; more is taken for this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a site asks of every program."""

    rules: Sequence[tuple[str, bool]] = ()
    """Beginnings of paths, and whether they may be asked for."""
    seconds: float = 0.0
    """Between two requests."""

    def allow(self, target: str) -> bool:
        """Tell whether a path with its query may be asked for: the longest rule that fits says."""
        path = _plain(target)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


EVERYTHING = Rules()
"""What a site without a robots.txt asks."""
NOTHING = Rules(rules=(("/", False),))
"""What is taken for asked where a robots.txt could not be had."""


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    seconds: float = 0.0


def read(content: bytes) -> Rules:
    """Read a robots.txt; what makes no sense in it is passed over.

    Only what is asked of all programs counts, since ours does not say its name.
    """
    text = content[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    ours = [group for group in _groups(text) if "*" in group.agents]
    rules = [rule for group in ours for rule in group.rules][:_MOST_RULES]
    return Rules(rules=rules, seconds=max((group.seconds for group in ours), default=0.0))


def _groups(text: str) -> Iterator[_Group]:
    group, begun = _Group(), False
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if begun:
                yield group
                group, begun = _Group(), False
            group.agents.append(value.lower())
            continue
        begun = True
        if name in ("allow", "disallow") and value:
            group.rules.append((_plain(value), name == "allow"))
        elif name == "crawl-delay":
            group.seconds = _seconds(value)
    yield group


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return min(seconds, _SLOWEST) if seconds > 0 else 0.0


def _plain(path: str) -> str:
    """Give a path with its escapes undone, so that two ways of writing it are one."""
    return unquote(path, errors="replace")


def _fits(rule: str, path: str) -> bool:
    """Tell whether a rule fits the beginning of a path; `*` is anything, `$` at its end the end."""
    whole = rule.endswith("$")
    first, *pieces = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if len(pieces) > _MOST_STARS:
        return True
    place = len(first)
    last = pieces.pop() if whole and pieces else None
    for piece in pieces:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    if last is not None:
        return len(path) - len(last) >= place and path.endswith(last)
    return not whole or place == len(path)
