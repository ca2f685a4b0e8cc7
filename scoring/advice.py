"""Picks what to say first of a talk: two strengths, one thing to try, and what else was open."""

from functools import cached_property

from scenarios.techniques import TAXONOMY
from scenarios.transcript import LineSaid, Say
from scoring import phrases
from scoring.alternatives import LAST_TURN, QUIET, Alternative, alternatives, judged_at
from scoring.evidence import Evidence
from scoring.gates import GateFinding, could_tell
from scoring.phrases import Worth
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level, Profile, Scorecard
from scoring.texts import Texts
from scoring.turns import Talk, Turn, techniques_of
from scoring.views import AlternativeView, Highlight, Suggestion

STRENGTHS = 2
BETTER_LINES = 2
MUCH = 2.0
"""Points from which a strength is as good as any: a limit that is met is not above listening."""
LOSSES_TRIED = 12
"""How many of the costliest turns are looked at for something better that was open."""


class Adviser:
    """Reads a scored talk for what is worth saying first."""

    def __init__(self, talk: Talk, card: Scorecard, rubric: Rubric, texts: Texts) -> None:
        """Take a talk, its scorecard, and the words for both."""
        self._talk = talk
        self._card = card
        self._rubric = rubric
        self._texts = texts
        self._found: dict[int, tuple[Alternative, ...]] = {}

    # -- what was open ---------------------------------------------------------------------

    def alternatives(self, turn: Turn) -> tuple[AlternativeView, ...]:
        """Return what else was open at a turn, best first."""
        return tuple(self._view(each) for each in self._alternatives(turn))

    def _alternatives(self, turn: Turn) -> tuple[Alternative, ...]:
        if turn.number not in self._found:
            self._found[turn.number] = alternatives(self._talk, turn, self._rubric)
        return self._found[turn.number]

    def _view(
        self, alternative: Alternative, principle: Principle | None = None, person: str = ""
    ) -> AlternativeView:
        act = alternative.act
        choice = self._texts.choices[act.choice] if isinstance(act, Say) else None
        codes = sorted(techniques_of(act, choice))
        language = self._texts.language
        return AlternativeView(
            act=act,
            line=self._texts.act(act),
            techniques=tuple(TAXONOMY[code].name.in_language(language) for code in codes),
            worth=alternative.worth,
            worth_name=phrases.WORTHS[alternative.worth].in_language(language),
            why=self._why(alternative, principle, person),
            comment=choice.why if choice else "",
            debatable=self._texts.debatable(choice),
        )

    def _why(self, alternative: Alternative, principle: Principle | None, person: str) -> str:
        """Return the reason that weighs most for an act, for a principle or a person if asked."""
        if alternative.failures:
            return self._texts.why(alternative.failures[0])
        if alternative.passes_by:
            return self._texts.passed_by(alternative.passes_by)
        if alternative.rights:
            about = (each for each in alternative.rights if _person(each) == person)
            return self._texts.why(next(about, alternative.rights[0]))
        telling = list(alternative.telling)
        telling = [e for e in telling if e.principle is principle] or telling
        lacking = alternative.worth in {Worth.WEAK, Worth.HARMFUL}
        weight = -1 if lacking else 1
        heaviest = max(telling, key=lambda e: weight * (e.points - e.open * lacking), default=None)
        return self._texts.why(heaviest) if heaviest else ""

    # -- strengths -------------------------------------------------------------------------

    def strengths(self) -> tuple[Highlight, ...]:
        """Return at most two strengths, of different principles and at different turns."""
        chosen: list[Evidence] = []
        for each in sorted(self._goods, key=lambda e: (-min(e.points, MUCH), e.turn, e.rule)):
            new = all(each.principle is not c.principle and each.turn != c.turn for c in chosen)
            if new and len(chosen) < STRENGTHS:
                chosen.append(each)
        return tuple(self._highlight(each) for each in chosen)

    @cached_property
    def _goods(self) -> list[Evidence]:
        """What was done as well as it could be, at turns that cost nothing and let nothing pass."""
        costly = {e.turn for p in self._card.profiles.values() for e in p.evidence if e.points < 0}
        costly |= {
            f.turn for gate in self._card.gates for f in gate.findings if f.failed and f.turn
        }
        return [
            each
            for profile in self._card.profiles.values()
            for each in profile.evidence
            if each.points >= max(1, each.open) and not each.rule.endswith(QUIET)
            if each.turn not in costly and not self._turn(each.turn).passes_limit
        ]

    def _highlight(self, evidence: Evidence) -> Highlight:
        return Highlight(
            turn=evidence.turn,
            line=self._texts.act(self._turn(evidence.turn).act),
            principle=evidence.principle,
            principle_name=self._name(evidence.principle),
            why=self._texts.why(evidence),
        )

    # -- one thing to try ------------------------------------------------------------------

    def to_try(self) -> Suggestion | None:
        """Return the one thing to try next time: gates first, then the lowest principle."""
        for result in self._card.gates:
            failed = [f for f in result.findings if f.failed and f.turn is not None]
            if failed:
                return self._for_gate(result.gate, failed[0])
        below = [
            profile
            for profile in self._card.profiles.values()
            if profile.level is not None and profile.level < Level.VERY_GOOD
        ]
        for profile in sorted(below, key=lambda p: (p.level or 0, p.share or 0.0)):
            suggestion = self._for_principle(profile)
            if suggestion:
                return suggestion
        return None

    def _for_gate(self, gate: Gate, finding: GateFinding) -> Suggestion:
        turn = self._turn(finding.turn or 1)
        person = _person(finding)
        if person:
            turn = could_tell(self._talk, person, turn.number) or turn
        sound = [a for a in self._alternatives(turn) if a.worth in {Worth.STRONG, Worth.SOUND}]
        sound = [a for a in sound if any(_person(each) == person for each in a.rights)] or sound
        text = self._rubric.gates[gate]
        language = self._texts.language
        return self._suggestion(
            turn,
            topic=text.name.in_language(language),
            why=self._texts.why(finding),
            advice=text.right.in_language(language),
            better=tuple(self._view(each, person=person) for each in sound[:BETTER_LINES]),
        )

    def _for_principle(self, profile: Profile) -> Suggestion | None:
        """Suggest for the costliest turn of a principle, rather one where more was open."""
        principle = profile.principle
        losses = [each for each in profile.evidence if each.points < each.open]
        ranked = sorted(losses, key=lambda e: (e.points - e.open, e.turn))
        if not ranked:
            return None
        tried = ((each, self._better(each)) for each in ranked[:LOSSES_TRIED])
        evidence, better = next(((e, found) for e, found in tried if found), (ranked[0], []))
        says = self._rubric.principles[principle].says
        return self._suggestion(
            self._turn(evidence.turn),
            topic=self._name(principle),
            why=self._texts.why(evidence),
            advice=says.in_language(self._texts.language),
            better=tuple(self._view(each, principle) for each in better[:BETTER_LINES]),
        )

    def _better(self, evidence: Evidence) -> list[Alternative]:
        """Return what was open there and better by this principle, and harmless by the rest."""
        turn = self._turn(evidence.turn)
        if turn.number > LAST_TURN:
            return []
        done = judged_at(self._talk, turn, turn.act, self._rubric)
        principle = evidence.principle
        return [
            each
            for each in self._alternatives(turn)
            if each.worth in {Worth.STRONG, Worth.SOUND}
            and each.balance_for(principle) > done.balance_for(principle)
        ]

    def _suggestion(
        self, turn: Turn, *, topic: str, why: str, advice: str, better: tuple[AlternativeView, ...]
    ) -> Suggestion:
        return Suggestion(
            turn=turn.number,
            moment=turn.moment,
            line=self._texts.act(turn.act),
            heard=self._heard_before(turn),
            topic=topic,
            why=why,
            advice=advice,
            better=better,
        )

    def _heard_before(self, turn: Turn) -> str:
        talk = self._talk
        events = talk.turns[turn.number - 2].consequences if turn.number > 1 else talk.opening
        lines = [self._texts.line(e.line) for e in events if isinstance(e, LineSaid)]
        return " ".join(line.says for line in lines if line.says)

    def _turn(self, number: int) -> Turn:
        return self._talk.turns[number - 1]

    def _name(self, principle: Principle) -> str:
        return self._rubric.principles[principle].name.in_language(self._texts.language)


def _person(finding: GateFinding) -> str:
    """Return whom a finding is about, if anybody."""
    return dict(finding.about).get("person", "")
