"""The proof of a scenario, as text for whoever writes it and as JSON for programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.codec import format_act
from scenarios.graph.coverage import Basis, Coverage, to_json
from scenarios.model import Scenario
from scenarios.words import Language
from scoring import phrases
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level
from scoring.wilson import interval
from simulator.i18n import N_, Translator, term
from simulator.proof import (
    MOST_LINES,
    Example,
    Held,
    Kind,
    Players,
    Proof,
    Result,
    Target,
    how_far,
    level_of,
    measured,
)
from simulator.proof.naming import ref_of, shortened
from simulator.proof.showing import Showing, What

PROOF_FORMAT = 1
MOST_SHOWN = 40
"""Lines of one kind that a text shows; the JSON form has all."""

Locate = Callable[[str], str | None]
"""The file and line where something is written, by its ref."""

KINDS: Mapping[Kind, str] = {
    Kind.MOMENT: N_("moment"),
    Kind.REACTION: N_("reaction"),
    Kind.FACT: N_("fact"),
    Kind.LIMIT: N_("limit"),
    Kind.ENDING: N_("ending"),
}
BLIND: Mapping[str, str] = {
    "first": N_("always the first line"),
    "last": N_("always the last line"),
    "longest": N_("always the longest line"),
    "shortest": N_("always the shortest line"),
    "friendliest": N_("always the kindest line"),
    "patient_first": N_("lets them finish, then the first line"),
    "patient_last": N_("lets them finish, then the last line"),
    "patient_longest": N_("lets them finish, then the longest line"),
    "patient_shortest": N_("lets them finish, then the shortest line"),
    "patient_friendliest": N_("lets them finish, then the kindest line"),
    "waits": N_("is silent all the time"),
    "nods": N_("nods all the time"),
    "silent_after_rights": N_("gives the rights, then is silent"),
    "stays": N_("says all there is before going on"),
}
"""The ways of playing without listening, by name."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A proof, and what is needed to show it."""

    proof: Proof
    scenario: Scenario
    rubric: Rubric
    typed: str
    """The scenario as the user named it."""
    locate: Locate

    @property
    def unreached(self) -> tuple[Target, ...]:
        """What no talk can come to; of a moment that none comes to, only the moment."""
        return shortened(self.proof.reachable.ruled_out)

    @property
    def undecided(self) -> tuple[Target, ...]:
        """What was neither shown nor ruled out."""
        return shortened(self.proof.reachable.undecided)

    def at(self, target: Target) -> str | None:
        """Return the file and line where something is written."""
        return self.locate(ref_of(target))


def coverage_of(proved: Proved) -> Coverage:
    """Return what can be reached, in the form that a graph is laid over with."""
    found, scenario = proved.proof.reachable, proved.scenario

    def known(kind: Kind, names: Iterable[str]) -> dict[str, float]:
        targets = {name: (kind, name) for name in names}
        return {
            name: float(target in found.examples)
            for name, target in targets.items()
            if target in found.examples or target in found.ruled_out
        }

    reactions = known(Kind.REACTION, (n for k, n in _all(proved.proof) if k is Kind.REACTION))
    choices = {}
    for choice in scenario.choices.values():
        shares = [reactions.get(each.ref) for each in choice.reactions]
        if 1.0 in shares or None not in shares:
            choices[choice.id] = float(1.0 in shares)
    return Coverage(
        scenario.id,
        scenario.hash,
        Basis.PROOF,
        moments=known(Kind.MOMENT, scenario.moments),
        choices=choices,
        reactions=reactions,
        endings=known(Kind.ENDING, scenario.endings),
    )


def _all(proof: Proof) -> Iterator[Target]:
    found = proof.reachable
    yield from (*found.examples, *found.ruled_out, *found.undecided)


# -- text ----------------------------------------------------------------------------------


def proof_text(proved: Proved, tr: Translator) -> str:
    """Write a proof for a person to read: first what it comes to, then what it rests on."""
    return "\n".join(_Text(proved, tr).lines()) + "\n"


class _Text:
    def __init__(self, proved: Proved, tr: Translator) -> None:
        self.proved, self.proof, self.tr = proved, proved.proof, tr
        self.language: Language = tr.language

    def lines(self) -> Iterator[str]:
        yield self._first()
        yield from self._reached()
        yield from self._stuck()
        yield from self._endings()
        yield from self._principles()
        yield from self._gates()
        yield from self._blind()
        yield from self._chance()

    def _first(self) -> str:
        proof, tr = self.proof, self.tr
        wrong = len(self.proved.unreached) + len(proof.reachable.stuck.held) + len(proof.given_away)
        open_ = len(self.proved.undecided) + len(proof.reachable.stuck.undecided)
        if wrong:
            says = tr.plural("{n} thing is wrong.", "{n} things are wrong.", wrong)
        elif open_:
            says = tr("Nothing was found to be wrong, but not all of it is proved.")
        else:
            says = tr("Proved.")
        return f"{self.proved.typed}: {says}"

    def _reached(self) -> Iterator[str]:
        proved, tr, found = self.proved, self.tr, self.proof.reachable
        count = sum(kind in KINDS for kind, _ in found.examples)
        yield ""
        yield tr(
            "{n} moments, reactions, facts, limits and endings can be reached, each in a talk that "
            "was played.",
            n=count,
        )
        if proved.unreached:
            yield tr("No talk can come to these. Delete them, or change what leads there:")
            yield from self._targets(proved.unreached)
        if proved.undecided:
            yield tr(
                "These were not decided: no talk that was played comes there, and it was not ruled "
                "out within the bounds. Most likely no trainee sees them:"
            )
            yield from self._targets(proved.undecided)
        if found.spare:
            yield tr("Never seen, but the format asks for them in any case:")
            yield from self._targets(sorted(found.spare))
        if not found.exact:
            yield tr(
                "Not every state was followed, for there can be too many: {factors}.",
                factors=" × ".join(f"{name} {_large(n)}" for name, n in found.factors.items()),
            )
        else:
            yield tr("All {n} states were followed.", n=found.states)

    def _targets(self, targets: Sequence[Target]) -> Iterator[str]:
        for target in targets[:MOST_SHOWN]:
            kind, name = target
            at = self.proved.at(target)
            where = f"{at}: " if at else ""
            yield f"  {where}{self.tr(KINDS[kind])} {name}"
        if len(targets) > MOST_SHOWN:
            yield "  " + self.tr("and {n} more", n=len(targets) - MOST_SHOWN)

    def _stuck(self) -> Iterator[str]:
        tr, stuck = self.tr, self.proof.reachable.stuck
        yield ""
        if stuck.nobody:
            yield tr("Nobody can get stuck: whoever goes on comes to an ending.")
        for held in stuck.held:
            yield from self._held(held)
        if stuck.undecided:
            yield tr(
                "Not decided whether one can be led round in a circle at: {moments}.",
                moments=", ".join(stuck.undecided),
            )

    def _held(self, held: Held) -> Iterator[str]:
        tr, moment = self.tr, held.moment
        at = self.proved.locate(moment)
        if held.by_lines:
            says = tr(
                "At {moment} nothing that can be said leads to an ending any more.", moment=moment
            )
        else:
            says = tr("At {moment} no ending can be reached any more.", moment=moment)
        yield f"{at}: {says}" if at else says
        yield "  " + tr("For example: {acts}", acts=self._acts(held.example))

    def _endings(self) -> Iterator[str]:
        yield ""
        yield self.tr("Endings")
        for ending in self.proved.scenario.endings:
            example = self.proof.reachable.examples.get((Kind.ENDING, ending))
            came = self._length(example) if example else self.tr("not reached")
            yield f"  {ending:<24} {came}"

    def _principles(self) -> Iterator[str]:
        rubric, tr = self.proved.rubric, self.tr
        yield ""
        yield tr("What each principle can come to, with the shortest talk that shows it")
        for each in self.proof.ranges:
            name = rubric.principles[each.principle].name.in_language(self.language)
            ends = [end for end in (each.lowest, each.highest) if end]
            says = " – ".join(
                f"{level_in_words(end.level, tr)} ({self._length(end.example)})" for end in ends
            )
            yield f"  {name:<24} {says or level_in_words(None, tr)}"

    def _gates(self) -> Iterator[str]:
        tr, rubric = self.tr, self.proved.rubric
        yield ""
        yield tr("Gates")
        for each in self.proof.gates:
            name = rubric.gates[each.gate].name.in_language(self.language)
            passed = self._length(each.passed) if each.passed else tr("not seen")
            failed = self._length(each.failed) if each.failed else tr("not seen")
            yield f"  {name}: " + tr("passed {a}, failed {b}", a=passed, b=failed)

    def _blind(self) -> Iterator[str]:
        tr = self.tr
        yield ""
        yield tr("Playing without listening")
        for each in self.proof.results:
            verdict = tr("HOLDS") if each.holds else tr("does not hold")
            ending = each.ending or tr("never ends")
            yield f"  {tr(BLIND[each.name]):<44} {verdict}, {ending}"

    def _chance(self) -> Iterator[str]:
        tr, exact = self.tr, self.proof.reachable.distribution
        if exact is not None:
            yield ""
            yield tr("Somebody who says any of the open lines, exactly")
            for ending, share in exact.endings.items():
                yield f"  {ending:<24} {self._share(float(share))}"
            if exact.unfinished:
                never = tr("not over after {n} lines", n=MOST_LINES)
                yield f"  {never:<24} {self._share(float(exact.unfinished))}"
        if self.proof.players is not None:
            yield from self._players(self.proof.players)
            yield from self._how_far()

    def _players(self, players: Players) -> Iterator[str]:
        tr = self.tr
        low, high = interval(players.holds / players.count, players.count)
        yield ""
        yield tr.plural(
            "{n} player by chance (a sample)", "{n} players by chance (a sample)", players.count
        )
        yield "  " + tr(
            "hold: {holds}; of many such players {low} to {high} (95 %)",
            holds=players.holds,
            low=self._share(low),
            high=self._share(high),
        )
        for ending, count in sorted(players.endings.items(), key=lambda each: -each[1]):
            yield f"  {ending or tr('never ends'):<24} {self._share(count / players.count)}"

    def _how_far(self) -> Iterator[str]:
        """How difficult it is, by those who do not listen."""
        tr, chance, friendly = self.tr, self.proof.players, self.proof.friendly
        if chance is None or friendly is None:
            return
        yield ""
        yield tr("How far those get who do not listen, on average")
        for name, players in ((tr("By chance"), chance), (tr("Only friendly"), friendly)):
            far = how_far(players)
            says = tr(
                "{principles} of 8 principles at 2 or 3, {gates} of 4 gates, {holds} hold",
                principles=tr.number(round(far.principles, 1)),
                gates=tr.number(round(far.gates, 1)),
                holds=self._share(far.holds),
            )
            yield f"  {name:<24} {says}"
        total = measured(chance, friendly)
        level = term(tr, level_of(total))
        yield "  " + tr("measured: {n} of 12, {level}", n=tr.number(round(total, 2)), level=level)

    def _share(self, share: float) -> str:
        return f"{self.tr.number(round(share * 100, 1))} %"

    def _length(self, example: Example) -> str:
        return self.tr.plural("{n} act", "{n} acts", len(example.acts))

    def _acts(self, example: Example) -> str:
        return " · ".join(map(format_act, example.acts)) or self.tr("from the beginning")


def _large(count: int) -> str:
    """Write a count, a very large one by its order of magnitude."""
    return str(count) if count < 10**6 else f"10^{len(str(count)) - 1}"


# -- examples ------------------------------------------------------------------------------


def title_of(showing: Showing, rubric: Rubric, tr: Translator) -> str:
    """Return what a talk shows, in a line."""
    name, what = showing.name, showing.what
    match what:
        case What.STUCK:
            return tr("At {moment} no ending can be reached any more.", moment=name)
        case What.LED_ROUND:
            return tr(
                "At {moment} nothing that can be said leads to an ending any more.", moment=name
            )
        case What.BLIND:
            return tr("{way}: HOLDS", way=tr(BLIND[name]))
        case What.LOWEST | What.HIGHEST:
            principle = rubric.principles[Principle(name)].name.in_language(tr.language)
            level = "" if showing.level is None else level_in_words(showing.level, tr)
            if what is What.LOWEST:
                return tr("{principle}, lowest: {level}", principle=principle, level=level)
            return tr("{principle}, highest: {level}", principle=principle, level=level)
        case What.PASSED:
            return tr("{gate}: passed", gate=_gate(name, rubric, tr))
        case What.FAILED:
            return tr("{gate}: failed", gate=_gate(name, rubric, tr))
        case What.ENDING | What.FACT | What.LIMIT:
            return f"{tr(KINDS[Kind(what)])} {name}"


def _gate(name: str, rubric: Rubric, tr: Translator) -> str:
    return rubric.gates[Gate(name)].name.in_language(tr.language)


def level_in_words(level: Level | None, tr: Translator) -> str:
    """Return how a principle was kept; None is not tried."""
    words = phrases.NOT_TRIED if level is None else phrases.LEVELS[level]
    return words.in_language(tr.language)


# -- JSON ----------------------------------------------------------------------------------


def proof_json(proved: Proved) -> dict[str, Any]:
    """Return a proof as a value for JSON; the form stands in docs/reference/proof.md."""
    proof = proved.proof
    found = proof.reachable
    return {
        "proof": PROOF_FORMAT,
        "scenario": proved.scenario.id,
        "hash": proved.scenario.hash,
        "sound": proof.sound,
        "decided": proof.decided,
        "exact": found.exact,
        "states": found.states,
        "factors": dict(found.factors),
        "reached": [
            {**_target(proved, target), "example": _example(example)}
            for target, example in found.examples.items()
            if target[0] in KINDS
        ],
        "ruled_out": [_target(proved, target) for target in sorted(found.ruled_out)],
        "undecided": [_target(proved, target) for target in sorted(found.undecided)],
        "spare": [_target(proved, target) for target in sorted(found.spare)],
        "stuck": [
            {"moment": h.moment, "by_lines": h.by_lines, "example": _example(h.example)}
            for h in found.stuck.held
        ],
        "stuck_undecided": list(found.stuck.undecided),
        "principles": {
            each.principle.value: {
                name: None if end is None else _attained(end.level, end.example)
                for name, end in (("lowest", each.lowest), ("highest", each.highest))
            }
            for each in proof.ranges
        },
        "gates": {
            each.gate.value: {"passed": _example(each.passed), "failed": _example(each.failed)}
            for each in proof.gates
        },
        "blind": [_result(each) for each in proof.results],
        "players": None if proof.players is None else _players_json(proof.players),
        "friendly": None if proof.friendly is None else _players_json(proof.friendly),
        "difficulty": _difficulty(proof),
        "distribution": _distribution(proof),
        "coverage": to_json(coverage_of(proved)),
    }


def _target(proved: Proved, target: Target) -> dict[str, Any]:
    return {"kind": target[0].value, "name": target[1], "at": proved.at(target)}


def _example(example: Example | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"feelings": dict(example.feelings), "acts": list(map(format_act, example.acts))}


def _attained(level: Level, example: Example) -> dict[str, Any]:
    return {"level": level.value, "example": _example(example)}


def _result(result: Result) -> dict[str, Any]:
    levels = {p.value: None if v is None else v.value for p, v in result.levels.items()}
    return {
        "name": result.name,
        "holds": result.holds,
        "ending": result.ending,
        "levels": levels,
        "acts": list(map(format_act, result.example.acts)),
    }


def _players_json(players: Players) -> dict[str, Any]:
    low, high = interval(players.holds / players.count, players.count)
    far = how_far(players)
    return {
        "count": players.count,
        "hold": players.holds,
        "interval": [low, high],
        "principles": far.principles,
        "gates": far.gates,
        "endings": dict(players.endings),
        "levels": {
            principle.value: {
                "not_tried" if level is None else str(level.value): n
                for level, n in sorted(levels.items(), key=lambda x: -1 if x[0] is None else x[0])
            }
            for principle, levels in players.levels.items()
        },
    }


def _difficulty(proof: Proof) -> dict[str, Any] | None:
    if proof.players is None or proof.friendly is None:
        return None
    far = measured(proof.players, proof.friendly)
    return {"measured": far, "level": level_of(far).value}


def _distribution(proof: Proof) -> dict[str, Any] | None:
    exact = proof.reachable.distribution
    if exact is None:
        return None
    return {
        "lines": MOST_LINES,
        "endings": {ending: float(share) for ending, share in exact.endings.items()},
        "unfinished": float(exact.unfinished),
    }
