"""Sets of valuations of the feelings, as bits of one whole number.

Every combination of values that the feelings can have is one bit. A condition on a feeling is
then one ``&``, and a change of a feeling, kept between 0 and 10, a few shifts: what is done to
one talk is done to all of them at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scenarios.guards import FeelingIs
from scenarios.model import FEELING_CEILING, FEELING_FLOOR, Effect, Feeling, bounded

VALUES = FEELING_CEILING - FEELING_FLOOR + 1


class Valuations:
    """The combinations of values that some feelings can have; feelings are ``person.feeling``."""

    def __init__(self, feelings: Sequence[str]) -> None:
        """Lay out the bits."""
        self.feelings = tuple(feelings)
        self.size: int = VALUES ** len(self.feelings)
        """How many combinations there are, and so how many bits a set has."""
        self.all: int = (1 << self.size) - 1
        self._strides: dict[str, int] = {
            name: int(VALUES**place) for place, name in enumerate(self.feelings)
        }
        self._equal = {name: self._slices(stride) for name, stride in self._strides.items()}
        self._at_most = {name: _sums(slices) for name, slices in self._equal.items()}

    def _slices(self, stride: int) -> tuple[int, ...]:
        """Return, for each value of one feeling, the combinations in which it has it."""
        period = stride * VALUES
        lowest = _repeated((1 << stride) - 1, period, self.size // period)
        return tuple(lowest << (value * stride) for value in range(VALUES))

    def where(self, condition: FeelingIs) -> int:
        """Return the combinations in which a comparison holds."""
        found = 0
        for value, equal in enumerate(self._equal[condition.felt]):
            if condition.comparison.holds(value, condition.number):
                found |= equal
        return found

    def at_least(self, feeling: str, value: int) -> int:
        """Return the combinations in which a feeling has at least a value."""
        return self.all & ~self._at_most[feeling][value - 1] if value > FEELING_FLOOR else self.all

    def opening(self, feelings: Mapping[str, Feeling]) -> int:
        """Return the combinations that a talk can begin with."""
        found = self.all
        for name in self.feelings:
            found &= _union(self._equal[name][value] for value in feelings[name].days)
        return found

    def after(self, combinations: int, effects: Iterable[Effect]) -> int:
        """Return what effects, one after the other, make of a set of combinations."""
        for effect in effects:
            if effect.felt in self._strides and combinations:
                combinations = self._moved(combinations, effect.felt, effect.change)
        return combinations

    def before(self, combinations: int, effects: Sequence[Effect]) -> int:
        """Return every combination that effects lead from into a set."""
        for effect in reversed(effects):
            if effect.felt in self._strides:
                combinations = self._unmoved(combinations, effect.felt, effect.change)
        return combinations

    def some(self, combinations: int) -> Mapping[str, int]:
        """Return one combination of a set that is not empty: the lowest."""
        index = (combinations & -combinations).bit_length() - 1
        return self._values(index)

    def each(self, combinations: int) -> Iterator[Mapping[str, int]]:
        """Yield every combination of a set."""
        while combinations:
            lowest = combinations & -combinations
            yield self._values(lowest.bit_length() - 1)
            combinations ^= lowest

    def single(self, values: Mapping[str, int]) -> int:
        """Return the set of one combination; feelings that are not laid out are passed over."""
        place: int = sum(values[name] * stride for name, stride in self._strides.items())
        return 1 << place

    def _values(self, index: int) -> Mapping[str, int]:
        return {name: index // stride % VALUES for name, stride in self._strides.items()}

    def _moved(self, combinations: int, name: str, change: int) -> int:
        """Shift all values that stay within bounds together, and each other to its bound."""
        if not change:
            return combinations
        stride, equal, at_most = self._strides[name], self._equal[name], self._at_most[name]
        reach = min(abs(change), VALUES - 1)
        if change > 0:
            found = (combinations & at_most[VALUES - 1 - reach]) << (reach * stride)
            for value in range(VALUES - reach, VALUES - 1):
                found |= (combinations & equal[value]) << ((VALUES - 1 - value) * stride)
            return found | combinations & equal[VALUES - 1]
        found = (combinations >> (reach * stride)) & at_most[VALUES - 1 - reach]
        for value in range(1, reach):
            found |= (combinations & equal[value]) >> (value * stride)
        return found | combinations & equal[0]

    def _unmoved(self, combinations: int, name: str, change: int) -> int:
        stride, equal = self._strides[name], self._equal[name]
        found = 0
        for value in range(VALUES):
            after = bounded(value + change)
            part = combinations & equal[after]
            shift = (value - after) * stride
            found |= part << shift if shift >= 0 else part >> -shift
        return found


def _repeated(pattern: int, period: int, times: int) -> int:
    """Return a pattern of bits, repeated with a period."""
    if times == 1:
        return pattern
    half = times // 2
    found = _repeated(pattern, period, half)
    found |= found << (period * half)
    return found | pattern << (period * (times - 1)) if times % 2 else found


def _union(sets: Iterable[int]) -> int:
    found = 0
    for each in sets:
        found |= each
    return found


def _sums(slices: Sequence[int]) -> tuple[int, ...]:
    found: list[int] = []
    for each in slices:
        found.append(each | (found[-1] if found else 0))
    return tuple(found)
