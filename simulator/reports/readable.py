"""A scenario as it is read by people: moments, choices and reactions in words, numbered.

The graph shows the same in its details as the script does on paper. Numbers follow the order of
reading and are the same in every language, so that two people can speak of line 214.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scenarios.model import Answers, Choice, Line, Meaning, Moment, Phase, Reaction
from scenarios.script import acts_of
from scenarios.techniques import HARMS, RIGHTS, Form, Technique, form_of
from scoring.gates import BREACHES
from simulator.i18n import term
from simulator.reports.in_words import InWords


@dataclass(slots=True)
class Numbers:
    """Counts the lines of a page, and remembers where things that have an id stand."""

    last: int = 0
    places: dict[str, int] = field(default_factory=dict)

    def take(self, name: str = "") -> int:
        """Return the next number, from 1, perhaps as the place of something."""
        self.last += 1
        if name:
            self.places.setdefault(name, self.last)
        return self.last


@dataclass(frozen=True, slots=True)
class Spoken:
    """A segment of speech, or a cue."""

    number: int
    speaker: str
    """Empty for a cue on its own."""
    says: str
    cue: str
    tells: tuple[str, ...]
    """The texts of the facts that come to light."""


@dataclass(frozen=True, slots=True)
class ReactionText:
    """What follows an act."""

    ref: str
    number: int | None
    """None where its lines have numbers."""
    when: str
    """Empty for the default."""
    alone: bool
    """Whether no other reaction is possible."""
    lines: tuple[Spoken, ...]
    does: tuple[str, ...]
    wrong_yes: bool
    """Whether it is a «yes» that means nothing."""
    goto: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """What can be said."""

    id: str
    number: int
    says: str
    codes: tuple[Technique, ...]
    techniques: tuple[str, ...]
    harm: bool
    breach: bool
    """Whether a gate looks for it."""
    rights: bool
    to: tuple[str, ...]
    """Names, where it is not said to the young person alone."""
    when: str
    often: bool
    """Whether it can be said more than once."""
    limit: str
    why: str
    credit: tuple[tuple[str, float, str, str], ...]
    """The author's exceptions: principle, points, reason, source."""
    reactions: tuple[ReactionText, ...]


@dataclass(frozen=True, slots=True)
class AnswerText:
    """What answers an act that is available everywhere."""

    act: str
    reactions: tuple[ReactionText, ...]


@dataclass(frozen=True, slots=True)
class MomentText:
    """A moment."""

    id: str
    number: int
    phase: Phase
    lines: tuple[Spoken, ...]
    does: tuple[str, ...]
    """What happens when the talk first comes here, besides what is said."""
    silence: str
    """What silence means, where the moment itself says so."""
    thought: str
    hint: str
    choices: tuple[ChoiceText, ...]
    answers: tuple[AnswerText, ...]


class Reader:
    """Puts the parts of a scenario into words, in the order in which it is asked."""

    def __init__(self, words: InWords, numbers: Numbers) -> None:
        """Read with these words, and number with these numbers."""
        self.words = words
        self.numbers = numbers
        self._scenario = words.scenario

    def moment(self, moment: Moment) -> MomentText:
        """Return a moment with everything that can happen at it."""
        number = self.numbers.take(f"moment {moment.id}")
        lines = self.spoken(moment.lines)
        choices = (*moment.choices, *([moment.fallback] if moment.fallback else []))
        happens = Reaction("", raises=moment.raises, shift=moment.shift)
        silence = moment.answers.silence
        return MomentText(
            id=moment.id,
            number=number,
            phase=moment.phase,
            lines=lines,
            does=self.words.consequences(happens),
            silence=self.meaning(silence.means) if silence else "",
            thought=moment.thought,
            hint=moment.hint,
            choices=tuple(self.choice(choice) for choice in choices),
            answers=self.answers(moment.answers),
        )

    def choice(self, choice: Choice) -> ChoiceText:
        """Return a choice with what follows it."""
        codes = frozenset(choice.techniques)
        move = choice.limit
        return ChoiceText(
            id=choice.id,
            number=self.numbers.take(f"choice {choice.id}"),
            says=choice.says,
            codes=choice.techniques,
            techniques=self.words.techniques(choice),
            harm=bool(codes & HARMS),
            breach=bool(codes & BREACHES),
            rights=bool(codes & RIGHTS),
            to=()
            if choice.to == (self._scenario.youth.id,)
            else tuple(self.words.person(name) for name in choice.to),
            when=self.words.guard(choice.when),
            often=not choice.once,
            limit=f"{self.words.limit(move.topic)}: {term(self.words.tr, move.step).lower()}"
            if move
            else "",
            why=choice.why,
            credit=tuple((c.principle, c.points, c.reason, c.source) for c in choice.credit),
            reactions=self.reactions(choice.reactions, form_of(choice.techniques)),
        )

    def answers(self, answers: Answers) -> tuple[AnswerText, ...]:
        """Return what one level answers to the acts that are available everywhere."""
        return tuple(
            AnswerText(self.words.act(act), self.reactions(reactions, Form.OPEN))
            for act, reactions in acts_of(answers)
            if reactions
        )

    def reactions(self, reactions: Sequence[Reaction], form: Form) -> tuple[ReactionText, ...]:
        """Return what follows an act that asks in a form.

        Reactions are numbered by their lines, or as a line where they have none.
        """
        return tuple(self._reactions(reactions, form))

    def _reactions(self, reactions: Sequence[Reaction], form: Form) -> Iterator[ReactionText]:
        for reaction in reactions:
            yield ReactionText(
                ref=reaction.ref,
                number=None if reaction.lines else self.numbers.take(),
                when=self.words.condition(reaction, form, default=reaction is reactions[-1]),
                alone=len(reactions) == 1,
                lines=self.spoken(reaction.lines),
                does=self.words.consequences(reaction),
                wrong_yes=reaction.wrong_yes,
                goto=reaction.goto,
                end=reaction.end,
            )

    def spoken(self, lines: Sequence[Line]) -> tuple[Spoken, ...]:
        """Return segments of speech."""
        people, facts = self._scenario.people, self._scenario.facts
        found = []
        for line in lines:
            number = self.numbers.take()
            for fact in line.tells:
                self.numbers.places.setdefault(f"told {fact}", number)
            found.append(
                Spoken(
                    number,
                    people[line.speaker].name if line.speaker else "",
                    line.says,
                    line.cue,
                    tuple(facts[fact].text for fact in line.tells),
                )
            )
        return tuple(found)

    def meaning(self, meaning: Meaning) -> str:
        """Return what silence means, in words."""
        return term(self.words.tr, meaning).lower()
