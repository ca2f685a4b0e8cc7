"""Evidence: one turn, one rule, what it gave or cost, and on what ground."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.building import opened
from scoring.rubric import Principle, Rubric, Rule
from scoring.turns import Turn


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one turn was worth by one rule."""

    turn: int
    """The trainee turn, from 1."""
    principle: Principle
    rule: str
    """Id of the rule; ``<principle>.override`` where the author has reasoned an exception."""
    points: float
    """What it gave, or cost when negative."""
    open: float
    """What could have been earned there at best."""
    source: tuple[str, ...]
    """What the reason rests on (docs/sources.md)."""
    about: tuple[tuple[str, str], ...] = ()
    """What the reason is about, by name: ids and codes, never text, so that it is the same
    in every language."""


_evidence = opened(Evidence)


class Notes:
    """Evidence for one principle, as it is gathered turn by turn."""

    def __init__(self, principle: Principle, rubric: Rubric) -> None:
        """Begin with nothing noted."""
        self.principle = principle
        """What is judged."""
        self._rubric = rubric
        self._found: list[Evidence] = []

    def rule(self, rule_id: str) -> Rule:
        """Return a rule of the rubric."""
        return self._rubric.rule(rule_id)

    def add(
        self,
        turn: Turn,
        rule_id: str,
        *,
        points: float | None = None,
        open_: float | None = None,
        about: Mapping[str, object] | None = None,
    ) -> Evidence:
        """Note what a rule says of a turn; points and open are the rule's own unless given."""
        rule = self._rubric.rule(rule_id)
        evidence = _evidence(
            turn=turn.number,
            principle=self.principle,
            rule=rule.id,
            points=rule.points if points is None else points,
            open=rule.open if open_ is None else open_,
            source=rule.source,
            about=tuple((name, str(value)) for name, value in about.items()) if about else (),
        )
        self._found.append(evidence)
        return evidence

    def left_alone(self, turn: Turn, rule_id: str) -> None:
        """Note that something wrong lay at hand and was left alone.

        Nobody is praised for that while doing another harm: such a turn is no opportunity.
        """
        if not turn.harms:
            self.add(turn, rule_id)

    def all(self) -> tuple[Evidence, ...]:
        """Return everything noted, in the order of the turns."""
        return tuple(sorted(self._found, key=lambda each: each.turn))
