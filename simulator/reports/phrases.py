"""Numbers, turns and feelings as the page writes them, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.model import Scenario
from scoring.views import EvidenceView, ProfileView
from simulator.i18n import Translator, term
from simulator.reports.talk_map import Strip
from simulator.sessions.port import AttemptHead

TOP_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the template asks for by name, to be put into words."""

    tr: Translator
    scenario: Scenario
    """Names the people."""

    def how(self, head: AttemptHead) -> str:
        """Say how an attempt was played."""
        header = head.header
        return ", ".join((term(self.tr, header.mode), term(self.tr, header.timing).lower()))

    def branch(self, head: AttemptHead) -> str:
        """Say which attempt a practice branch left, and where; empty for a whole attempt."""
        header = head.header
        if header.branch_of is None:
            return ""
        return self.tr(
            "Practice branch from turn {turn} of attempt {attempt}.",
            turn=header.leaves_at,
            attempt=header.branch_of,
        )

    def turn(self, number: int) -> str:
        """Name a turn."""
        return self.tr("Turn {n}", n=number)

    def after(self, turn: int) -> str:
        """Say when something came to light; turn 0 is before the first."""
        return self.tr("after turn {n}", n=turn) if turn else self.tr("at once")

    def span(self, strip: Strip) -> str:
        """Name a strip of the map by its turns."""
        return self.tr("Map of turns {first} to {last}", first=strip.first, last=strip.last)

    def level(self, value: int) -> str:
        """Write a level, 0 to 3."""
        return self.tr("{level} of {most}", level=int(value), most=TOP_LEVEL)

    def share(self, pair: tuple[int, int]) -> str:
        """Write how many were told of how many there are."""
        return self.tr("{told} of {all} told", told=pair[0], all=pair[1])

    def sum(self, profile: ProfileView) -> str:
        """Write the points of a principle."""
        return self.tr(
            "{points} of {open} points",
            points=self.number(profile.points),
            open=self.number(profile.open),
        )

    def points(self, evidence: EvidenceView) -> str:
        """Write «+1 of 2», or «−2» where the rule only costs."""
        if not evidence.open:
            return self.signed(evidence.points)
        return self.tr(
            "{points} of {open}",
            points=self.signed(evidence.points),
            open=self.number(evidence.open),
        )

    def number(self, value: float) -> str:
        """Write a number, with at most two decimals."""
        return self._written(value, signed=False)

    def signed(self, value: float) -> str:
        """Write a number with its sign."""
        return self._written(value, signed=True)

    def feelings(self, values: Mapping[str, int]) -> str:
        """Write feelings out: «Emma: trust 4, tension 5; Trine: …»."""
        people: dict[str, list[str]] = {}
        for name, value in values.items():
            person, _, feeling = name.partition(".")
            said = f"{self._feeling(feeling)} {value}"
            people.setdefault(self.scenario.people[person].name, []).append(said)
        return "; ".join(f"{name}: {', '.join(said)}" for name, said in people.items())

    def _feeling(self, feeling: str) -> str:
        """Name a feeling; those that authors have added keep their id."""
        match feeling:
            case "trust":
                return self.tr("trust")
            case "tension":
                return self.tr("tension")
            case _:
                return feeling.replace("_", " ")

    def _written(self, value: float, *, signed: bool) -> str:
        text = self.tr.number(round(value, 2), signed=signed)
        return text.replace("-", "\N{MINUS SIGN}")
