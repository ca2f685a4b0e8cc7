"""What is known before a talk, and how the trainee means to open it."""

from scenarios.model import Scenario, Status
from simulator.i18n import Translator, other_language, term, track_meaning
from simulator.plain.console import Console
from simulator.sessions.flowing import flowing


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


def prepare(scenario: Scenario, console: Console, tr: Translator) -> tuple[str, ...]:
    """Ask the questions of the briefing, and return the answers; empty ones are fine."""
    questions = scenario.briefing.prepare
    if not questions:
        return ()
    console.say(tr("Prepare: write a line to each question, or press Enter to leave it."))
    return tuple(console.ask(question) for question in questions)
