"""Everything that can be said in a scenario, found by its id or ref."""

from collections.abc import Iterator

from scenarios.model import Answers, Choice, Line, Reaction, Scenario


class Script:
    """The index of a scenario's choices, reactions and lines."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._choices = {choice.id: choice for choice in _choices(scenario)}
        self._reactions = {reaction.ref: reaction for reaction in _reactions(scenario)}
        self._lines = {line.ref: line for line in self._all_lines()}

    def choice(self, choice_id: str) -> Choice:
        """Return a choice by its id."""
        return self._choices[choice_id]

    def reaction(self, ref: str) -> Reaction:
        """Return a reaction by its ref."""
        return self._reactions[ref]

    def line(self, ref: str) -> Line:
        """Return a line by its ref."""
        return self._lines[ref]

    def _all_lines(self) -> Iterator[Line]:
        for moment in self.scenario.moments.values():
            yield from moment.lines
        for reaction in self._reactions.values():
            yield from reaction.lines


def _choices(scenario: Scenario) -> Iterator[Choice]:
    for moment in scenario.moments.values():
        yield from moment.choices
        if moment.fallback:
            yield moment.fallback
    yield scenario.fallback


def _reactions(scenario: Scenario) -> Iterator[Reaction]:
    for choice in _choices(scenario):
        yield from choice.reactions
    levels = (scenario.answers, *scenario.scenes.values())
    for answers in (*levels, *(moment.answers for moment in scenario.moments.values())):
        yield from _answered(answers)


def _answered(answers: Answers) -> Iterator[Reaction]:
    if answers.silence:
        yield from answers.silence.short
        yield from answers.silence.long
    yield from answers.encourage
    yield from answers.summarise
    yield from answers.offer_break
    for reactions in answers.limits.values():
        yield from reactions
