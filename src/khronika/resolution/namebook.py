"""Names by number, each with those that it may be another spelling of; none is compared twice."""

from khronika.resolution.names import PreparedName, Verdict, compare, prepare
from khronika.resolution.names.blocking import NameIndex
from khronika.resolution.names.comparing import verdict
from khronika.resolution.weighing import logistic, weight


class NameBook:
    """Names as they are written, each compared once, when it is entered, with those before it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._prepared: list[PreparedName] = []
        self._near: list[dict[int, float]] = []
        self._alike: list[set[int]] = []
        self._index = NameIndex()

    def __contains__(self, name: str) -> bool:
        return name in self._numbers

    def number(self, name: str) -> int:
        """Give the number of a name, which is entered if it is new."""
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self._prepared)
            self._enter(number, prepare(name))
        return number

    def prepared(self, number: int) -> PreparedName:
        """Give a name made ready for comparing."""
        return self._prepared[number]

    def near(self, number: int) -> list[int]:
        """Give the names, itself among them, that say more than that they are another name."""
        return sorted(self._near[number])

    def alike(self, number: int) -> set[int]:
        """Give the names, itself among them, that are the same by their parts."""
        return self._alike[number]

    def score(self, one: int, other: int) -> float:
        """Give what two names score."""
        known = self._near[one].get(other)
        return compare(self._prepared[one], self._prepared[other]) if known is None else known

    def _enter(self, number: int, name: PreparedName) -> None:
        self._prepared.append(name)
        self._near.append({number: compare(name, name)})
        self._alike.append({number})
        least = logistic(weight("people", "least_name"))
        for other in self._index.add(name):
            score = compare(self._prepared[other], name)
            if score >= least:
                self._near[number][other] = self._near[other][number] = score
            if verdict(score) is Verdict.SAME:
                self._alike[number].add(other)
                self._alike[other].add(number)
