"""What a proof is about, in words and by its ref."""

from collections.abc import Iterable, Mapping

from scenarios.codec import format_act
from simulator.proof.moves import Kind, Target
from simulator.proof.talks import Example

_KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.MOMENT: ("øyeblikket", "moment"),
    Kind.REACTION: ("reaksjonen", "reaction"),
    Kind.FACT: ("faktumet", "fact"),
    Kind.LIMIT: ("grensen", "limit"),
    Kind.ENDING: ("avslutningen", "ending"),
}
_PREFIXES: Mapping[Kind, str] = {
    Kind.FACT: "fact:",
    Kind.LIMIT: "limit:",
    Kind.ENDING: "ending:",
}
WAYS: Mapping[str, tuple[str, str]] = {
    "first": ("alltid den første linjen", "always the first line"),
    "last": ("alltid den siste linjen", "always the last line"),
    "longest": ("alltid den lengste linjen", "always the longest line"),
    "shortest": ("alltid den korteste linjen", "always the shortest line"),
    "friendliest": ("alltid den vennligste linjen", "always the kindest line"),
    "patient_first": (
        "lar dem snakke ferdig, så den første linjen",
        "lets them finish, then the first line",
    ),
    "patient_last": (
        "lar dem snakke ferdig, så den siste linjen",
        "lets them finish, then the last line",
    ),
    "patient_longest": (
        "lar dem snakke ferdig, så den lengste linjen",
        "lets them finish, then the longest line",
    ),
    "patient_shortest": (
        "lar dem snakke ferdig, så den korteste linjen",
        "lets them finish, then the shortest line",
    ),
    "patient_friendliest": (
        "lar dem snakke ferdig, så den vennligste linjen",
        "lets them finish, then the kindest line",
    ),
    "waits": ("tier hele tiden", "is silent all the time"),
    "nods": ("nikker hele tiden", "nods all the time"),
    "silent_after_rights": (
        "sier fra om rettighetene og tier så",
        "gives the rights, then is silent",
    ),
    "stays": ("sier alt som er å si, før det går videre", "says all there is before going on"),
}
"""The ways of playing without listening in bokmål and English, by name."""
MOST_ACTS = 30
"""Acts of an example that a message shows."""


def ref_of(target: Target) -> str:
    """Return the ref of something that can be reached."""
    kind, name = target
    return _PREFIXES.get(kind, "") + name


def named(target: Target) -> Mapping[str, str]:
    """Return what fills the blanks of a message about something that can be reached."""
    kind, name = target
    nb, en = _KINDS[kind]
    return {"kind_nb": nb, "kind_en": en, "name": name}


def acts_of(example: Example) -> Mapping[str, str]:
    """Return what fills the blank of a message about a talk: what is done in it."""
    acts = [format_act(act) for act in example.acts]
    more = ["…"] if len(acts) > MOST_ACTS else []
    return {"acts": " · ".join((*acts[:MOST_ACTS], *more)) or "–"}


def shortened(found: Iterable[Target]) -> tuple[Target, ...]:
    """Return things in order; of a moment that is among them only the moment."""
    targets = sorted(found)
    moments = {name for kind, name in targets if kind is Kind.MOMENT}
    return tuple(
        (kind, name)
        for kind, name in targets
        if kind is not Kind.REACTION or name.partition("/")[0] not in moments
    )
