"""Conditions, consequences and acts in plain words, for those who read no guards."""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce

from scenarios.guards import (
    And,
    Atom,
    Circumstance,
    Comparison,
    Count,
    CountIs,
    FeelingIs,
    Guard,
    Happened,
    Happening,
    Is,
    Not,
    Or,
)
from scenarios.model import Choice, Reaction, Scenario, Step
from scenarios.script import Script
from scenarios.techniques import TAXONOMY, Form
from simulator.engine.machine import Lock, locks_of
from simulator.i18n import N_, Translator, term
from simulator.sessions.errors import brief

MOST_OF_A_LINE = 60
"""Letters of a line that is only pointed at."""

Pointer = Callable[[str], str | None]
"""Where on the page «choice», «moment» or «told» and an id stand; None where it does not say."""

_HOW_MUCH: Mapping[Comparison, str] = {
    Comparison.AT_LEAST: N_("at least {n}"),
    Comparison.AT_MOST: N_("at most {n}"),
    Comparison.MORE: N_("more than {n}"),
    Comparison.LESS: N_("less than {n}"),
    Comparison.EQUAL: N_("exactly {n}"),
    Comparison.UNEQUAL: N_("other than {n}"),
}
_HAPPENED: Mapping[Happening, tuple[str, str]] = {
    Happening.SAID: (N_("you have said {what}"), N_("you have not said {what}")),
    Happening.TOLD: (N_("it has been told {what}"), N_("it has not been told {what}")),
    Happening.VISITED: (
        N_("the talk has been at {what}"),
        N_("the talk has not been at {what}"),
    ),
    Happening.REACHED: (
        N_("the limit {what} is reached and not yet respected again"),
        N_("the limit {what} is not reached, or is respected again"),
    ),
    Happening.PRESENT: (N_("{what} is in the room"), N_("{what} is not in the room")),
    Happening.SPOKE: (N_("{what} spoke last"), N_("{what} did not speak last")),
}
_IS: Mapping[Circumstance, tuple[str, str]] = {
    Circumstance.FINISHED: (N_("nobody was cut off"), N_("somebody was cut off")),
    Circumstance.INTERRUPTED: (N_("somebody was cut off"), N_("nobody was cut off")),
    Circumstance.ACCURATE: (
        N_("the summary holds only what was told"),
        N_("the summary holds something that was not told"),
    ),
    Circumstance.INVITES: (
        N_("the summary asks to be corrected"),
        N_("the summary does not ask to be corrected"),
    ),
}
_ACTS: Mapping[str, str] = {
    "wait/short": N_("Silence for a short while"),
    "wait/long": N_("Silence for a good while"),
    "encourage": N_("A nod, «mm»"),
    "summarise": N_("A summary"),
    "break": N_("A break is offered"),
}


class InWords:
    """The words for one scenario, in one language of the interface."""

    def __init__(
        self, scenario: Scenario, tr: Translator, pointer: Pointer = lambda _: None
    ) -> None:
        """Index what can be pointed at.

        Args:
            scenario: whose names are used.
            tr: the language.
            pointer: says where on the page something stands, such as «line 214».
        """
        self.scenario = scenario
        self.tr = tr
        self._pointer = pointer
        self._choices = Script(scenario).choices

    # -- conditions --------------------------------------------------------------

    def guard(self, guard: Guard | None) -> str:
        """Return a condition as part of a sentence; empty for none."""
        match guard:
            case None:
                return ""
            case And(left, right):
                return self.tr("{one} and {other}", one=self._part(left), other=self._part(right))
            case Or(left, right):
                return self.tr("{one} or {other}", one=self._part(left), other=self._part(right))
            case Not(FeelingIs() | CountIs() | Happened() | Is() as atom):
                return self._atom(atom, negated=True)
            case Not(inner):
                return self.tr("it is not so that ({what})", what=self.guard(inner))
            case _:
                return self._atom(guard, negated=False)

    def condition(self, reaction: Reaction, form: Form, *, default: bool) -> str:
        """Return all that a reaction needs: its guard, and the trust for what it tells.

        Args:
            reaction: what may follow.
            form: how the act asks.
            default: whether the reaction follows where nothing else does, whatever it tells.
        """
        parts = [self._part(reaction.when)] if reaction.when else []
        if not default:
            asked = frozenset(_asked(reaction.when))
            parts += dict.fromkeys(
                self._lock(lock)
                for lock in locks_of(reaction, form, self.scenario.facts)
                if _feeling_of(lock) not in asked
            )
        return (
            reduce(lambda one, other: self.tr("{one} and {other}", one=one, other=other), parts)
            if parts
            else ""
        )

    def _lock(self, lock: Lock) -> str:
        feeling = _feeling_of(lock)
        return self.tr("asked in another way") if feeling is None else self._feels(feeling)

    def _part(self, guard: Guard) -> str:
        text = self.guard(guard)
        return f"({text})" if isinstance(guard, Or) else text

    def _atom(self, atom: Atom, *, negated: bool) -> str:
        match atom:
            case Happened(happening, name):
                return self.tr(_HAPPENED[happening][negated], what=self._named(happening, name))
            case Is(circumstance):
                return self.tr(_IS[circumstance][negated])
            case FeelingIs() | CountIs():
                text = self._feels(atom) if isinstance(atom, FeelingIs) else self._count(atom)
                return self.tr("it is not so that ({what})", what=text) if negated else text

    def _feels(self, atom: FeelingIs) -> str:
        return self.tr(
            "{feeling} is {much}",
            feeling=self.feeling(atom.person, atom.feeling),
            much=self._much(atom.comparison, str(atom.number)),
        )

    def _count(self, atom: CountIs) -> str:
        match atom.count:
            case Count.LIMIT_STEP:
                return self._step(atom)
            case Count.TURNS_SINCE:
                return self.tr(
                    "the turns since {what} are {much}",
                    what=self._anything(atom.name),
                    much=self._much(atom.comparison, str(atom.number)),
                )
            case Count.SHIFTS:
                return self.tr(
                    "the times the focus was shifted to {what} are {much}",
                    what=_quoted(atom.name),
                    much=self._much(atom.comparison, str(atom.number)),
                )

    def _step(self, atom: CountIs) -> str:
        what = self.limit(atom.name)
        if atom.number:
            step = term(self.tr, Step(atom.number)).lower()
            much = self._much(atom.comparison, step)
            return self.tr("the step taken on {what} is {much}", what=what, much=much)
        if atom.comparison in {Comparison.EQUAL, Comparison.AT_MOST}:
            return self.tr("no step is taken on {what}", what=what)
        return self.tr("a step is taken on {what}", what=what)

    def _much(self, comparison: Comparison, number: str) -> str:
        return self.tr(_HOW_MUCH[comparison], n=number)

    def _named(self, happening: Happening, name: str) -> str:
        match happening:
            case Happening.PRESENT | Happening.SPOKE:
                return self.person(name)
            case Happening.REACHED:
                return self.limit(name)
            case Happening.VISITED:
                return self.moment(name)
            case _:
                return self._anything(name)

    def _anything(self, name: str) -> str:
        """Return what points at a choice, a fact or a limit."""
        if name in self._choices:
            return self.choice(name)
        if name in self.scenario.facts:
            pointed = self._pointer(f"told {name}")
            quoted = _quoted(self.scenario.facts[name].text)
            return f"{quoted} ({pointed})" if pointed else quoted
        return self.limit(name) if name in self.scenario.limits else _quoted(name)

    # -- names -------------------------------------------------------------------

    def person(self, name: str) -> str:
        """Return what somebody is called."""
        return self.scenario.people[name].name

    def feeling(self, person: str, feeling: str) -> str:
        """Return a feeling with whose it is."""
        match feeling:
            case "trust":
                return self.tr("{person}'s trust", person=self.person(person))
            case "tension":
                return self.tr("{person}'s tension", person=self.person(person))
            case _:
                return self.tr(
                    "{person}'s «{feeling}»", person=self.person(person), feeling=feeling
                )

    def limit(self, name: str) -> str:
        """Return what a limit is about."""
        return _quoted(self.scenario.limits[name].about)

    def moment(self, name: str) -> str:
        """Return what points at a moment."""
        pointed = self._pointer(f"moment {name}")
        return f"{_quoted(name)} ({pointed})" if pointed else _quoted(name)

    def choice(self, name: str) -> str:
        """Return what points at a choice."""
        pointed = self._pointer(f"choice {name}")
        quoted = _quoted(self._choices[name].says)
        return f"{quoted} ({pointed})" if pointed else quoted

    def techniques(self, choice: Choice) -> tuple[str, ...]:
        """Return what the techniques of a choice are called."""
        language = self.tr.language
        return tuple(TAXONOMY[each].name.in_language(language) for each in choice.techniques)

    def act(self, name: str) -> str:
        """Return an act as ``scenarios.script.everywhere`` names it."""
        kind, _, topic = name.partition("/")
        if kind == "limit":
            return self.tr("The limit {what} is named", what=self.limit(topic))
        return self.tr(_ACTS[name])

    # -- what follows ------------------------------------------------------------

    def consequences(self, reaction: Reaction) -> tuple[str, ...]:
        """Return what a reaction does besides what is said, one phrase each."""
        return tuple(self._consequences(reaction))

    def _consequences(self, reaction: Reaction) -> Iterator[str]:
        tr = self.tr
        for effect in reaction.effects:
            change = tr.number(effect.change, signed=True).replace("-", "\N{MINUS SIGN}")
            yield f"{self.feeling(effect.person, effect.feeling)} {change}"
        for limit in reaction.raises:
            yield tr("the limit {what} is reached", what=self.limit(limit))
        for limit in reaction.settles:
            yield tr("the limit {what} is respected again", what=self.limit(limit))
        if reaction.shift is not None:
            yield tr("the focus is shifted to {what}", what=_quoted(reaction.shift))
        for name in reaction.arrives:
            yield tr("{person} comes into the room", person=self.person(name))
        for name in reaction.leaves:
            yield tr("{person} leaves the room", person=self.person(name))
        if reaction.wrong_yes:
            yield tr("a «yes» that means nothing")


def _feeling_of(lock: Lock) -> FeelingIs | None:
    """Return what a lock asks for, as a guard would; None where no trust opens it."""
    if lock.trust is None:
        return None
    person, _, feeling = lock.feeling.partition(".")
    return FeelingIs(person, feeling, Comparison.AT_LEAST, lock.trust)


def _asked(guard: Guard | None) -> Iterator[Guard]:
    """Yield what a guard asks for in any case."""
    match guard:
        case And(left, right):
            yield from _asked(left)
            yield from _asked(right)
        case None:
            pass
        case _:
            yield guard


def _quoted(text: str) -> str:
    return f"«{brief(' '.join(text.split()), MOST_OF_A_LINE)}»"
