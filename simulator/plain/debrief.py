"""The debrief as lines of text: everything that the page has, section by section."""

from collections.abc import Iterable, Mapping, Sequence

from scenarios.model import Scenario
from scoring.gates import GateStatus
from scoring.views import (
    AlternativeView,
    AnnotatedTurn,
    Debrief,
    EvidenceView,
    FactView,
    FindingView,
    Heard,
    MapTurn,
)
from simulator.i18n import N_, Translator
from simulator.plain.console import Console
from simulator.plain.telling import MORE
from simulator.reports.citations import titles_of
from simulator.sessions.port import Reflections

FEELINGS: Mapping[str, str] = {"trust": N_("trust"), "tension": N_("tension")}


class DebriefText:
    """Writes a debrief to a console."""

    def __init__(
        self,
        debrief: Debrief,
        scenario: Scenario,
        reflections: Reflections,
        console: Console,
        tr: Translator,
    ) -> None:
        """Write ``debrief``.

        Args:
            debrief: All that is to be said.
            scenario: The scenario that it is about, in the language of the talk.
            reflections: What the trainee wrote and rated beside the attempt.
            console: Where it is written to.
            tr: The language of the headings.
        """
        self._debrief = debrief
        self._scenario = scenario
        self._kept = reflections
        self._console = console
        self._tr = tr

    def overview(self) -> None:
        """Write what holds, the gates, the profiles, the strengths and one thing to try."""
        tr, console, debrief = self._tr, self._console, self._debrief
        console.heading(tr("Debrief"))
        console.say(debrief.headline)
        for reason in debrief.reasons:
            console.item("-", reason)
        console.say(debrief.caveat)
        self._gates()
        self._profiles()
        self._strengths()
        self._to_try()
        self._outcome()
        self._sources(code for g in debrief.gates for f in g.findings for code in f.source)

    def course(self) -> None:
        """Write the map of the talk over time, a line a turn."""
        tr, console = self._tr, self._console
        console.heading(tr("The talk over time"))
        for turn in self._debrief.map:
            console.say(self._on_map(turn), hang=5)

    def transcript(self) -> None:
        """Write the annotated transcript."""
        console = self._console
        console.heading(self._tr("The talk, turn by turn"))
        for turn in self._debrief.turns:
            self._turn(turn)
        for heard in self._debrief.farewell:
            console.say(_heard(heard), hang=2)
        self._cited(self._debrief.turns)

    def turn(self, number: int) -> None:
        """Write one turn, counted from 1."""
        turn = self._debrief.turns[number - 1]
        self._console.heading(self._tr("Turn {n}", n=number))
        self._turn(turn)
        self._cited([turn])

    def facts(self) -> None:
        """Write what was told, what stayed unsaid, and how everyone felt."""
        tr, console, outcome = self._tr, self._console, self._debrief.outcome
        console.heading(tr("What was shared"))
        self._facts(outcome.told)
        console.heading(tr("What stayed unsaid"))
        self._facts(outcome.missed)
        console.heading(tr("Feelings, before the first turn and after each (0 to 10)"))
        for name, course in outcome.feelings.items():
            console.say(f"{self._feeling(name)}: {' '.join(map(str, course))}", hang=2)

    def written(self) -> None:
        """Write what the trainee wrote before and during the talk."""
        tr, console, kept = self._tr, self._console, self._kept
        console.heading(tr("What you prepared"))
        questions = self._scenario.briefing.prepare
        answers = [(q, a) for q, a in zip(questions, kept.preparation, strict=False) if a]
        for question, answer in answers:
            console.say(question)
            console.say(answer, indent=2)
        if not answers:
            console.say(tr("Nothing."))
        console.heading(tr("Your notes"))
        console.say(kept.note or tr("Nothing."))

    # -- parts of the overview ---------------------------------------------------

    def _gates(self) -> None:
        tr, console = self._tr, self._console
        console.heading(tr("Gates"))
        console.say(tr("What must not go wrong, however good the rest is."))
        for gate in self._debrief.gates:
            console.say(f"{gate.name}: {gate.status_name}")
            for finding in sorted(gate.findings, key=lambda each: not each.failed):
                console.say(self._finding(finding), indent=2, hang=2)
            if gate.status is GateStatus.FAILED:
                console.say(f"{tr('What is right')}: {gate.right}", indent=2, hang=2)

    def _profiles(self) -> None:
        tr, console = self._tr, self._console
        console.heading(tr("The eight principles"))
        for profile in self._debrief.profiles:
            parts = [profile.level_name]
            if profile.level is not None:
                parts[0] += f" ({int(profile.level)}/3)"
            if profile.count:
                parts.append(profile.count)
            if profile.percentage is not None:
                parts.append(f"{profile.percentage} %")
            if profile.tried:
                parts.append(profile.tried)
            own = self._kept.ratings.get(profile.principle.value)
            if own is not None:
                parts.append(tr("you said {n}", n=own))
            console.say(f"{profile.name}: {', '.join(parts)}", hang=2)

    def _strengths(self) -> None:
        tr, console = self._tr, self._console
        if self._debrief.strengths:
            console.heading(tr("What went well"))
        for strength in self._debrief.strengths:
            turn = tr("turn {n}", n=strength.turn)
            console.say(f"{strength.principle_name} ({turn}): {tr.quoted(strength.line)}", hang=2)
            console.say(strength.why, indent=2)

    def _to_try(self) -> None:
        tr, console, to_try = self._tr, self._console, self._debrief.to_try
        if to_try is None:
            return
        console.heading(tr("One thing to try"))
        console.say(f"{to_try.topic} ({tr('turn {n}', n=to_try.turn)})")
        if to_try.heard:
            console.say(tr.quoted(to_try.heard), indent=2)
        console.say(f"{tr('You')}: {tr.quoted(to_try.line)}", indent=2, hang=2)
        console.say(to_try.why, indent=2)
        console.say(to_try.advice, indent=2)
        self._alternatives(to_try.better)

    def _outcome(self) -> None:
        tr, console, outcome = self._tr, self._console, self._debrief.outcome
        console.heading(tr("What came of it (kept apart from how you led the talk)"))
        if outcome.quality_name:
            console.say(f"{tr('The talk ended with')}: {outcome.quality_name}. {outcome.ending}")
        contact = (
            tr("There is a next contact.") if outcome.contact else tr("There is no next contact.")
        )
        console.say(contact)
        told, there = outcome.risks
        console.say(tr("Risks told: {n} of {total}", n=told, total=there))
        told, there = outcome.strengths
        console.say(tr("Strengths told: {n} of {total}", n=told, total=there))
        if outcome.wrong_yes:
            turns = ", ".join(map(str, outcome.wrong_yes))
            console.say(tr("A “yes” that meant nothing, in turn: {turns}", turns=turns))

    # -- lines -------------------------------------------------------------------

    def _on_map(self, turn: MapTurn) -> str:
        tr = self._tr
        phase = next(t.phase_name for t in self._debrief.turns if t.turn == turn.turn)
        parts = [f"{turn.turn:>3}  {phase}: {turn.kind_name}"]
        parts += [tr("limit reached: {about}", about=about) for about in turn.reached]
        parts += [tr("limit named: {about}", about=about) for about in turn.named]
        parts += [tr("limit settled: {about}", about=about) for about in turn.settled]
        if turn.failed:
            parts.append(tr("gate not in order"))
        parts += [f"{self._feeling(name)} {value}" for name, value in turn.feelings.items()]
        return "; ".join(parts)

    def _turn(self, turn: AnnotatedTurn) -> None:
        tr, console = self._tr, self._console
        for heard in turn.heard:
            console.say(_heard(heard), hang=2)
        self._aside(tr("Thought, not said"), turn.thought)
        console.say()
        console.say(f"[{tr('turn {n}', n=turn.turn)} · {turn.phase_name} · {turn.kind_name}]")
        console.say(f"{tr('You')}: {turn.line}", hang=2)
        self._aside(tr("You would have said"), self._kept.own_words.get(turn.turn, ""))
        self._aside(tr("What it was"), ", ".join(each.name for each in turn.techniques))
        for evidence in turn.evidence:
            console.say(self._evidence(evidence), indent=4, hang=2)
        for finding in turn.findings:
            console.say(self._finding(finding), indent=4, hang=2)
        self._aside(tr("The author's comment"), turn.comment)
        self._aside(tr("Debatable"), turn.debatable)
        self._aside(tr("Cut off"), " ".join(turn.unsaid))
        if turn.wrong_yes:
            console.say(tr("The “yes” that followed meant nothing."), indent=4)
        for learned in turn.learned:
            self._aside(tr("Came to light"), learned)
        self._aside(tr("Silence here"), turn.silence)
        if turn.alternatives:
            console.say(tr("What else was open"), indent=4)
            self._alternatives(turn.alternatives, indent=6)
        console.say()

    def _aside(self, name: str, text: str) -> None:
        """Write a remark on a turn, unless there is none."""
        if text:
            self._console.say(f"{name}: {text}", indent=4, hang=2)

    def _alternatives(self, alternatives: Sequence[AlternativeView], indent: int = 2) -> None:
        for each in alternatives:
            names = f" ({', '.join(each.techniques)})" if each.techniques else ""
            why = " ".join(part for part in (each.why, each.comment, each.debatable) if part)
            text = f"{self._tr.quoted(each.line)}{names}: {each.worth_name}. {why}"
            self._console.say(text, indent=indent, hang=2)

    def _evidence(self, evidence: EvidenceView) -> str:
        tr = self._tr
        points = tr.number(evidence.points, signed=True)
        of = tr("of {open}", open=tr.number(evidence.open)) if evidence.open else ""
        ours = [tr("our number")] if evidence.ours else []
        head = " ".join(part for part in (evidence.principle_name, points, of) if part)
        return f"{head}: {evidence.why}{_bracketed([*evidence.source, *ours])}"

    def _finding(self, finding: FindingView) -> str:
        turn = f"{self._tr('turn {n}', n=finding.turn)}: " if finding.turn else ""
        line = f"{self._tr.quoted(finding.line)} " if finding.line else ""
        status = self._tr("not in order") if finding.failed else self._tr("in order")
        return f"{turn}{line}{status}: {finding.why}{_bracketed(finding.source)}"

    def _cited(self, turns: Sequence[AnnotatedTurn]) -> None:
        """Explain the codes that stand in some turns."""
        evidence = [each for turn in turns for each in turn.evidence]
        codes = [code for each in evidence for code in each.source]
        codes += [code for turn in turns for each in turn.findings for code in each.source]
        self._sources(codes, ours=any(each.ours for each in evidence))

    def _sources(self, codes: Iterable[str], *, ours: bool = False) -> None:
        """Explain codes of sources, and what a number of ours is."""
        tr, console = self._tr, self._console
        rows = list(titles_of(codes).items())
        if ours:
            says = tr("How much it counts is our own proposal, not the source's.")
            rows.append((tr("our number"), says))
        if rows:
            console.heading(tr("Sources"))
        for code, title in rows:
            console.say(f"{code}: {title}", hang=2)

    def _facts(self, facts: Sequence[FactView]) -> None:
        tr = self._tr
        for fact in facts:
            turn = f" ({tr('turn {n}', n=fact.turn)})" if fact.turn is not None else ""
            self._console.item("-", f"{fact.area_name}, {fact.kind_name}: {fact.text}{turn}")
        if not facts:
            self._console.say(tr("Nothing."))

    def _feeling(self, name: str) -> str:
        person, _, feeling = name.partition(".")
        word = FEELINGS.get(feeling)
        name = self._scenario.people[person].name
        return f"{name} {self._tr(word) if word else feeling}"


def _bracketed(sources: Sequence[str]) -> str:
    return f" [{', '.join(sources)}]" if sources else ""


def _heard(heard: Heard) -> str:
    more = f" {MORE}" if heard.unfinished else ""
    cue = f"({heard.cue})" if heard.cue else ""
    speaker = f"{heard.speaker}: " if heard.speaker else ""
    words = f"{speaker}{heard.says}" if heard.says else ""
    return "\n".join(part for part in (cue, words) if part) + more
