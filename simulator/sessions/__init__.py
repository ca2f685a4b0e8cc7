"""A talk as both front ends play it: begun, resumed, branched, recorded and told.

Begin with ``open_bundle`` and ``begin`` (or ``resume``, or ``branch``); play with the
``Session`` that comes of it.
"""

from simulator.sessions.clock import Clock, SystemClock
from simulator.sessions.errors import (
    RecordsConflictError,
    RecordsError,
    UnknownAttemptError,
    UserError,
)
from simulator.sessions.ids import attempt_id_of
from simulator.sessions.narration import Kind, Utterance, narrate, summary_words
from simulator.sessions.opening import (
    BranchRefusedError,
    BrokenScenarioError,
    Opened,
    begin,
    branch,
    open_bundle,
    open_scenario,
    resume,
    system_draw,
)
from simulator.sessions.port import AttemptHead, Pins, Records, Reflections
from simulator.sessions.review import Review, pinned_rubric, review
from simulator.sessions.session import Decision, Outcome, Session
from simulator.sessions.waiting import (
    LONG_SECONDS,
    LONGEST_SECONDS,
    NOTICEABLE_SECONDS,
    length_of_wait,
)

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
    "Outcome",
    "Pins",
    "Records",
    "RecordsConflictError",
    "RecordsError",
    "Reflections",
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
    "review",
    "summary_words",
    "system_draw",
]
