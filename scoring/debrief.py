"""Makes a debrief of a scorecard: gates first, then profiles, strengths, one thing to try.

Pure: the same scorecard, transcript, rubric and language give the same debrief everywhere.
"""

from collections.abc import Callable, Iterator
from functools import partial

from scenarios.model import FactKind, Scenario
from scenarios.techniques import HARMS, TAXONOMY, Family, Technique
from scenarios.transcript import (
    Encourage,
    Event,
    FactTold,
    Interrupted,
    LimitReached,
    LimitSettled,
    LineSaid,
    Reacted,
    Summarise,
    Transcript,
    Wait,
)
from scenarios.words import Language, Words, number
from scoring import phrases
from scoring.advice import Adviser
from scoring.evidence import Evidence
from scoring.gates import GateFinding, GateResult
from scoring.outcome import FactOutcome
from scoring.phrases import TurnKind
from scoring.rubric import Principle, Rubric
from scoring.scorecard import Hindrance, Obstacle, Profile, Scorecard, score_talk
from scoring.texts import Texts
from scoring.turns import Talk, Turn, read_turns
from scoring.views import (
    AnnotatedTurn,
    Debrief,
    EvidenceView,
    FactView,
    FindingView,
    GateView,
    Heard,
    MapTurn,
    OutcomeView,
    ProfileView,
    TechniqueView,
)

_LEADING = frozenset({Technique.LEADING_TAG, Technique.LEADING_PRESUPPOSITION})
_KIND_OF_QUESTION = (
    (
        TurnKind.CLOSED,
        {
            Technique.CLOSED,
            Technique.FAUX_INVITATION,
            Technique.FORCED_CHOICE,
            Technique.MULTIPLE,
            Technique.WHY_BLAME,
        },
    ),
    (TurnKind.CHECK, {Technique.CLOSED_CHECK}),
    (TurnKind.DIRECTIVE, {Technique.WH_QUESTION}),
    (TurnKind.OPEN, {Technique.OPEN_INVITATION, Technique.CUED_INVITATION}),
)
_KIND_OF_FAMILY = (
    (TurnKind.LIMIT, Family.LIMIT),
    (TurnKind.FOCUS, Family.FOCUS),
    (TurnKind.LISTENING, Family.LISTENING),
    (TurnKind.AGREEMENT, Family.AGREEMENT),
    (TurnKind.FRAME, Family.FRAME),
)


def debrief(
    scenario: Scenario, transcript: Transcript, rubric: Rubric, language: Language
) -> Debrief:
    """Return all that is shown after a talk; scenario text is in the scenario's own language.

    Raises:
        MismatchError: where the transcript is not of this scenario.
    """
    talk = read_turns(scenario, transcript)
    scorecard = score_talk(talk, transcript, rubric)
    return _Maker(talk, scorecard, rubric, language).make()


def kind_of(turn: Turn) -> TurnKind:  # noqa: C901  (one line for each kind)
    """Return what a turn was, on the map: what weighs most decides."""
    if isinstance(turn.act, Wait):
        return TurnKind.WAIT
    if isinstance(turn.act, Encourage):
        return TurnKind.NOD
    if isinstance(turn.act, Summarise):
        return TurnKind.SUMMARY
    if turn.has(_LEADING):
        return TurnKind.LEADING
    if turn.has(HARMS) or Technique.RIGHTS_UNDERMINED in turn.techniques:
        return TurnKind.HARM
    families = {TAXONOMY[code].family for code in turn.techniques}
    if Family.LIMIT in families:
        return TurnKind.LIMIT
    for kind, codes in _KIND_OF_QUESTION:
        if turn.has(codes):
            return kind
    for kind, family in _KIND_OF_FAMILY:
        if family in families:
            return kind
    return TurnKind.ATTITUDE


class _Maker:
    """Puts a scorecard into words."""

    def __init__(
        self, talk: Talk, scorecard: Scorecard, rubric: Rubric, language: Language
    ) -> None:
        self.talk = talk
        self.card = scorecard
        self.rubric = rubric
        self.language = language
        self.texts = Texts(talk.scenario, rubric, language)

    def make(self) -> Debrief:
        say = self.say
        adviser = Adviser(self.talk, self.card, self.rubric, self.texts)
        headline = phrases.HOLDS if self.card.holds else phrases.NOT_YET
        before = (self.talk.opening, *(turn.consequences for turn in self.talk.turns))
        annotate: Callable[[Turn], AnnotatedTurn] = partial(self._turn, adviser, before)
        return Debrief(
            language=self.language,
            holds=self.card.holds,
            headline=say(headline),
            reasons=tuple(self._reasons()),
            caveat=say(phrases.CAVEAT),
            gates=tuple(self._gate(result) for result in self.card.gates),
            profiles=tuple(self._profile(profile) for profile in self.card.profiles.values()),
            strengths=adviser.strengths(),
            to_try=adviser.to_try(),
            map=tuple(self._on_map(turn) for turn in self.talk.turns),
            turns=tuple(annotate(turn) for turn in self.talk.turns),
            farewell=self._heard(before[-1]),
            outcome=self._outcome(),
            rubric_version=self.rubric.version,
            rubric_hash=self.rubric.hash,
        )

    def say(self, words: Words) -> str:
        return words.in_language(self.language)

    # -- gates and profiles --------------------------------------------------------------

    def _reasons(self) -> Iterator[str]:
        """Say what stands in the way: one sentence for each kind of obstacle."""
        by_obstacle: dict[Obstacle, list[str]] = {}
        for hindrance in self.card.hindrances:
            by_obstacle.setdefault(hindrance.obstacle, []).append(self._about(hindrance))
        for obstacle, about in by_obstacle.items():
            text = self.say(phrases.OBSTACLES[obstacle])
            yield text.replace("{about}", ", ".join(about))

    def _about(self, hindrance: Hindrance) -> str:
        match hindrance.obstacle:
            case Obstacle.GATE_FAILED:
                gate = next(g.gate for g in self.card.gates if g.gate == hindrance.about)
                return _uncapitalised(self.say(self.rubric.gates[gate].name))
            case Obstacle.NOT_TRIED | Obstacle.TOO_LOW:
                return _uncapitalised(self._principle_name(Principle(hindrance.about)))
            case Obstacle.NOT_ENDED | Obstacle.TOO_FEW_TRIED:
                return ""

    def _principle_name(self, principle: Principle) -> str:
        return self.say(self.rubric.principles[principle].name)

    def _gate(self, result: GateResult) -> GateView:
        text = self.rubric.gates[result.gate]
        return GateView(
            gate=result.gate,
            name=self.say(text.name),
            status=result.status,
            status_name=self.say(phrases.STATUSES[result.status]),
            findings=tuple(self._finding(each) for each in result.findings),
            right=self.say(text.right),
        )

    def _finding(self, finding: GateFinding) -> FindingView:
        act = self.talk.turns[finding.turn - 1].act if finding.turn else None
        return FindingView(
            turn=finding.turn,
            rule=finding.rule,
            failed=finding.failed,
            why=self.texts.why(finding),
            source=finding.source,
            line=self.texts.act(act) if act else "",
        )

    def _profile(self, profile: Profile) -> ProfileView:
        text = self.rubric.principles[profile.principle]
        enough = profile.opportunities >= self.rubric.levels.percentage_from
        share = profile.share if enough else None
        return ProfileView(
            principle=profile.principle,
            name=self.say(text.name),
            says=self.say(text.says),
            level=profile.level,
            level_name=phrases.level_name(profile.level, self.language),
            taken=profile.taken,
            opportunities=profile.opportunities,
            count=self._count(profile),
            tried=self._opportunities(profile),
            percentage=None if share is None else round(100 * share),
            points=profile.points,
            open=profile.open,
            evidence=tuple(self._evidence(each) for each in profile.evidence),
        )

    def _count(self, profile: Profile) -> str:
        if not profile.opportunities:
            return ""
        text = self.say(phrases.COUNT).replace("{earned}", number(profile.earned, self.language))
        return text.replace("{open}", number(profile.open, self.language))

    def _opportunities(self, profile: Profile) -> str:
        found = []
        if profile.opportunities:
            one = profile.opportunities == 1
            text = self.say(phrases.OPPORTUNITY if one else phrases.OPPORTUNITIES)
            found.append(text.replace("{opportunities}", str(profile.opportunities)))
        if profile.points != profile.earned:
            points = number(profile.points, self.language)
            found.append(self.say(phrases.SUM).replace("{points}", points))
        return ", ".join(found)

    def _evidence(self, evidence: Evidence) -> EvidenceView:
        return EvidenceView(
            turn=evidence.turn,
            principle=evidence.principle,
            principle_name=self._principle_name(evidence.principle),
            rule=evidence.rule,
            points=evidence.points,
            open=evidence.open,
            why=self.texts.why(evidence),
            source=evidence.source,
            ours=self.texts.is_ours(evidence),
        )

    # -- turn by turn ----------------------------------------------------------------------

    def _turn(
        self, adviser: Adviser, before: tuple[tuple[Event, ...], ...], turn: Turn
    ) -> AnnotatedTurn:
        kind = kind_of(turn)
        happened = turn.consequences
        return AnnotatedTurn(
            turn=turn.number,
            phase=turn.phase,
            phase_name=self.say(phrases.PHASES[turn.phase]),
            moment=turn.moment,
            heard=self._heard(before[turn.number - 1]),
            act=turn.act,
            line=self.texts.act(turn.act),
            kind=kind,
            kind_name=self.say(phrases.TURN_KINDS[kind]),
            techniques=tuple(self._technique(code) for code in sorted(turn.techniques)),
            evidence=tuple(self._evidence(each) for each in self._all_evidence(turn)),
            findings=tuple(self._finding(each) for each in self._findings(turn)),
            comment=turn.choice.why if turn.choice else "",
            debatable=self.texts.debatable(turn.choice),
            silence=self.say(phrases.MEANINGS[turn.floor.meaning]),
            thought=self.talk.scenario.moments[turn.moment].thought,
            wrong_yes=any(isinstance(e, Reacted) and e.wrong_yes for e in happened),
            unsaid=tuple(
                self.texts.line(ref).says
                for event in happened
                if isinstance(event, Interrupted)
                for ref in event.unsaid
            ),
            learned=tuple(
                self.talk.scenario.facts[event.fact].text
                for event in happened
                if isinstance(event, FactTold)
            ),
            alternatives=adviser.alternatives(turn),
        )

    def _all_evidence(self, turn: Turn) -> list[Evidence]:
        every = (e for profile in self.card.profiles.values() for e in profile.evidence)
        return [each for each in every if each.turn == turn.number]

    def _findings(self, turn: Turn) -> list[GateFinding]:
        every = (finding for result in self.card.gates for finding in result.findings)
        return [each for each in every if each.turn == turn.number]

    def _technique(self, code: Technique) -> TechniqueView:
        entry = TAXONOMY[code]
        return TechniqueView(code, self.say(entry.name), self.say(entry.meaning))

    def _heard(self, events: tuple[Event, ...]) -> tuple[Heard, ...]:
        found = []
        for event in events:
            if isinstance(event, LineSaid):
                line = self.texts.line(event.line)
                name = self.talk.scenario.people[line.speaker].name if line.speaker else ""
                found.append(Heard(name, line.says, line.cue, event.unfinished))
        return tuple(found)

    def _on_map(self, turn: Turn) -> MapTurn:
        kind = kind_of(turn)
        about = self.talk.scenario.limits
        failed = any(finding.failed for finding in self._findings(turn))
        return MapTurn(
            turn=turn.number,
            kind=kind,
            kind_name=self.say(phrases.TURN_KINDS[kind]),
            phase=turn.phase,
            points=sum(each.points for each in self._all_evidence(turn)),
            reached=tuple(
                about[e.topic].about for e in turn.consequences if isinstance(e, LimitReached)
            ),
            named=tuple(about[topic].about for topic, _ in turn.steps),
            settled=tuple(
                about[e.topic].about for e in turn.consequences if isinstance(e, LimitSettled)
            ),
            failed=failed,
            feelings=self.card.outcome.feelings[turn.number],
        )

    # -- outcome -----------------------------------------------------------------------------

    def _outcome(self) -> OutcomeView:
        outcome = self.card.outcome
        ending = self.talk.scenario.endings[outcome.ending] if outcome.ending else None
        names = outcome.feelings[0] if outcome.feelings else {}
        facts = [self._fact(each) for each in outcome.facts]
        return OutcomeView(
            quality=outcome.quality,
            quality_name=self.say(phrases.QUALITIES[outcome.quality]) if outcome.quality else "",
            ending=ending.text if ending else "",
            contact=outcome.contact,
            told=tuple(fact for fact in facts if fact.turn is not None),
            missed=tuple(fact for fact in facts if fact.turn is None),
            wrong_yes=outcome.wrong_yes,
            risks=self._told_of(FactKind.RISK),
            strengths=self._told_of(FactKind.PROTECTIVE),
            feelings={
                name: tuple(values.get(name, 0) for values in outcome.feelings) for name in names
            },
        )

    def _fact(self, outcome: FactOutcome) -> FactView:
        return FactView(
            fact=outcome.fact,
            text=self.talk.scenario.facts[outcome.fact].text,
            kind_name=self.say(phrases.KINDS[outcome.kind]),
            area_name=self.say(phrases.AREAS[outcome.area]),
            turn=outcome.turn,
        )

    def _told_of(self, kind: FactKind) -> tuple[int, int]:
        told = len(self.card.outcome.told(kind))
        return told, told + len(self.card.outcome.missed(kind))


def _uncapitalised(name: str) -> str:
    return name[:1].lower() + name[1:]
