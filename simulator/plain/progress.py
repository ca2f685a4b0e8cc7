"""The attempts over time."""

from collections.abc import Callable

from scenarios.library import heads
from scoring.rubric import Principle
from simulator.i18n import term
from simulator.plain.after import after_talk
from simulator.plain.desk import Desk
from simulator.sessions import AttemptHead, Session, UserError
from simulator.sessions.review import review

SHOWN = 20
"""How many attempts are listed."""


def show_progress(desk: Desk, play: Callable[[Desk, Session], None]) -> None:
    """List the attempts that have ended, scenario by scenario, and offer to look back."""
    tr, console = desk.tr, desk.console
    ended = [head for head in desk.records.attempts() if head.ended is not None][:SHOWN]
    console.heading(tr("Progress"))
    if not ended:
        console.say(tr("No talk has ended yet."))
        console.say(
            tr(
                "When you have brought a talk to its end, it stands here: your level in each of "
                "the eight principles, attempt by attempt, and the way back to its debrief."
            )
        )
        return
    groups: dict[str, list[AttemptHead]] = {}
    for head in ended:
        groups.setdefault(head.header.scenario, []).append(head)
    listed = [head for group in groups.values() for head in group]
    titles = {each.id: each.title(tr.language) for each in heads()}
    for number, head in enumerate(listed, 1):
        name = head.header.scenario
        if head is groups[name][0]:
            console.say()
            console.say(titles.get(name) or _own_title(desk, head))
        console.item(str(number), _line(desk, head))
        console.say(_levels(desk, head), indent=5)
    console.say()
    console.say(tr("0: lacking, 1: partly, 2: good, 3: very good, -: not tried"))
    index = desk.number(console.ask(tr("Number to look back, Enter to go back:")), len(listed))
    if index is not None:
        after_talk(desk, listed[index].header.attempt, play)


def _own_title(desk: Desk, head: AttemptHead) -> str:
    """Return what a scenario that is not included is called, as it was played."""
    try:
        return review(desk.records, head.header.attempt).scenario.title
    except UserError:  # what is wrong is told beside its levels
        return head.header.scenario


def _line(desk: Desk, head: AttemptHead) -> str:
    tr = desk.tr
    when = head.started.astimezone().strftime("%d.%m.%Y %H:%M")
    parts = [when, term(tr, head.header.mode)]
    if head.header.branch_of:
        turn = head.header.leaves_at
        parts.append(tr("practice branch from turn {turn}", turn=turn))
    return " · ".join(parts)


def _levels(desk: Desk, head: AttemptHead) -> str:
    try:
        found = review(desk.records, head.header.attempt)
    except UserError as error:
        return error.said(desk.tr)
    words = []
    for principle in Principle:
        name = found.rubric.principles[principle].name.in_language(desk.language)
        level = found.scorecard.profiles[principle].level
        words.append(f"{name} {'-' if level is None else int(level)}")
    return ", ".join(words)
