"""What the ids of a cohort report are called, by the scenario where it is at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scenarios.model import Phase, Scenario, Step
from scoring.cohort.report import UNFINISHED
from scoring.cohort.taken import PHASES, LimitTiming, Pause
from scoring.gates import GateStatus
from scoring.phrases import STATUSES
from scoring.rubric import Gate, Principle, Rubric
from simulator.collecting.reasons import Why
from simulator.i18n import N_, Translator, term

_TELLING = ("principle", "gate", "pause", "reason")
"""Kinds that a figure which is of no scenario is about; the first one says most."""
_MORE = ("act", "status", "level", "timing", "agreement")
"""Kinds that say which part of it a figure is about."""

MOST = 90
"""Characters by which a moment or an ending is known."""

WORDS: Mapping[tuple[str, str], str] = {
    ("pause", Pause.HELD.value): N_("held where somebody thought or was upset"),
    ("pause", Pause.NODDED.value): N_("a nod in its place"),
    ("pause", Pause.ROOM.value): N_("room given in words, a break or support"),
    ("pause", Pause.FILLED.value): N_("talked into the thinking or the feeling"),
    ("pause", Pause.HEARD_OUT.value): N_("somebody was let finish"),
    ("pause", Pause.CUT.value): N_("somebody was cut off"),
    ("pause", Pause.MISPLACED.value): N_("silence where it was no room to think"),
    ("timing", LimitTiming.TOO_EARLY.value): N_("too early"),
    ("timing", LimitTiming.RIGHT.value): N_("in time"),
    ("timing", LimitTiming.LATE.value): N_("late"),
    ("timing", LimitTiming.NEVER.value): N_("never"),
    ("timing", LimitTiming.FALSE_ALARM.value): N_("without need"),
    ("ending", UNFINISHED): N_("not finished"),
    ("level", "not_tried"): N_("not tried"),
    ("reason", Why.DAMAGED): N_("damaged or cut off"),
    ("reason", Why.FOREIGN): N_("no hand-in"),
    ("reason", Why.NOT_READ): N_("could not be read"),
    ("reason", Why.NEWER): N_("made by a newer version of the program"),
    ("reason", Why.UNKNOWN): N_("scenario not known here"),
    ("reason", Why.OTHERWISE): N_("comes otherwise when played again"),
    ("reason", Why.BRANCH): N_("practice branch"),
    ("reason", Why.WHOSE): N_("not clear whose it is"),
    ("reason", Why.AGAIN): N_("copy of what was there"),
    ("reason", Why.OLDER): N_("older version of what was there"),
    ("reason", Why.RENEWED): N_("newer version, taken in place of the older"),
    ("agreement", "below"): N_("below the level"),
    ("agreement", "same"): N_("at the level"),
    ("agreement", "above"): N_("above the level"),
}
"""Words for values of enumerations, by what they are values of."""


@dataclass(frozen=True)
class Named:
    """Finds the words for ids, in one language."""

    tr: Translator
    rubric: Rubric
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    """By hash; a version that is not at hand keeps its ids."""

    def of(self, kind: str, value: str, about: Mapping[str, str]) -> str:
        """Return what an id is called; the id itself where there is nothing better.

        Args:
            kind: what it is an id of, as in ``naming.KINDS``.
            value: the id.
            about: everything that the figure is about.
        """
        match kind:
            case "principle":
                return self.principle(Principle(value))
            case "gate":
                return self.gate(Gate(value))
            case "status":
                return STATUSES[GateStatus(value)].in_language(self.tr.language)
            case "phase":
                return term(self.tr, Phase(value))
            case "ending":
                return self.ending(self._hash(about), value)
            case "act":
                return self.act(value, self._hash(about))
            case "feeling":
                return self.feeling(value, about)
            case _:
                word = WORDS.get((kind, value))
                return value if word is None else self.tr(word)

    def principle(self, principle: Principle) -> str:
        """Return the name of a principle."""
        return self.rubric.principles[principle].name.in_language(self.tr.language)

    def gate(self, gate: Gate) -> str:
        """Return the name of a gate."""
        return self.rubric.gates[gate].name.in_language(self.tr.language)

    def line(self, scenario_hash: str, choice: str) -> str:
        """Return what a choice says; its id where the version is not at hand."""
        return self._lines.get(scenario_hash, {}).get(choice, choice)

    def title(self, scenario_hash: str, scenario_id: str) -> str:
        """Return the title of a scenario; its id where the version is not at hand."""
        scenario = self.scenarios.get(scenario_hash)
        return scenario_id if scenario is None else scenario.title

    def topic(self, scenario_hash: str, topic: str) -> str:
        """Return what a limit is about; its id where the version is not at hand."""
        scenario = self.scenarios.get(scenario_hash)
        return topic if scenario is None else scenario.limits[topic].about

    def foreign(self, scenario_hash: str) -> str | None:
        """Return the language of a scenario's texts, where it is not the reader's."""
        scenario = self.scenarios.get(scenario_hash)
        known = scenario is not None and scenario.language != self.tr.language
        return scenario.language if scenario is not None and known else None

    def scene(self, scenario_hash: str, moment: str) -> str:
        """Return what has just been said at a moment, with who said it.

        Where nobody speaks it is what is seen there, or the hint that the author gives; empty
        where the version is not at hand, or has none of it.
        """
        scenario = self.scenarios.get(scenario_hash)
        found = None if scenario is None else scenario.moments.get(moment)
        if scenario is None or found is None:
            return ""
        said = next((line for line in reversed(found.lines) if line.says), None)
        if said is None:
            seen = next((line.cue for line in reversed(found.lines) if line.cue), "")
            return seen or found.hint
        who = f"{scenario.people[said.speaker].name}: " if said.speaker else ""
        return who + self.tr.quoted(said.says)

    def moment(self, scenario_hash: str, moment: str) -> str:
        """Return what a moment is known by, in a few words; its id where nothing is known of it."""
        return shortened(self.scene(scenario_hash, moment)) or moment

    def place(self, scenario_hash: str, moment: str) -> str:
        """Return a moment in a few words, with its phase."""
        scenario = self.scenarios.get(scenario_hash)
        words = self.moment(scenario_hash, moment)
        if scenario is None or moment not in scenario.moments:
            return words
        return f"{term(self.tr, scenario.moments[moment].phase)}, {words}"

    def ending(self, scenario_hash: str, ending: str) -> str:
        """Return how an ending is told, its beginning; its id where the version is not at hand."""
        word = WORDS.get(("ending", ending))
        if word is not None:
            return self.tr(word)
        scenario = self.scenarios.get(scenario_hash)
        if scenario is None or ending not in scenario.endings:
            return ending
        return shortened(scenario.endings[ending].text) or ending

    def in_words(self, about: Mapping[str, str]) -> str:
        """Return what a figure is about, in a few words."""
        more = [self.of(kind, about[kind], about) for kind in _MORE if kind in about]
        return "; ".join(part for part in (self._what(about), *more) if part)

    def _what(self, about: Mapping[str, str]) -> str:
        """Return what a figure is about: of its kinds the one that tells most."""
        version = self._hash(about)
        match about:
            case {"ending": ending}:
                return self.ending(version, ending)
            case {"choice": choice}:
                return self.line(version, choice)
            case {"moment": moment}:
                return self.place(version, moment)
            case {"topic": topic}:
                return self.topic(version, topic)
            case {"feeling": _, "phase": phase}:
                feeling = self.of("feeling", about["feeling"], about)
                return f"{feeling}, {self.of('phase', phase, about)}"
            case {"scenario": scenario}:
                return self.title(version, scenario)
            case _:
                kind = next((each for each in _TELLING if each in about), "")
                return self.of(kind, about[kind], about) if kind else ""

    def rule(self, rule: str) -> str:
        """Return why a rule of the rubric weighs; empty where that hangs on what was said."""
        found = self.rubric.rules.get(rule)
        why = "" if found is None else found.why.in_language(self.tr.language)
        return "" if "{" in why else why

    def person(self, person: str, about: Mapping[str, str]) -> str:
        """Return what a person is called; the id where the version is not at hand."""
        scenario = self._scenario(about)
        return person if scenario is None else scenario.people[person].name

    def feeling(self, name: str, about: Mapping[str, str]) -> str:
        """Return ``person.feeling`` as words: whose it is, and which."""
        person, _, _ = name.partition(".")
        return f"{self.person(person, about)}: {self.feeling_alone(name)}"

    def feeling_alone(self, name: str) -> str:
        """Return which feeling ``person.feeling`` is."""
        _, _, feeling = name.partition(".")
        known = {"trust": self.tr("trust"), "tension": self.tr("tension")}
        return known.get(feeling, feeling)

    @property
    def phase_ids(self) -> tuple[str, ...]:
        """The phases, as ids."""
        return tuple(phase.value for phase in PHASES)

    @property
    def phases(self) -> tuple[str, ...]:
        """The names of the phases."""
        return tuple(term(self.tr, phase) for phase in PHASES)

    def act(self, doing: str, scenario_hash: str = "") -> str:
        """Return an act besides saying something, as words."""
        kind, _, rest = doing.partition("/")
        match kind:
            case "wait":
                return self.tr("waits, short") if rest == "short" else self.tr("waits, long")
            case "encourage":
                return self.tr("nods")
            case "summarise":
                return self.tr("summarises")
            case "break":
                return self.tr("offers a break")
            case "limit":
                topic, _, step = rest.partition("/")
                about = self.topic(scenario_hash, topic)
                return f"{term(self.tr, Step[step.upper()])}: {about}"
            case _:
                return doing

    @cached_property
    def _lines(self) -> Mapping[str, Mapping[str, str]]:
        return {
            version: {choice.id: choice.says for choice in scenario.choices.values()}
            for version, scenario in self.scenarios.items()
        }

    def _scenario(self, about: Mapping[str, str]) -> Scenario | None:
        return self.scenarios.get(self._hash(about))

    def _hash(self, about: Mapping[str, str]) -> str:
        version = about.get("version", "-")
        return next((key for key in self.scenarios if key.startswith(version)), "")


def shortened(text: str) -> str:
    """Return the beginning of a text, on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= MOST:
        return line
    cut = line[:MOST].rsplit(" ", 1)[0].rstrip(' ,;:–«“"')
    return f"{cut} …{_closing(cut)}"


def _closing(cut: str) -> str:
    """Return the mark that closes what is quoted, where it was cut inside."""
    marks = (("«", "»"), ("“", "”"))
    return next((end for begin, end in marks if cut.count(begin) > cut.count(end)), "")
