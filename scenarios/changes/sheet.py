"""A scenario as a flat sheet: every thing by its key, every part of it as a text.

The parts bear the names of the format's keys, and values stand as authors write them. What has
no id, the reactions, is found again by what it belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from scenarios.changes.renaming import Names
from scenarios.changes.things import Thing
from scenarios.guards import Guard, unparse
from scenarios.model import (
    Answers,
    Choice,
    Effect,
    Fact,
    Limit,
    Line,
    Moment,
    Person,
    Reaction,
    Scenario,
)
from scenarios.script import acts_of

__all__ = ["Entry", "Sheet", "Thing", "sheet"]

Key = tuple[Thing, str, str]
"""The thing, what it belongs to, and its name there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with its parts."""

    thing: Thing
    ref: str
    within: str
    words: str
    parts: Mapping[str, str]
    owner: str = ""
    """What a reaction answers; empty for what has an id."""
    name: str = ""
    """The last part of a reaction's ref; empty for what has an id."""

    @property
    def key(self) -> Key:
        """What it is found by in another version."""
        return (self.thing, self.owner, self.name) if self.owner else (self.thing, "", self.ref)


@dataclass(frozen=True)
class Sheet:
    """The things of a scenario."""

    entries: tuple[Entry, ...]
    by_key: Mapping[Key, Entry] = field(init=False)

    def __post_init__(self) -> None:
        """Index the entries."""
        object.__setattr__(self, "by_key", {entry.key: entry for entry in self.entries})

    @property
    def sequences(self) -> Mapping[tuple[Thing, str, str], tuple[str, ...]]:
        """What stands in an order: the choices of moments, and the reactions to one act."""
        found: dict[tuple[Thing, str, str], tuple[str, ...]] = {}
        for entry in self.entries:
            if entry.thing is Thing.CHOICE and entry.within:
                holder = (Thing.MOMENT, entry.within, "")
                found[holder] = (*found.get(holder, ()), entry.ref)
            elif entry.owner:
                holder = (Thing.REACTION, entry.owner, entry.within)
                found[holder] = (*found.get(holder, ()), entry.name)
        return found

    def following(self, other: "Sheet") -> "Sheet":
        """Return this sheet with its reactions named as their likes in another one.

        Most reactions are named after their condition: a changed condition is a new name.
        """
        mine, theirs = _by_owner(self, other), _by_owner(other, self)
        names: dict[Key, str] = {}
        for owner, entries in mine.items():
            for entry, like in _paired(entries, theirs.get(owner, [])):
                names[entry.key] = like.name
        return Sheet(
            tuple(
                replace(entry, name=names[entry.key]) if entry.key in names else entry
                for entry in self.entries
            )
        )


def _by_owner(one: Sheet, other: Sheet) -> dict[str, list[Entry]]:
    """Return the reactions of one sheet that the other lacks, by what they belong to."""
    found: dict[str, list[Entry]] = {}
    for entry in one.entries:
        if entry.owner and entry.key not in other.by_key:
            found.setdefault(entry.owner, []).append(entry)
    return found


def _paired(old: list[Entry], new: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pair reactions that say the same; the last one on each side belongs together anyhow."""
    left, rest = list(old), list(new)
    for entry in old:
        like = next((each for each in rest if each.words == entry.words), None)
        if like is not None:
            left.remove(entry)
            rest.remove(like)
            yield entry, like
    if len(left) == len(rest) == 1:
        yield left[0], rest[0]


def sheet(scenario: Scenario, names: Names) -> Sheet:
    """Return the sheet of a scenario, its things called as they are called now."""
    return Sheet(tuple(_Writer(scenario, names).entries()))


class _Writer:
    """Writes the parts of one scenario."""

    def __init__(self, scenario: Scenario, names: Names) -> None:
        self._s = scenario
        self._names = names

    def entries(self) -> Iterator[Entry]:
        s = self._s
        yield Entry(Thing.SCENARIO, s.id, "", s.title, self._scenario())
        for person in s.people.values():
            yield self._entry(Thing.PERSON, person.id, person.name, self._person(person))
        for fact in s.facts.values():
            yield self._entry(Thing.FACT, fact.id, fact.text, self._fact(fact))
        for each in s.distortions.values():
            of = self._names.of(Thing.FACT, each.of)
            parts = {"of": of, "kind": each.kind.value, "says": each.says}
            yield self._entry(Thing.DISTORTION, each.id, each.says, parts)
        for limit in s.limits.values():
            yield self._entry(Thing.LIMIT, limit.id, limit.about, _limit(limit))
        for ending in s.endings.values():
            parts = {
                "quality": ending.quality.value,
                "text": ending.text,
                "contact": _flag(yes=ending.contact),
            }
            yield self._entry(Thing.ENDING, ending.id, ending.text, parts)
        for name, answers in (("", s.answers), *s.scenes.items()):
            yield Entry(Thing.LEVEL, name, "", "", _silence(answers))
            yield from self._answers(answers, f"level {name}", "")
        yield from self._choice(s.fallback, "")
        for moment in s.moments.values():
            yield from self._moment(moment)

    def _entry(self, thing: Thing, name: str, words: str, parts: Mapping[str, str]) -> Entry:
        return Entry(thing, self._names.of(thing, name), "", words, parts)

    def _scenario(self) -> dict[str, str]:
        s = self._s
        briefing, provenance = s.briefing, s.provenance
        return {
            "scenario": s.id,
            "language": s.language,
            "title": s.title,
            "level": s.level.value,
            "parallel": s.parallel or "",
            "track": s.track.value,
            "minutes": str(s.minutes),
            "trains": ", ".join(s.trains),
            "author": provenance.author,
            "status": provenance.status.value,
            "written": provenance.written,
            "reviewer": provenance.reviewer,
            "based_on": "; ".join(provenance.based_on),
            "worry": briefing.worry,
            "known": "\n".join(briefing.known),
            "unknown": "\n".join(briefing.unknown),
            "prepare": "\n".join(briefing.prepare),
            "start": self._names.of(Thing.MOMENT, s.start),
            "interruption": self._effects(s.interruption),
        }

    def _person(self, person: Person) -> dict[str, str]:
        return {
            "role": person.role.value,
            "name": person.name,
            "age": "" if person.age is None else str(person.age),
            "relation": person.relation,
            "about": person.about,
            "present": _flag(yes=person.present),
            **{
                f"feelings.{name}": f"{feeling.start} ± {feeling.spread}"
                for name, feeling in person.feelings.items()
            },
        }

    def _fact(self, fact: Fact) -> dict[str, str]:
        unlock = fact.unlock
        needs = (("open", unlock.open), ("directive", unlock.directive), ("closed", unlock.closed))
        return {
            "kind": fact.kind.value,
            "area": fact.area.value,
            "known_by": self._all(Thing.PERSON, fact.known_by),
            "text": fact.text,
            "summary": fact.summary,
            **{f"unlock.{form}": "never" if n is None else str(n) for form, n in needs},
        }

    def _moment(self, moment: Moment) -> Iterator[Entry]:
        now = self._names.of(Thing.MOMENT, moment.id)
        parts = {
            "phase": moment.phase.value,
            "scene": moment.scene or "",
            **self._spoken(moment.lines),
            **_silence(moment.answers),
            "raises": self._all(Thing.LIMIT, moment.raises),
            "shift": moment.shift or "",
            "thought": moment.thought,
            "hint": moment.hint,
        }
        yield Entry(Thing.MOMENT, now, "", parts["lines"], parts)
        for choice in (*moment.choices, *([moment.fallback] if moment.fallback else [])):
            yield from self._choice(choice, now)
        yield from self._answers(moment.answers, f"moment {now}", now)

    def _choice(self, choice: Choice, within: str) -> Iterator[Entry]:
        now = self._names.of(Thing.CHOICE, choice.id)
        limit = choice.limit
        parts = {
            "moment": within,
            "say": choice.says,
            "is": ", ".join(choice.techniques),
            "to": self._all(Thing.PERSON, choice.to),
            "when": self._guard(choice.when),
            "once": _flag(yes=choice.once),
            "debatable": choice.debatable.value if choice.debatable else "",
            "matter": _flag(yes=choice.matter),
            "limit": f"{self._names.of(Thing.LIMIT, limit.topic)} {limit.step.word}"
            if limit
            else "",
            "credit": "\n".join(
                f"{c.principle} {c.points:+g}: {c.reason} [{c.source}]" for c in choice.credit
            ),
            "why": choice.why,
        }
        yield Entry(Thing.CHOICE, now, within, choice.says, parts)
        yield from self._reactions(choice.reactions, f"choice {now}", within)

    def _answers(self, answers: Answers, owner: str, within: str) -> Iterator[Entry]:
        for act, reactions in acts_of(answers):
            kind, _, topic = act.partition("/")
            named = f"{kind}/{self._names.of(Thing.LIMIT, topic)}" if kind == "limit" else act
            yield from self._reactions(reactions, f"{owner} {named}", within)

    def _reactions(self, reactions: Iterable[Reaction], owner: str, within: str) -> Iterator[Entry]:
        for reaction in reactions:
            name = reaction.ref.rpartition("/")[2]
            parts = self._reaction(reaction)
            yield Entry(Thing.REACTION, reaction.ref, within, parts["lines"], parts, owner, name)

    def _reaction(self, reaction: Reaction) -> dict[str, str]:
        people = Thing.PERSON
        return {
            "when": self._guard(reaction.when),
            **self._spoken(reaction.lines),
            "effects": self._effects(reaction.effects),
            "raises": self._all(Thing.LIMIT, reaction.raises),
            "settles": self._all(Thing.LIMIT, reaction.settles),
            "shift": reaction.shift or "",
            "arrives": self._all(people, reaction.arrives),
            "leaves": self._all(people, reaction.leaves),
            "goto": self._names.of(Thing.MOMENT, reaction.goto) if reaction.goto else "",
            "end": self._names.of(Thing.ENDING, reaction.end) if reaction.end else "",
            "wrong_yes": _flag(yes=reaction.wrong_yes),
        }

    def _spoken(self, lines: Iterable[Line]) -> dict[str, str]:
        said: list[str] = []
        told: list[str] = []
        for line in lines:
            cue = f"({line.cue})" if line.cue else ""
            speaker = f"{self._names.of(Thing.PERSON, line.speaker)}:" if line.speaker else ""
            said.append(" ".join(filter(None, (speaker, line.says, cue))))
            told += self._names.all(Thing.FACT, line.tells)
        return {"lines": "\n".join(said), "tells": ", ".join(told)}

    def _guard(self, guard: Guard | None) -> str:
        return unparse(self._names.guard(guard)) if guard is not None else ""

    def _effects(self, effects: Iterable[Effect]) -> str:
        return ", ".join(
            f"{self._names.of(Thing.PERSON, each.person)}.{each.feeling} {each.change:+d}"
            for each in effects
        )

    def _all(self, thing: Thing, names: Iterable[str]) -> str:
        return ", ".join(self._names.all(thing, names))


def _limit(limit: Limit) -> dict[str, str]:
    return {
        "about": limit.about,
        "severity": limit.severity.value,
        "expected": limit.expected.word,
        "window": str(limit.window),
        "earlier": limit.earlier.word if limit.earlier else "",
        **{f"steps.{step.word}": says for step, says in limit.steps.items()},
    }


def _silence(answers: Answers) -> dict[str, str]:
    return {"silence.means": answers.silence.means.value if answers.silence else ""}


def _flag(*, yes: bool) -> str:
    return "true" if yes else "false"
