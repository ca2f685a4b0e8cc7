"""Compares what came of a play with what its author expects of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.diagnostics import Diagnostic, Place
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.likeness import nearest
from scenarios.model import Scenario
from scenarios.plays import Bound, Expectation, Expected, Play
from scenarios.transcript import (
    Event,
    FactTold,
    LimitReached,
    LimitSettled,
    LineSaid,
    MomentReached,
    NameLimit,
    Reacted,
    Say,
    Summarise,
)
from scoring.rubric import Rubric
from scoring.scorecard import Level, Scorecard, score
from simulator.engine import Stage
from simulator.plays.performing import outside, perform

NOT_TRIED = "not_tried"
LEVELS = {level.name.lower(): level for level in Level}
"""The words that plays use for the levels."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What an expectation is about, as it stands in a message."""

    nb: str
    en: str


_WHAT = {
    Expected.REACTION: _Words("reaksjonen", "the reaction"),
    Expected.MOMENT: _Words("øyeblikket", "the moment"),
    Expected.SPEAKS: _Words("ord fra", "words of"),
    Expected.TELLS: _Words("faktumet", "the fact"),
    Expected.KEEPS: _Words("at ingen forteller", "that nobody tells"),
    Expected.REACHES: _Words("grensen nådd:", "the limit reached:"),
    Expected.SETTLES: _Words("grensen respektert igjen:", "the limit respected again:"),
    Expected.ENDING: _Words("avslutningen", "the ending"),
    Expected.GATES: _Words("porten", "the gate"),
    Expected.LEVELS: _Words("nivået", "the level"),
}
_HOLDS = {
    True: (
        _Words("at samtalen holder", "the talk to hold"),
        _Words("den holder ikke", "it does not hold"),
    ),
    False: (
        _Words("at samtalen ikke holder", "the talk not to hold"),
        _Words("den holder", "it holds"),
    ),
}
"""What is said where it was expected that the talk holds, and where it was not."""
_NAMED = {
    Expected.MOMENT: _Words("noe øyeblikk", "no moment"),
    Expected.SPEAKS: _Words("noen person", "no person"),
    Expected.TELLS: _Words("noe faktum", "no fact"),
    Expected.KEEPS: _Words("noe faktum", "no fact"),
    Expected.REACHES: _Words("noen grense", "no limit"),
    Expected.SETTLES: _Words("noen grense", "no limit"),
    Expected.ENDING: _Words("noen avslutning", "no ending"),
}
_CHOICE = _Words("noe valg", "no choice")
_STATEMENT = _Words("noe utsagn til en oppsummering", "no statement for a summary")


def judge(play: Play, stage: Stage, rubric: Rubric) -> tuple[Diagnostic, ...]:
    """Perform a play and return everything that is not as it should be, from the top."""
    unknown = (*outside(play, stage.scenario), *_unknown(play, stage.scenario))
    if unknown:
        return unknown
    performed = perform(play, stage, rubric)
    found: list[Diagnostic] = []
    for each, events in performed.turns:
        found += _of_an_act(each.expects, events)
    if performed.refused is not None:
        return (*found, performed.refused)  # the rest never happened
    card = score(stage.scenario, performed.transcript, rubric)
    found += _of_the_whole(play.expects, card, performed.transcript.events)
    if not play.expects and not any(each.expects for each in play.acts):
        at = play.acts[0].place
        found.append(kinds.EXPECTS_NOTHING.at(at.file, at.span))
    return tuple(found)


# -- names --------------------------------------------------------------------


def _unknown(play: Play, scenario: Scenario) -> Iterator[Diagnostic]:
    """Yield every name that the scenario does not have."""
    choices = scenario.choices.keys()
    statements = {*scenario.facts, *scenario.distortions}
    among: Mapping[Expected, Collection[str]] = {
        Expected.MOMENT: scenario.moments,
        Expected.SPEAKS: scenario.people,
        Expected.TELLS: scenario.facts,
        Expected.KEEPS: scenario.facts,
        Expected.REACHES: scenario.limits,
        Expected.SETTLES: scenario.limits,
        Expected.ENDING: scenario.endings,
    }
    for each in play.acts:
        match each.act:
            case Say(choice):
                yield from _named(_CHOICE, choice, choices, each.place)
            case NameLimit(topic, _):
                yield from _named(_NAMED[Expected.REACHES], topic, scenario.limits, each.place)
            case Summarise(names):
                for name in names:
                    yield from _named(_STATEMENT, name, statements, each.place)
            case _:
                pass
    expects = [expected for each in play.acts for expected in each.expects]
    for one in (*expects, *play.expects):
        if one.kind in among:
            yield from _named(_NAMED[one.kind], one.wanted, among[one.kind], one.place)


def _named(what: _Words, name: str, known: Collection[str], at: Place) -> Iterator[Diagnostic]:
    if name not in known:
        yield kinds.NOT_OF_THE_SCENARIO.at(
            at.file,
            at.span,
            what_nb=what.nb,
            what_en=what.en,
            name=name,
            nearest=nearest(name, known),
        )


# -- acts ---------------------------------------------------------------------


def _of_an_act(expects: Sequence[Expectation], events: Sequence[Event]) -> Iterator[Diagnostic]:
    for each in expects:
        came = CAME[each.kind](events)
        if each.kind is Expected.REACTION:
            met = any(ref == each.wanted or ref.endswith(f"/{each.wanted}") for ref in came)
        elif each.kind is Expected.MOMENT:
            met = came[-1:] == (each.wanted,)
        else:
            met = each.wanted in came
        if not met:
            yield _other_came(each, ", ".join(came))


def _spoke(events: Sequence[Event]) -> tuple[str, ...]:
    found = (event.speaker for event in events if isinstance(event, LineSaid))
    return tuple(dict.fromkeys(speaker for speaker in found if speaker is not None))


CAME: Mapping[Expected, Callable[[Sequence[Event]], tuple[str, ...]]] = {
    Expected.REACTION: lambda events: tuple(e.reaction for e in events if isinstance(e, Reacted)),
    Expected.MOMENT: lambda events: tuple(e.moment for e in events if isinstance(e, MomentReached)),
    Expected.SPEAKS: _spoke,
    Expected.TELLS: lambda events: tuple(e.fact for e in events if isinstance(e, FactTold)),
    Expected.REACHES: lambda events: tuple(e.topic for e in events if isinstance(e, LimitReached)),
    Expected.SETTLES: lambda events: tuple(e.topic for e in events if isinstance(e, LimitSettled)),
}
"""What came, of everything that can be expected of an act."""


# -- the whole ----------------------------------------------------------------


def _of_the_whole(
    expects: Sequence[Expectation], card: Scorecard, events: Sequence[Event]
) -> Iterator[Diagnostic]:
    for each in expects:
        came = _came_of_all(each, card, events)
        match each.kind:
            case Expected.TELLS | Expected.REACHES:
                met = each.wanted in came.split(", ")
            case Expected.KEEPS:
                met = each.wanted not in came.split(", ")
            case Expected.LEVELS:
                met = _is_level(each, came)
            case _:
                met = came == each.wanted
        if not met:
            yield _ended_otherwise(each, came)


def _came_of_all(each: Expectation, card: Scorecard, events: Sequence[Event]) -> str:
    match each.kind:
        case Expected.ENDING:
            return card.outcome.ending or ""
        case Expected.GATES:
            statuses = {result.gate.value: result.status.value for result in card.gates}
            return statuses[each.about]
        case Expected.LEVELS:
            return level_of(card, each.about)
        case Expected.HOLDS:
            return str(card.holds).lower()
        case Expected.KEEPS:
            return ", ".join(CAME[Expected.TELLS](events))
        case _:
            return ", ".join(CAME[each.kind](events))


def level_of(card: Scorecard, principle: str) -> str:
    """Return the word that plays use for how a principle was kept."""
    levels = {profile.principle.value: profile.level for profile in card.profiles.values()}
    level = levels[principle]
    return NOT_TRIED if level is None else level.name.lower()


def _is_level(each: Expectation, came: str) -> bool:
    if NOT_TRIED in {came, each.wanted}:
        return came == each.wanted
    match each.bound:
        case Bound.AT_LEAST:
            return LEVELS[came] >= LEVELS[each.wanted]
        case Bound.AT_MOST:
            return LEVELS[came] <= LEVELS[each.wanted]
        case Bound.EXACTLY:
            return came == each.wanted


def _other_came(each: Expectation, came: str) -> Diagnostic:
    what, at = _WHAT[each.kind], each.place
    wanted, instead = _wanted(each), _instead(came)
    return kinds.OTHER_CAME.at(
        at.file,
        at.span,
        what_nb=what.nb,
        what_en=what.en,
        wanted=wanted,
        came_nb=instead.nb,
        came_en=instead.en,
    )


def _ended_otherwise(each: Expectation, came: str) -> Diagnostic:
    at = each.place
    if each.kind is Expected.HOLDS:
        wanted, instead = _HOLDS[each.wanted == "true"]
    else:
        what, named, found = _WHAT[each.kind], _wanted(each), _instead(came)
        wanted = _Words(
            f"{what.nb} {named} av hele samtalen", f"{what.en} {named} of the whole talk"
        )
        instead = _Words(f"det ble {found.nb}", f"it was {found.en}")
    return kinds.ENDED_OTHERWISE.at(
        at.file,
        at.span,
        wanted_nb=wanted.nb,
        wanted_en=wanted.en,
        came_nb=instead.nb,
        came_en=instead.en,
    )


def _wanted(each: Expectation) -> str:
    return f"«{' '.join(filter(None, [each.about, each.bound.value, each.wanted]))}»"


def _instead(came: str) -> _Words:
    if came:
        return _Words(f"«{came}»", f"«{came}»")
    return _Words("ingenting av det slaget", "nothing of the kind")
