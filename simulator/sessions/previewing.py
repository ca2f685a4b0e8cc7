"""A talk that its author tries out: begun at any moment, kept nowhere, gone again after a save."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import get_close_matches

from scenarios.changes import renamed
from scenarios.kinds import Mode, Timing
from scenarios.model import FEELING_CEILING, FEELING_FLOOR, Scenario
from scenarios.transcript import Act, Event, Header, Transcript
from simulator.engine import ActRefused, Situation
from simulator.i18n import N_
from simulator.sessions.clock import Clock
from simulator.sessions.errors import UserError
from simulator.sessions.opening import Opened
from simulator.sessions.port import Pins, Reflections
from simulator.sessions.retracing import Parting, go_again
from simulator.sessions.session import Session

MOST_NAMES = 5
"""How many names a message offers."""


class GivenError(UserError):
    """What was given for a preview does not fit the scenario."""


@dataclass(frozen=True, slots=True)
class Given:
    """Where a preview begins, in the scenario's own names."""

    moment: str = ""
    """Empty is where the talk begins."""
    feelings: Mapping[str, int] = field(default_factory=dict)
    """``feeling`` (the young person's) or ``person.feeling`` to its value, 0 to 10."""
    told: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    """Limits that are reached and not settled."""
    present: tuple[str, ...] = ()
    """People who have come in."""
    acts: tuple[Act, ...] = ()
    """What is done before the author takes over, as far as it is possible."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A talk that is tried out."""

    session: Session
    opened: Opened
    given: Given
    refused: Act | None = None
    """The first of the given acts that was not possible; none after it was done."""


@dataclass(frozen=True, slots=True)
class Reloaded:
    """A preview as it goes on another version of its scenario."""

    preview: Preview
    turns: int
    """How many of the acts so far were possible."""
    parting: Parting | None
    """None where both versions go the same way so far."""


def feeling_given(text: str) -> tuple[str, int]:
    """Return what a text like ``trust=2`` or ``person.trust=2`` gives.

    Raises:
        GivenError: where it is no such text.
    """
    name, equals, number = (part.strip() for part in text.partition("="))
    if not (name and equals and number.isascii() and number.isdigit() and len(number) <= 2):  # noqa: PLR2004 10 is the highest
        raise GivenError(
            N_(
                "Write a feeling as trust=2 or person.trust=2, not {text}, and --feelings once for "
                "each."
            ),
            text=text,
        )
    return name, int(number)


def preview(opened: Opened, given: Given, *, timing: Timing, clock: Clock) -> Preview:
    """Begin a talk where the author wants it; nothing of it is kept.

    Raises:
        GivenError: where the scenario has nothing of a given name, or a value is out of bounds.
    """
    refused: list[Act] = []

    def do(situation: Situation) -> tuple[Event, ...]:
        done: list[Event] = []
        for act in given.acts:
            try:
                events = opened.stage.perform(situation, act)
            except ActRefused:
                refused.append(act)
                break
            situation = opened.stage.follow(situation, events)
            done.extend(events)
        return tuple(done)

    begun = _begun(opened, given, timing, clock, do)
    return replace(begun, refused=refused[0]) if refused else begun


def reload(before: Preview, opened: Opened, clock: Clock) -> Reloaded:
    """Go the way so far on another version, as far as it goes.

    Raises:
        GivenError: where the new version has nothing of a given name.
    """
    came = before.session.transcript.events
    names = renamed(before.session.scenario, opened.stage.scenario)
    found: list[tuple[int, Parting | None]] = []

    def again(situation: Situation) -> tuple[Event, ...]:
        events, turns, parting = go_again(opened.stage, situation, came, names)
        found.append((turns, parting))
        return events

    now = _begun(opened, before.given, before.session.header.timing, clock, again)
    ((turns, parting),) = found
    return Reloaded(now, turns, parting)


def situation_of(scenario: Scenario, given: Given) -> Situation:
    """Return how things stand just before the moment that is given.

    Feelings that are not given are as they usually start; whoever speaks when the talk comes to
    the moment is in the room.

    Raises:
        GivenError: where the scenario has nothing of a given name, or a value is out of bounds.
    """
    choices = scenario.choices
    for name in given.told:
        _known(name, scenario.facts, N_("There is no fact {name}.{nearest}"))
    for name in given.said:
        _known(name, choices, N_("There is no choice {name}.{nearest}"))
    for name in given.reached:
        _known(name, scenario.limits, N_("There is no limit {name}.{nearest}"))
    for name in given.present:
        _known(name, scenario.people, N_("There is no person {name}.{nearest}"))
    moment = scenario.moments[_moment(scenario, given)]
    there = {each.id for each in scenario.people.values() if each.present}
    there |= {line.speaker for line in moment.lines if line.speaker} | set(given.present)
    moves = [move for name in given.said if (move := choices[name].limit) is not None]
    earlier = {each.id: each.earlier for each in scenario.limits.values() if each.earlier}
    return Situation(
        feelings=_feelings(scenario, given.feelings),
        present=frozenset(there),
        ladder={**earlier, **{move.topic: move.step for move in moves}},
        said=frozenset(given.said),
        told=frozenset(given.told),
        reached=frozenset(given.reached),
        since=dict.fromkeys((*given.said, *given.told, *given.reached), 0),
    )


def _begun(
    opened: Opened,
    given: Given,
    timing: Timing,
    clock: Clock,
    go_on: Callable[[Situation], tuple[Event, ...]],
) -> Preview:
    stage = opened.stage
    scenario = stage.scenario
    origin = situation_of(scenario, given)
    opening = stage.come_to(origin, _moment(scenario, given))
    events = (*opening, *go_on(stage.follow(origin, opening)))
    header = Header("", scenario.id, scenario.hash, "", scenario.language, Mode.PRACTICE, timing)
    session = Session(
        _Nowhere(),
        stage,
        Transcript(header, events),
        Pins(b"", ""),
        clock=clock,
        origin=origin,
    )
    return Preview(session, opened, given)


def _moment(scenario: Scenario, given: Given) -> str:
    name = given.moment or scenario.start
    _known(name, scenario.moments, N_("There is no moment {name}.{nearest}"))
    return name


def _feelings(scenario: Scenario, given: Mapping[str, int]) -> dict[str, int]:
    feelings = {name: feeling.start for name, feeling in scenario.feelings.items()}
    for name, value in given.items():
        whole = name if "." in name else f"{scenario.youth.id}.{name}"
        _known(whole, feelings, N_("There is no feeling {name}.{nearest}"))
        if not FEELING_FLOOR <= value <= FEELING_CEILING:
            raise GivenError(
                N_("{name} is {value}: a feeling is from {floor} to {ceiling}."),
                name=whole,
                value=value,
                floor=FEELING_FLOOR,
                ceiling=FEELING_CEILING,
            )
        feelings[whole] = value
    return feelings


def _known(name: str, names: Iterable[str], message: str) -> None:
    known = tuple(names)
    if name in known:
        return
    near = get_close_matches(name[:80], known, MOST_NAMES, 0.5) or known[:MOST_NAMES]
    raise GivenError(message, name=name, nearest=f" ({', '.join(near)}?)" if near else "")


class _Nowhere:
    """Keeps nothing but a note, and that only as long as the preview lasts."""

    def __init__(self) -> None:
        self._beside = Reflections()

    def append(
        self, attempt: str, first: int, events: Sequence[tuple[float, Event]], now: datetime
    ) -> None:
        """Let it be forgotten."""

    def reflections(self, attempt: str) -> Reflections:
        del attempt
        return self._beside

    def keep_note(self, attempt: str, text: str) -> None:
        del attempt
        self._beside = replace(self._beside, note=text)

    def keep_preparation(self, attempt: str, texts: Sequence[str]) -> None:
        """Let it be forgotten."""

    def keep_ratings(self, attempt: str, ratings: Mapping[str, int], *, last: bool = True) -> None:
        """Let it be forgotten."""

    def keep_own_words(self, attempt: str, turn: int, text: str) -> None:
        """Let it be forgotten."""
