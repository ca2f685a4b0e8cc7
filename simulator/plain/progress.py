"""The attempts over time."""

from collections.abc import Callable

from scenarios.library import heads
from scoring.rubric import Principle
from simulator.i18n import term
from simulator.plain.after import look_back
from simulator.plain.desk import Desk
from simulator.sessions import AttemptHead, Session, UserError
from simulator.sessions.review import review

SHOWN = 20
"""How many attempts are listed."""


def show_progress(desk: Desk, play: Callable[[Desk, Session], None]) -> None:
    """List the attempts that have ended, the level of each principle, and offer to look back."""
    tr, console = desk.tr, desk.console
    ended = [head for head in desk.records.attempts() if head.ended is not None][:SHOWN]
    console.heading(tr("Progress"))
    if not ended:
        console.say(tr("No talk has ended yet."))
        return
    for number, head in enumerate(ended, 1):
        console.item(str(number), _line(desk, head))
        console.say(_levels(desk, head), indent=5)
    console.say(tr("0: missing, 1: partly, 2: good, 3: very good, -: not tried"))
    index = desk.number(console.ask(tr("Number to look back, Enter to go back:")), len(ended))
    if index is not None:
        look_back(desk, ended[index].header.attempt, play)


def _line(desk: Desk, head: AttemptHead) -> str:
    tr = desk.tr
    titles = {each.id: each.title(tr.language) for each in heads()}
    name = head.header.scenario
    when = head.started.astimezone().strftime("%d.%m.%Y %H:%M")
    parts = [titles.get(name, name), when, term(tr, head.header.mode)]
    if head.header.branch_of:
        parts.append(tr("another way from turn {n}", n=head.header.branch_turn))
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
