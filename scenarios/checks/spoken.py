"""What is said in a scenario, in the one language that it was loaded in, for rules of language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from scenarios.checks.lexicon import Lexicon, Sentence, lexicon, sentences, words
from scenarios.model import Choice, Role, Scenario
from scenarios.script import all_lines
from scenarios.techniques import Technique


class Voice(StrEnum):
    """Whose words a text is."""

    TRAINEE = "trainee"
    ADULT = "adult"
    YOUTH = "youth"
    CUE = "cue"
    """Nobody's: what can be seen."""
    AUTHOR = "author"
    """Comments, thoughts, briefing and endings: read, and not spoken."""


@dataclass(frozen=True)
class Text:
    """One text, and where it stands."""

    ref: str
    key: str
    voice: Voice
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, also those that it quotes."""
        return words(self.text)


class Said:
    """A choice, with its sentences worked out when they are asked for."""

    def __init__(self, ref: str, choice: Choice) -> None:
        """Look at a choice."""
        self.ref = ref
        self.choice = choice
        self.codes = frozenset(choice.techniques)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is said, without what is quoted."""
        return sentences(self.choice.says)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentences."""
        return frozenset[str]().union(*(sentence.words for sentence in self.sentences))

    @property
    def questions(self) -> tuple[Sentence, ...]:
        """The sentences that ask."""
        if "?" not in self.choice.says:
            return ()
        return tuple(sentence for sentence in self.sentences if sentence.asks)

    def is_any(self, codes: frozenset[Technique]) -> bool:
        """Return whether it has any of some codes."""
        return not self.codes.isdisjoint(codes)


class Spoken:
    """Everything that is said in a scenario, and the lexicon of its language."""

    def __init__(self, scenario: Scenario) -> None:
        """Look at a scenario."""
        self.scenario = scenario
        self.lexicon: Lexicon | None = lexicon(scenario.language)

    @cached_property
    def choices(self) -> tuple[Said, ...]:
        """Every choice that is spoken; none where the language has no lexicon."""
        if self.lexicon is None:
            return ()
        return tuple(Said(ref, choice) for ref, choice in _choices(self.scenario) if choice.says)

    def find(self, group: str, among: Sequence[Sentence]) -> str | None:
        """Return the words in some sentences that are of a group of the lexicon, None if none."""
        return self.lexicon[group].first(among) if self.lexicon is not None else None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the talk; none where the language has no lexicon."""
        if self.lexicon is None:
            return ()
        return tuple(text for text in _texts(self.scenario) if text.text)


def _choices(scenario: Scenario) -> Iterator[tuple[str, Choice]]:
    for moment in scenario.moments.values():
        for choice in moment.choices:
            yield f"{moment.id}/{choice.id}", choice
        if moment.fallback is not None:
            yield f"{moment.id}/{moment.fallback.id}", moment.fallback
    yield f"scenario/{scenario.fallback.id}", scenario.fallback


def _texts(scenario: Scenario) -> Iterator[Text]:
    yield from _of_the_whole(scenario)
    for ref, choice in _choices(scenario):
        yield Text(ref, "say", Voice.TRAINEE, choice.says)
        yield Text(ref, "why", Voice.AUTHOR, choice.why)
    voices = {
        name: Voice.YOUTH if person.role is Role.YOUTH else Voice.ADULT
        for name, person in scenario.people.items()
    }
    for line in all_lines(scenario):
        if line.speaker is not None:
            yield Text(line.ref, "says", voices[line.speaker], line.says)
        yield Text(line.ref, "cue", Voice.CUE, line.cue)
    for moment in scenario.moments.values():
        yield Text(moment.id, "thought", Voice.AUTHOR, moment.thought)
        yield Text(moment.id, "hint", Voice.AUTHOR, moment.hint)


def _of_the_whole(scenario: Scenario) -> Iterator[Text]:
    for name, person in scenario.people.items():
        yield Text(f"person:{name}", "about", Voice.AUTHOR, person.about)
    for name, fact in scenario.facts.items():
        yield Text(f"fact:{name}", "text", Voice.AUTHOR, fact.text)
        yield Text(f"fact:{name}", "summary", Voice.TRAINEE, fact.summary)
    for name, distortion in scenario.distortions.items():
        yield Text(f"distortion:{name}", "says", Voice.TRAINEE, distortion.says)
    for name, limit in scenario.limits.items():
        for step, says in limit.steps.items():
            yield Text(f"limit:{name}", f"steps/{step.word}", Voice.TRAINEE, says)
    for name, ending in scenario.endings.items():
        yield Text(f"ending:{name}", "text", Voice.AUTHOR, ending.text)
