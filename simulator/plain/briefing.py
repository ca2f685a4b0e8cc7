"""What is known before a talk, and how the trainee means to open it."""

from scenarios.model import Scenario, Status
from simulator.i18n import Translator, other_language, term, track_meaning
from simulator.plain.console import Console
from simulator.plain.desk import Desk
from simulator.sessions.flowing import flowing

_NOTHING = "-"
"""Is written to take an answer away."""


def show_briefing(scenario: Scenario, console: Console, tr: Translator) -> None:
    """Write the worry, what is known and not, who comes, and the track."""
    briefing = scenario.briefing
    console.heading(f"{tr('Briefing')}: {scenario.title}")
    console.say(flowing(briefing.worry))
    console.say()
    console.say(tr("What is known"))
    for known in briefing.known:
        console.item("-", known)
    console.say(tr("What is not known"))
    for unknown in briefing.unknown:
        console.item("-", unknown)
    console.say(tr("Who comes"))
    for person in scenario.people.values():
        parts = [
            term(tr, person.role).lower(),
            person.relation,
            tr("{age} years", age=person.age) if person.age is not None else "",
            "" if person.present else tr("may come later"),
        ]
        about = ", ".join(part for part in parts if part)
        console.item("-", f"{person.name} ({about}). {person.about}")
    console.say(f"{tr('Track')}: {term(tr, scenario.track)}")
    console.say(track_meaning(tr, scenario.track), indent=2)
    if scenario.provenance.status is Status.DRAFT:
        console.say(tr("A draft: no expert has read it yet."))
    if note := other_language(tr, scenario.language):
        console.say(note)
    console.say()


def prepare(scenario: Scenario, desk: Desk) -> tuple[str, ...]:
    """Ask the questions of the briefing, and return the answers; empty ones are fine.

    Each is kept as soon as it is given. What was written before no talk began is gone on from.

    Raises:
        LeavingError: where there is nothing more to read.
        RecordsError: where it cannot be kept.
    """
    tr, console, questions = desk.tr, desk.console, scenario.briefing.prepare
    if not questions:
        return ()
    before = desk.records.preparing(scenario.id)
    answers = [*before, *[""] * len(questions)][: len(questions)]
    console.say(tr("Prepare: write a line to each question, or press Enter to leave it."))
    if any(answers):
        console.say(tr("What you wrote before stands there: Enter keeps it, - takes it away."))
    for number, question in enumerate(questions):
        if answers[number]:
            console.say(answers[number], indent=2)
        if answer := console.ask(question):
            answers[number] = "" if answer == _NOTHING else answer
            desk.records.keep_preparing(scenario.id, answers, desk.clock.now())
    return tuple(answers)
