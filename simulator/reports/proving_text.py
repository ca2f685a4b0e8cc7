"""The proof of a scenario as text, for whoever writes it."""

from collections.abc import Iterator, Sequence

from scenarios.codec import format_act
from scenarios.words import Language
from scoring.phrases import level_name
from scoring.scorecard import Level
from scoring.wilson import interval
from simulator.i18n import Translator, term
from simulator.proof import (
    MOST_LINES,
    Example,
    Held,
    Kind,
    Players,
    Result,
    Target,
    how_far,
    level_of,
    measured,
)
from simulator.reports.proving import BLIND, KINDS, Proved

MOST_SHOWN = 40
"""Lines of one kind that are shown; the JSON form has all."""
_HIGH = (Level.GOOD, Level.VERY_GOOD)
_ENDING = 24
_WAY = 44


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
        wrong = len(self.proved.unreached) + len(proof.reachable.stuck.held)
        wrong += len(proof.given_away) + len(proof.never_passed)
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
            yield f"  {ending:<{_ENDING}} {came}"

    def _principles(self) -> Iterator[str]:
        rubric, tr = self.proved.rubric, self.tr
        yield ""
        yield tr("What each principle can come to, and how many acts a talk takes that shows it")
        for each in self.proof.ranges:
            name = rubric.principles[each.principle].name.in_language(self.language)
            ends = [end for end in (each.lowest, each.highest) if end]
            says = " – ".join(
                f"{level_name(end.level, tr.language)} ({self._length(end.example)})"
                for end in ends
            )
            yield f"  {name:<{_ENDING}} {says or level_name(None, tr.language)}"

    def _gates(self) -> Iterator[str]:
        tr, rubric = self.tr, self.proved.rubric
        yield ""
        yield tr("Gates")
        for each in self.proof.gates:
            name = rubric.gates[each.gate].name.in_language(self.language)
            passed = self._length(each.passed) if each.passed else tr("not seen")
            failed = self._length(each.failed) if each.failed else tr("not seen")
            says = tr("passed: {a}; failed: {b}", a=passed, b=failed)
            yield f"  {name:<{_ENDING}} {says}"
            if each.gate in self.proof.never_passed:
                yield "  ! " + tr("{gate}: no talk was found that passes it", gate=name)

    def _blind(self) -> Iterator[str]:
        tr = self.tr
        yield ""
        yield tr("Playing without listening, and how many of the 8 principles come to 2 or 3 by it")
        for each in self.proof.results:
            yield self._way(tr(BLIND[each.name]), each, tr("HOLDS"))
        yield ""
        yield tr("Somebody who knows the rubric and looks no further: not blind, so it may hold")
        yield self._way(tr("does what is worth most at once"), self.proof.greedy, tr("holds"))

    def _way(self, name: str, result: Result, holds: str) -> str:
        tr = self.tr
        verdict = holds if result.holds else tr("does not hold")
        high = sum(level in _HIGH for level in result.levels.values())
        ending = result.ending or tr("leads nowhere")
        got = tr("{n} of {all}", n=high, all=len(result.levels))
        return f"  {name:<{_WAY}} {verdict}, {got}, {ending}"

    def _chance(self) -> Iterator[str]:
        tr, exact = self.tr, self.proof.reachable.distribution
        if exact is not None:
            yield ""
            yield tr("Somebody who says any of the open lines, exactly")
            for ending, share in exact.endings.items():
                yield f"  {ending:<{_ENDING}} {self._share(float(share))}"
            if exact.unfinished:
                never = tr("not over after {n} lines", n=MOST_LINES)
                yield f"  {never:<{_ENDING}} {self._share(float(exact.unfinished))}"
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
            yield f"  {ending or tr('not over'):<{_ENDING}} {self._share(count / players.count)}"

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
            yield f"  {name:<{_ENDING}} {says}"
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
