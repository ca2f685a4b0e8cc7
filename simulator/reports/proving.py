"""A proof with what is needed to show it, and what its parts are called."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scenarios.graph.coverage import Basis, Coverage
from scenarios.model import Scenario
from scoring.phrases import level_name
from scoring.rubric import Gate, Principle, Rubric
from simulator.i18n import N_, Translator
from simulator.proof import Kind, Proof, Target
from simulator.proof.naming import ref_of, shortened
from simulator.proof.showing import Showing, What

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
        case What.GREEDY:
            verdict = tr("holds") if name == "holds" else tr("does not hold")
            return tr("Whoever knows the rubric and looks no further: {verdict}", verdict=verdict)
        case What.LOWEST | What.HIGHEST:
            principle = rubric.principles[Principle(name)].name.in_language(tr.language)
            level = "" if showing.level is None else level_name(showing.level, tr.language)
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
