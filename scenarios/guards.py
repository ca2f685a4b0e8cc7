"""Guards: the small total language in which authors say when something applies.

A guard is parsed once into a frozen tree of the node types below and is never evaluated
as Python. Grammar, loosest binding first::

    guard   := conjunction { "or" conjunction }
    conjunction := negation { "and" negation }
    negation := "not" negation | "(" guard ")" | atom
    atom    := NAME "." NAME OP NUMBER            a feeling, 0 to 10
             | "limit_step(" NAME ")" OP STEP     the last step taken on a limit's ladder
             | "turns_since(" NAME ")" OP NUMBER  turns since a choice, fact or limit happened
             | "shifts(" NAME ")" OP NUMBER       how often the focus was shifted to a topic
             | "said(" NAME ")" | "told(" NAME ")" | "visited(" NAME ")"
             | "reached(" NAME ")"                the limit is reached and not yet settled
             | "present(" NAME ")"                the person is in the room
             | "spoke(" NAME ")"                  the person spoke last
             | "finished" | "interrupted"         nobody is / someone was cut off mid-speech
             | "accurate" | "invites"             of the summary that is answered here
    OP      := ">=" | "<=" | ">" | "<" | "==" | "!="
    STEP    := "none" | "information" | "guidance" | "advice" | "instruction" | "warning"

Evaluation belongs to the engine; this module knows what can be written, and how numbers compare.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.kinds import Step


class Comparison(StrEnum):
    """How a number is compared."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "=="
    UNEQUAL = "!="

    def holds(self, value: int, number: int) -> bool:
        """Say whether a value compares so with the number that stands in a guard."""
        return _HOLDS[self](value, number)


_HOLDS: Mapping[Comparison, Callable[[int, int], bool]] = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.MORE: operator.gt,
    Comparison.LESS: operator.lt,
    Comparison.EQUAL: operator.eq,
    Comparison.UNEQUAL: operator.ne,
}


class Happening(StrEnum):
    """What can have happened to a named thing."""

    SAID = "said"
    TOLD = "told"
    VISITED = "visited"
    REACHED = "reached"
    PRESENT = "present"
    SPOKE = "spoke"


class Count(StrEnum):
    """What can be counted of a named thing."""

    LIMIT_STEP = "limit_step"
    TURNS_SINCE = "turns_since"
    SHIFTS = "shifts"


class Circumstance(StrEnum):
    """What can be so of the act that is answered."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    ACCURATE = "accurate"
    INVITES = "invites"


@dataclass(frozen=True, slots=True)
class FeelingIs:
    """A person's feeling compared with a number."""

    person: str
    feeling: str
    comparison: Comparison
    number: int

    @property
    def felt(self) -> str:
        """The feeling that is compared, as ``person.feeling``."""
        return f"{self.person}.{self.feeling}"


@dataclass(frozen=True, slots=True)
class CountIs:
    """A count compared with a number; steps of the ladder count from 0 (none) to 5."""

    count: Count
    name: str
    comparison: Comparison
    number: int


@dataclass(frozen=True, slots=True)
class Happened:
    """Something has happened to the named thing."""

    happening: Happening
    name: str


@dataclass(frozen=True, slots=True)
class Is:
    """A circumstance of the act that is answered."""

    circumstance: Circumstance


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a guard."""

    inner: "Guard"


@dataclass(frozen=True, slots=True)
class And:
    """Both guards."""

    left: "Guard"
    right: "Guard"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the guards."""

    left: "Guard"
    right: "Guard"


Atom = FeelingIs | CountIs | Happened | Is
Guard = Atom | Not | And | Or

STEP_NUMBERS = {"none": 0, **{step.word: int(step) for step in Step}}

MAX_GUARD_LENGTH = 500
"""Characters. Longer guards are refused before they are read."""

MAX_GUARD_DEPTH = 16
"""Brackets and ``not`` inside each other. Deeper guards are refused while they are read."""

# By their words: looking a word up in an enumeration takes fifteen times as long.
_CIRCUMSTANCES = {word.value: word for word in Circumstance}
_HAPPENINGS = {word.value: word for word in Happening}
_COUNTS = {word.value: word for word in Count}
_COMPARISONS = {sign.value: sign for sign in Comparison}

_TOKEN = re.compile(r"\s*(?:(>=|<=|==|!=|[><().]|-?[0-9]{1,4}\b|[^\W\d]\w*)|(\S))")
"""A sign, a number or a name; or, in the second group, what is none of these."""


class Wanted(StrEnum):
    """What could have stood where the reading of a guard stopped."""

    READABLE = "a name, a number or a comparison"
    CONDITION = "a condition such as 'emma.trust >= 4' or 'said(choice)'"
    FEELING = "the name of a feeling"
    COMPARISON = "a comparison"
    NUMBER = "a whole number"
    STEP = "a step of the ladder"
    NAME = "a name"
    BRACKET = "')'"
    CIRCUMSTANCE = "a circumstance such as 'finished'"
    HAPPENING = "a happening such as 'said'"
    END = "'and', 'or' or the end of the guard"
    LESS_DEEP = "fewer brackets inside each other"
    SHORTER = "a shorter guard"


class GuardError(ValueError):
    """A guard that cannot be read; the offset is in characters from its start."""

    def __init__(self, offset: int, found: str, wanted: Wanted) -> None:
        """Say where the reading stopped, at what, and what could stand there."""
        super().__init__(f"{offset}: found {found!r}, expected {wanted}")
        self.offset = offset
        self.found = found
        self.wanted = wanted


def _words(text: str) -> list[str]:
    """Return the words of a guard, with an empty one after the last.

    Raises:
        GuardError: where something is no word.
    """
    words = []
    for word, stray in _TOKEN.findall(text):
        if stray:
            at = next(match for match in _TOKEN.finditer(text) if match[2])
            raise GuardError(at.start(2), stray, Wanted.READABLE)
        words.append(word)
    words.append("")
    return words


def _is_name(word: str) -> bool:
    # Every sign and digit comes before the question mark, every letter after it.
    return word > "?"


class _Reader:
    """Recursive descent over the words; depth is bounded by MAX_GUARD_DEPTH."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = _words(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Guard:
        guard = self._any()
        if self._words[self._at]:
            raise self._refused(Wanted.END)
        return guard

    def _refused(self, wanted: Wanted, at: int | None = None) -> GuardError:
        """Return what is wrong with the word that stands somewhere, or here."""
        at = self._at if at is None else at
        # Where each word stands is only asked for when one is wrong.
        starts = [match.start(1) for match in _TOKEN.finditer(self._text)]
        return GuardError([*starts, len(self._text)][at], self._words[at], wanted)

    def _any(self) -> Guard:
        guard = self._all()
        while self._words[self._at] == "or":
            self._at += 1
            guard = Or(guard, self._all())
        return guard

    def _all(self) -> Guard:
        guard = self._negation()
        while self._words[self._at] == "and":
            self._at += 1
            guard = And(guard, self._negation())
        return guard

    def _negation(self) -> Guard:
        word = self._words[self._at]
        if word not in {"(", "not"}:
            return self._atom()
        if self._depth == MAX_GUARD_DEPTH:
            raise self._refused(Wanted.LESS_DEEP)
        self._at += 1
        self._depth += 1
        guard: Guard
        if word == "(":
            guard = self._any()
            self._sign(")", Wanted.BRACKET)
        else:
            guard = Not(self._negation())
        self._depth -= 1
        return guard

    def _atom(self) -> Atom:
        start = self._at
        word = self._name(Wanted.CONDITION)
        match self._words[self._at]:
            case ".":
                self._at += 1
                feeling = self._name(Wanted.FEELING)
                comparison = self._comparison()
                return FeelingIs(word, feeling, comparison, self._number())
            case "(":
                return self._about(word, start)
            case _ if word in _CIRCUMSTANCES:
                return Is(_CIRCUMSTANCES[word])
            case _:
                raise self._refused(Wanted.CIRCUMSTANCE, start)

    def _about(self, word: str, start: int) -> Atom:
        if word not in _HAPPENINGS and word not in _COUNTS:
            raise self._refused(Wanted.HAPPENING, start)
        self._at += 1
        name = self._name(Wanted.NAME)
        self._sign(")", Wanted.BRACKET)
        if word in _HAPPENINGS:
            return Happened(_HAPPENINGS[word], name)
        count = _COUNTS[word]
        comparison = self._comparison()
        number = self._step() if count is Count.LIMIT_STEP else self._number()
        return CountIs(count, name, comparison, number)

    def _comparison(self) -> Comparison:
        sign = self._words[self._at]
        if sign not in _COMPARISONS:
            raise self._refused(Wanted.COMPARISON)
        self._at += 1
        return _COMPARISONS[sign]

    def _number(self) -> int:
        word = self._words[self._at]
        if not word.removeprefix("-").isdecimal():
            raise self._refused(Wanted.NUMBER)
        self._at += 1
        return int(word)

    def _step(self) -> int:
        start, word = self._at, self._name(Wanted.STEP)
        if word not in STEP_NUMBERS:
            raise self._refused(Wanted.STEP, start)
        return STEP_NUMBERS[word]

    def _name(self, wanted: Wanted) -> str:
        word = self._words[self._at]
        if not _is_name(word):
            raise self._refused(wanted)
        self._at += 1
        return word

    def _sign(self, sign: str, wanted: Wanted) -> None:
        if self._words[self._at] != sign:
            raise self._refused(wanted)
        self._at += 1


def parse(text: str) -> Guard:
    """Read a guard.

    Raises:
        GuardError: where the text is not a guard.
    """
    if len(text) > MAX_GUARD_LENGTH:
        raise GuardError(MAX_GUARD_LENGTH, "…", Wanted.SHORTER)
    return _Reader(text).whole()


def unparse(guard: Guard) -> str:
    """Write a guard in its canonical form; ``parse(unparse(guard))`` means the same."""
    match guard:
        case FeelingIs(person, feeling, comparison, number):
            return f"{person}.{feeling} {comparison} {number}"
        case CountIs(count, name, comparison, number):
            shown = list(STEP_NUMBERS)[number] if count is Count.LIMIT_STEP else str(number)
            return f"{count}({name}) {comparison} {shown}"
        case Happened(happening, name):
            return f"{happening}({name})"
        case Is(circumstance):
            return str(circumstance)
        case Not(inner):
            return f"not {_bracketed(inner, (And, Or))}"
        case And(left, right):
            return f"{_bracketed(left, (Or,))} and {_bracketed(right, (And, Or))}"
        case Or(left, right):
            return f"{unparse(left)} or {_bracketed(right, (Or,))}"


def _bracketed(guard: Guard, looser: tuple[type, ...]) -> str:
    return f"({unparse(guard)})" if isinstance(guard, looser) else unparse(guard)


def atoms(guard: Guard) -> Iterator[Atom]:
    """Yield every condition in a guard, left to right."""
    match guard:
        case Not(inner):
            yield from atoms(inner)
        case And(left, right) | Or(left, right):
            yield from atoms(left)
            yield from atoms(right)
        case _:
            yield guard


def specificity(guard: Guard | None) -> int:
    """Count the conditions that must hold together; 0 for no guard.

    ``or`` is as specific as its least specific side, ``not`` as what it negates.
    """
    match guard:
        case None:
            return 0
        case Not(inner):
            return specificity(inner)
        case And(left, right):
            return specificity(left) + specificity(right)
        case Or(left, right):
            return min(specificity(left), specificity(right))
        case _:
            return 1
