"""How a transcript and an act are written down.

A transcript is JSON lines: the header first, then one event a line, each an object whose
``event`` names what happened. An act's text form is one line, for scripts and tests::

    say fortell_kvelden
    wait short
    encourage
    summarise alene bestemor invite
    limit kjeft guidance
    break

Reading is strict: unknown names, missing or extra keys and wrong types are refused with the
line they stand on. ``load(dump(t)) == t`` for every transcript.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from scenarios import transcript as t
from scenarios.model import Step
from scenarios.words import Language

Json = Any
"""What ``json`` reads and writes."""

Reader = Callable[[str, Json], Json]
"""Reads a value of a field, by the field's name; raises ValueError where it is none."""

T = TypeVar("T")
B = TypeVar("B")

_EVENTS: dict[str, type[Any]] = {
    "talk_began": t.TalkBegan,
    "moment_reached": t.MomentReached,
    "line_said": t.LineSaid,
    "fact_told": t.FactTold,
    "floor_given": t.FloorGiven,
    "acted": t.Acted,
    "interrupted": t.Interrupted,
    "reacted": t.Reacted,
    "feeling_changed": t.FeelingChanged,
    "limit_reached": t.LimitReached,
    "limit_settled": t.LimitSettled,
    "focus_shifted": t.FocusShifted,
    "person_arrived": t.PersonArrived,
    "person_left": t.PersonLeft,
    "talk_ended": t.TalkEnded,
}
_EVENT_NAMES = {kind: name for name, kind in _EVENTS.items()}

INVITATION = "invite"
"""The word after a summary's statements that asks to be corrected; no statement bears it."""

MAX_TRANSCRIPT_CHARACTERS = 16 * 1024 * 1024
MAX_INTEGER = 1_000_000_000


class TranscriptError(ValueError):
    """A transcript that cannot be read; lines count from 1."""

    def __init__(self, line: int, reason: str) -> None:
        """Say on which line, and why."""
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class ActError(ValueError):
    """A line that is not an act."""


def format_act(act: t.Act) -> str:
    """Write an act in its text form."""
    match act:
        case t.Say(choice):
            return f"say {choice}"
        case t.Wait(length):
            return f"wait {length}"
        case t.Encourage():
            return "encourage"
        case t.Summarise(statements, invites):
            return " ".join(["summarise", *statements, *([INVITATION] if invites else [])])
        case t.NameLimit(topic, step):
            return f"limit {topic} {step.word}"
        case t.OfferBreak():
            return "break"


def parse_act(text: str) -> t.Act:
    """Read an act from its text form.

    Raises:
        ActError: where the line is not an act; the message says what could stand there.
    """
    match text.split():
        case ["say", choice]:
            return t.Say(choice)
        case ["wait", length] if length in set(t.Length):
            return t.Wait(t.Length(length))
        case ["encourage"]:
            return t.Encourage()
        case ["summarise", *statements, word] if statements and word == INVITATION:
            return t.Summarise(tuple(statements), invites=True)
        case ["summarise", *statements] if statements:
            return t.Summarise(tuple(statements), invites=False)
        case ["limit", topic, step] if step.upper() in Step.__members__ and step.islower():
            return t.NameLimit(topic, Step[step.upper()])
        case ["break"]:
            return t.OfferBreak()
        case _:
            raise ActError(
                f"{text.strip()[:80]!r} is not an act; write one of: say CHOICE, wait short|long, "
                "encourage, summarise STATEMENT… [invite], "
                "limit TOPIC information|guidance|advice|instruction|warning, break"
            )


def event_to_json(event: t.Event) -> dict[str, Json]:
    """Return an event as a JSON object."""
    return {"event": _EVENT_NAMES[type(event)], **_plain_fields(event)}


def event_from_json(value: Json) -> t.Event:
    """Read an event from a JSON object.

    Raises:
        ValueError: where it is not an event; the message says why.
    """
    if not isinstance(value, dict):
        raise ValueError("an event is a JSON object")  # noqa: TRY004 one kind of error for whoever reads
    name = value.get("event")
    kind = _EVENTS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError(f"unknown event {name!r}")
    event: t.Event = _build(kind, {key: v for key, v in value.items() if key != "event"})
    if isinstance(event, t.Acted) and event.turn < 1:
        raise ValueError("turn must be at least 1")
    return event


def header_to_json(header: t.Header) -> dict[str, Json]:
    """Return a header as a JSON object."""
    return {"transcript": header.format, **_plain_fields(header, leave_out="format")}


def header_from_json(value: Json) -> t.Header:
    """Read a header from a JSON object.

    Raises:
        ValueError: where it is not a header of a format that is known here.
    """
    if not isinstance(value, dict) or "transcript" not in value:
        raise ValueError("a transcript begins with its header, an object with the key 'transcript'")
    if type(value["transcript"]) is not int or value["transcript"] != t.TRANSCRIPT_FORMAT:
        raise ValueError(f"transcript format {value['transcript']!r} is not known here")
    rest = {key: v for key, v in value.items() if key != "transcript"}
    header = _build(t.Header, {**rest, "format": t.TRANSCRIPT_FORMAT})
    if header.language not in set(Language):
        raise ValueError(f"language must be one of {', '.join(Language)}")
    if header.branch_turn is not None and header.branch_turn < 0:
        raise ValueError("branch_turn must be at least 0")
    return header


def dump(transcript: t.Transcript) -> str:
    """Write a transcript as JSON lines, ending in a newline."""
    objects = (header_to_json(transcript.header), *map(event_to_json, transcript.events))
    return "".join(json.dumps(value, separators=(",", ":")) + "\n" for value in objects)


def load(text: str) -> t.Transcript:
    """Read a transcript from JSON lines.

    Raises:
        TranscriptError: on the first line that cannot be read.
    """
    if len(text) > MAX_TRANSCRIPT_CHARACTERS:
        raise TranscriptError(1, f"longer than {MAX_TRANSCRIPT_CHARACTERS} characters")
    lines = _numbered(text)
    number, first = next(lines, (1, ""))
    header = _read(number, first, header_from_json)
    return t.Transcript(header, tuple(_read(n, line, event_from_json) for n, line in lines))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _read(number: int, line: str, reader: Callable[[Json], T]) -> T:
    try:
        return reader(json.loads(line, object_pairs_hook=_unique, parse_int=_whole))
    except RecursionError:
        raise TranscriptError(number, "nested too deeply") from None
    except json.JSONDecodeError as error:
        raise TranscriptError(number, f"not JSON at character {error.colno}") from None
    except ValueError as error:
        raise TranscriptError(number, str(error)) from None


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > len(str(MAX_INTEGER)) + 1:
        raise ValueError("a number is out of range")
    return int(digits)


def _plain_fields(value: object, leave_out: str = "") -> dict[str, Json]:
    names = (f.name for f in fields(value) if f.name != leave_out)  # type: ignore[arg-type]
    return {name: _plain(getattr(value, name)) for name in names}


def _plain(value: object) -> Json:
    match value:
        case t.Say() | t.Wait() | t.Encourage() | t.Summarise() | t.NameLimit() | t.OfferBreak():
            return format_act(value)
        case Enum():
            return value.value
        case Mapping():
            return {key: _plain(v) for key, v in value.items()}
        case tuple():
            return [_plain(v) for v in value]
        case _:
            return value


def _build(kind: type[B], found: dict[str, Json]) -> B:
    readers = _READERS[kind]
    if missing := readers.keys() - found.keys():
        raise ValueError(f"{kind.__name__} lacks {', '.join(sorted(missing))}")
    if extra := found.keys() - readers.keys():
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(extra))}")
    return kind(**{name: read(name, found[name]) for name, read in readers.items()})


def _reader(hint: object) -> Reader:
    """Return what reads a value of a type: the type is looked into once, not for each value."""
    if hint == t.Act:
        return lambda name, found: parse_act(_typed(name, str, found))
    if get_origin(hint) in {Union, UnionType} and NoneType in get_args(hint):
        (inner,) = (_reader(arg) for arg in get_args(hint) if arg is not NoneType)
        return lambda name, found: None if found is None else inner(name, found)
    if get_origin(hint) is tuple:
        each = _reader(get_args(hint)[0])
        return lambda name, found: tuple(each(name, one) for one in _typed(name, list, found))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return partial(_member, {member.value: member for member in hint})
    if get_origin(hint) is not None:
        of = _reader(get_args(hint)[1])
        return lambda name, found: {k: of(name, v) for k, v in _typed(name, dict, found).items()}
    if isinstance(hint, type):
        return lambda name, found: _typed(name, hint, found)
    return lambda _name, found: found


def _member(members: Mapping[str, Enum], name: str, found: Json) -> Enum:
    word = _typed(name, str, found)
    if word not in members:
        raise ValueError(f"{name} must be one of {', '.join(members)}")
    return members[word]


def _typed(name: str, kind: type[T], found: Json) -> T:
    if type(found) is not kind:
        raise ValueError(f"{name} must be {kind.__name__}, not {type(found).__name__}")
    if isinstance(found, int) and abs(found) > MAX_INTEGER:
        raise ValueError(f"{name} is out of range")
    return found


_READERS: Mapping[type, Mapping[str, Reader]] = {
    kind: {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    for kind in (*_EVENTS.values(), t.Header)
}
