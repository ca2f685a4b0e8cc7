"""An attempt as xAPI statements: one for each act, valid under 1.0.3 and under 2.0.

Verbs and types are those of two vocabularies that exist (MedBiquitous for simulated patients,
Serious Games); none is our own. What they have no word for stands in extensions. Ids are made
from the attempt, so that the same attempt gives the same statements, word for word, every time.

Sources: X1, X2 and X3 in docs/sources.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from scenarios.model import Scenario
from scenarios.transcript import Acted, TalkEnded, Transcript
from scoring.cohort.taken import did
from scoring.evidence import Evidence
from scoring.scorecard import Scorecard
from scoring.turns import read_turns

Statement = dict[str, Any]
"""One statement, as JSON has it."""

NOWHERE = "https://samtalerom.invalid"
"""An address that can never exist (RFC 2606), for those who have none to give."""

VOCABULARIES = ("https://w3id.org/xapi/seriousgames", "https://w3id.org/xapi/medbiq")
"""The profiles whose words are used."""

_SPACE = UUID("6f0b51f4-5f3a-5c0c-9f55-0b6a9d5f7a11")
"""The name space of our ids; drawn once."""
_SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
_DIALOGUE = f"{VOCABULARIES[0]}/activity-types/dialog-tree"
_VERBS = {
    "initialized": "http://adlnet.gov/expapi/verbs/initialized",
    "selected": "https://w3id.org/xapi/adb/verbs/selected",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "terminated": "http://adlnet.gov/expapi/verbs/terminated",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An attempt, and what only its surroundings know of it."""

    scenario: Scenario
    transcript: Transcript
    card: Scorecard
    started: datetime
    """With a time zone."""
    student: str
    """A pseudonym; never a name."""
    seconds: Sequence[float] = ()
    """When each event happened, in seconds of playing since the start; empty where that was not
    handed in, and then every statement carries the start."""
    home: str = NOWHERE
    """The address that pseudonyms and activities belong to, without a slash at its end."""


def statements(told: Told) -> tuple[Statement, ...]:
    """Return an attempt as statements, in the order in which things happened.

    First ``initialized``, then ``selected`` for each act, ``completed`` where the talk came to an
    ending, and ``terminated`` last. There is no ``passed`` and no ``failed``: a talk is
    practised here, not examined.
    """
    return tuple(_Maker(told).all())


class _Maker:
    """Makes the statements of one attempt."""

    def __init__(self, told: Told) -> None:
        self._told = told
        header = told.transcript.header
        self._registration = uuid5(_SPACE, f"{told.home} {told.student} {header.attempt}")
        self._scenario = f"{told.home}/scenarios/{header.scenario}"
        self._moments = {
            turn.number: turn.moment for turn in read_turns(told.scenario, told.transcript).turns
        }
        self._evidence: dict[int, list[Evidence]] = {}
        for profile in told.card.profiles.values():
            for each in profile.evidence:
                self._evidence.setdefault(each.turn, []).append(each)

    def all(self) -> Iterator[Statement]:
        events = self._told.transcript.events
        end = len(events) - 1
        yield self._statement("initialized", 0, self._simulation())
        for at, event in enumerate(events):
            if isinstance(event, Acted):
                yield self._act(at, event)
        if isinstance(events[end], TalkEnded):
            yield self._statement("completed", end, self._simulation(), self._outcome())
        yield self._statement("terminated", end, self._simulation())

    def _act(self, at: int, event: Acted) -> Statement:
        found = self._evidence.get(event.turn, [])
        points, open_ = sum(each.points for each in found), sum(each.open for each in found)
        result: Statement = {"response": did(event.act)}
        if open_ > 0:
            result["score"] = {"scaled": round(min(max(points / open_, -1.0), 1.0), 4)}
        result["extensions"] = {
            self._own("turn"): event.turn,
            self._own("points"): _sums((each.principle.value, each.points) for each in found),
            self._own("open"): _sums((each.principle.value, each.open) for each in found),
        }
        moment = self._moments[event.turn]
        place = _activity(f"{self._scenario}/moments/{moment}", _DIALOGUE, moment)
        return self._statement("selected", at, place, result, part=str(event.turn))

    def _outcome(self) -> Statement:
        card, told = self._told.card, self._told
        return {
            "completion": True,
            "response": told.transcript.ended,
            "extensions": {
                self._own("gates"): {each.gate.value: each.status.value for each in card.gates},
                self._own("levels"): {
                    principle.value: None if profile.level is None else int(profile.level)
                    for principle, profile in card.profiles.items()
                },
                self._own("turns"): card.turns,
            },
        }

    def _simulation(self) -> Statement:
        told = self._told
        title = told.scenario.title
        return _activity(self._scenario, _SIMULATION, title, told.transcript.header.language)

    def _own(self, name: str) -> str:
        return f"{self._told.home}/xapi/extensions/{name}"

    def _statement(
        self,
        verb: str,
        at: int,
        activity: Statement,
        result: Statement | None = None,
        *,
        part: str = "",
    ) -> Statement:
        told, header = self._told, self._told.transcript.header
        account = {"homePage": told.home, "name": told.student}
        statement: Statement = {
            "id": str(uuid5(self._registration, f"{verb} {part}")),
            "actor": {"objectType": "Agent", "account": account},
            "verb": {"id": _VERBS[verb], "display": {"en": verb}},
            "object": activity,
        }
        if result:
            statement["result"] = result
        parents = [] if activity["id"] == self._scenario else [{"id": self._scenario}]
        version = {"id": f"{self._scenario}/versions/{header.scenario_hash}"}
        statement["context"] = {
            "registration": str(self._registration),
            "platform": "Samtalerom",
            "language": header.language,
            "contextActivities": {
                **({"parent": parents} if parents else {}),
                "grouping": [version],
                "category": [{"id": each} for each in VOCABULARIES],
            },
            "extensions": {
                self._own("mode"): header.mode.value,
                self._own("timing"): header.timing.value,
                self._own("rubric"): header.rubric_hash,
            },
        }
        statement["timestamp"] = self._time(at)
        return statement

    def _time(self, at: int) -> str:
        seconds = self._told.seconds[at] if self._told.seconds else 0.0
        moment = self._told.started.astimezone(UTC) + timedelta(seconds=seconds)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _activity(id_: str, kind: str, name: str, language: str = "und") -> Statement:
    definition = {"type": kind, "name": {language: name}}
    return {"objectType": "Activity", "id": id_, "definition": definition}


def _sums(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name, value in pairs:
        sums[name] = sums.get(name, 0.0) + value
    return {name: round(value, 4) for name, value in sums.items()}
