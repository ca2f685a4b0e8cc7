"""Finds the words for what a transcript and a scorecard only point at."""

from typing import assert_never

from scenarios.model import Choice, Line, Phase, Scenario, Severity, Step
from scenarios.script import Script
from scenarios.transcript import Act, Encourage, Length, NameLimit, OfferBreak, Say, Summarise, Wait
from scenarios.words import Language
from scoring import phrases
from scoring.evidence import Evidence
from scoring.gates import GateFinding
from scoring.rubric import Rubric


class Texts:
    """The words of one scenario and one rubric, in one language of the interface."""

    def __init__(self, scenario: Scenario, rubric: Rubric, language: Language) -> None:
        """Index everything that can be said."""
        self.scenario = scenario
        self.rubric = rubric
        self.language = language
        script = Script(scenario)
        self.choices = script.choices
        self._lines = script.lines

    def line(self, ref: str) -> Line:
        """Return a line that a person said, or a cue, by its ref."""
        return self._lines[ref]

    def act(self, act: Act) -> str:
        """Return what the trainee said or did, as it is shown."""
        match act:
            case Say(choice):
                return self.choices[choice].says
            case Wait(length):
                short = length is Length.SHORT
                words = phrases.WAIT_SHORT if short else phrases.WAIT_LONG
                return words.in_language(self.language)
            case Encourage():
                return phrases.ENCOURAGE.in_language(self.language)
            case Summarise(statements, invites):
                said = map(self.statement, statements)
                return phrases.summary(said, self.language, invites=invites)
            case NameLimit(topic, step):
                return self.scenario.limits[topic].steps[step]
            case OfferBreak():
                return phrases.OFFER_BREAK.in_language(self.language)
            case _:
                assert_never(act)

    def statement(self, name: str) -> str:
        """Return a statement of a summary by the id of its fact or distortion."""
        fact = self.scenario.facts.get(name)
        return fact.summary if fact else self.scenario.distortions[name].says

    def why(self, found: Evidence | GateFinding) -> str:
        """Return the reason for a piece of evidence or a finding, its blanks filled."""
        about = dict(found.about)
        if isinstance(found, Evidence) and found.rule == f"{found.principle}.override":
            choice = self.choices[about["choice"]]
            return next(o.reason for o in choice.credit if o.principle == found.principle)
        text = self.rubric.rule(found.rule).why.in_language(self.language)
        for name, value in about.items():
            text = text.replace(f"{{{name}}}", self._about(name, value))
        return text

    def passed_by(self, topic: str) -> str:
        """Return that a limit stood there and was to be named before all else."""
        limit = self.scenario.limits[topic]
        danger = limit.severity is Severity.DANGER
        words = phrases.DANGER_PASSED_BY if danger else phrases.LIMIT_PASSED_BY
        return words.in_language(self.language).format(topic=limit.about)

    def debatable(self, choice: Choice | None) -> str:
        """Return that experts do not agree on a choice; nothing where nobody says so."""
        if choice is None or choice.debatable is None:
            return ""
        return phrases.DEBATABLE[choice.debatable].in_language(self.language)

    def is_ours(self, found: Evidence | GateFinding) -> bool:
        """Say whether the number behind it is our own proposal; an author's own is."""
        rule = self.rubric.rules.get(found.rule)
        return rule is None or rule.ours

    def _about(self, name: str, value: str) -> str:
        match name:
            case "topic":
                return self.scenario.limits[value].about
            case "person":
                return self.scenario.people[value].name
            case "step" | "expected":
                return phrases.STEPS[Step[value.upper()]].in_language(self.language)
            case "phase":
                return phrases.PHASES[Phase(value)].in_language(self.language)
            case _:
                return value
