"""A talk as both front ends play it: begun, resumed, branched, recorded and told.

Begin with ``open_bundle`` and ``begin`` (or ``resume``, or ``branch``); play with the
``Session`` that comes of it. Looking back is in ``simulator.sessions.review``.

What is named here is loaded when it is first asked for: the errors and the port are needed
before the first frame, the engine and the score are not.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.sessions.clock import Clock, SystemClock
    from simulator.sessions.errors import (
        BrokenScenarioError,
        RecordsConflictError,
        RecordsError,
        UnknownAttemptError,
        UserError,
    )
    from simulator.sessions.ids import attempt_id_of
    from simulator.sessions.narration import Kind, Utterance, narrate, summary_words
    from simulator.sessions.opening import (
        BranchRefusedError,
        Opened,
        begin,
        branch,
        open_bundle,
        open_scenario,
        resume,
        system_draw,
    )
    from simulator.sessions.port import AttemptHead, Pins, Records, Reflections
    from simulator.sessions.review import Review, pinned_rubric
    from simulator.sessions.session import Decision, Reply, Session
    from simulator.sessions.waiting import (
        LONG_SECONDS,
        LONGEST_SECONDS,
        NOTICEABLE_SECONDS,
        length_of_wait,
    )

_HOMES = {
    name: f"simulator.sessions.{module}"
    for module, names in {
        "clock": ("Clock", "SystemClock"),
        "errors": (
            "BrokenScenarioError",
            "RecordsConflictError",
            "RecordsError",
            "UnknownAttemptError",
            "UserError",
        ),
        "ids": ("attempt_id_of",),
        "narration": ("Kind", "Utterance", "narrate", "summary_words"),
        "opening": (
            "BranchRefusedError",
            "Opened",
            "begin",
            "branch",
            "open_bundle",
            "open_scenario",
            "resume",
            "system_draw",
        ),
        "port": ("AttemptHead", "Pins", "Records", "Reflections"),
        "review": ("Review", "pinned_rubric"),
        "session": ("Decision", "Reply", "Session"),
        "waiting": ("LONG_SECONDS", "LONGEST_SECONDS", "NOTICEABLE_SECONDS", "length_of_wait"),
    }.items()
    for name in names
}

__all__ = [
    "LONGEST_SECONDS",
    "LONG_SECONDS",
    "NOTICEABLE_SECONDS",
    "AttemptHead",
    "BranchRefusedError",
    "BrokenScenarioError",
    "Clock",
    "Decision",
    "Kind",
    "Opened",
    "Pins",
    "Records",
    "RecordsConflictError",
    "RecordsError",
    "Reflections",
    "Reply",
    "Review",
    "Session",
    "SystemClock",
    "UnknownAttemptError",
    "UserError",
    "Utterance",
    "attempt_id_of",
    "begin",
    "branch",
    "length_of_wait",
    "narrate",
    "open_bundle",
    "open_scenario",
    "pinned_rubric",
    "resume",
    "summary_words",
    "system_draw",
]


if not TYPE_CHECKING:  # a type checker sees the imports above

    def __getattr__(name: str) -> object:
        """Load a name from the module that it lives in."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)
