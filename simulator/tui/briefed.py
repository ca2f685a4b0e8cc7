"""What is known before a talk and in it, set for reading: on the briefing, and beside the talk."""

from collections.abc import Iterable

from textual.content import Content

from scenarios.model import Person, Scenario, Status
from simulator.i18n import Translator, other_language, term, track_meaning
from simulator.sessions import Session
from simulator.sessions.flowing import flowing
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block


def briefed(scenario: Scenario, tr: Translator) -> Iterable[Block]:
    """Yield everything that the briefing tells."""
    yield from _standing(scenario, tr)
    yield from background(scenario, tr)
    track = Block(plain(track_meaning(tr, scenario.track)))
    yield from _section(term(tr, scenario.track), [track])


def background(scenario: Scenario, tr: Translator) -> Iterable[Block]:
    """Yield what is good to have at hand in the talk: worry, what is known and not, people."""
    briefing = scenario.briefing
    yield from _section(tr("The worry"), [Block(plain(flowing(briefing.worry)))])
    yield from _section(tr("What is known"), map(_bullet, briefing.known))
    yield from _section(tr("What is not known"), map(_bullet, briefing.unknown))
    people = [_person(person, tr) for person in scenario.people.values()]
    yield from _section(tr("Who comes"), people)


def learned(session: Session, tr: Translator) -> Iterable[Block]:
    """Yield what was told in a talk so far."""
    for fact in session.learned:
        yield Block(plain(fact.text), plain("- ", "$quiet"))
    if not session.learned:
        yield Block(plain(tr("Nothing yet."), "$quiet"))


def manner(session: Session, tr: Translator) -> str:
    """Return how a talk is played, in a few words: draft, mode and timing, or which branch."""
    header = session.header
    words = [tr("draft")] if session.scenario.provenance.status is Status.DRAFT else []
    if header.branch_of is not None:
        turn = header.leaves_at
        return ", ".join([*words, tr("practice branch from turn {turn}", turn=turn)])
    return ", ".join([*words, term(tr, header.mode).lower(), term(tr, header.timing).lower()])


def _standing(scenario: Scenario, tr: Translator) -> Iterable[Block]:
    """Yield what to know of the scenario itself."""
    if scenario.provenance.status is Status.DRAFT:
        yield Block(plain(tr("A draft: no expert has read it yet."), "$warning"))
    if note := other_language(tr, scenario.language):
        yield Block(plain(note, "$warning"))


def _person(person: Person, tr: Translator) -> Block:
    age = tr("{age} years", age=person.age) if person.age is not None else ""
    later = "" if person.present else tr("may come later")
    facts = ", ".join(part for part in (age, person.relation, later) if part)
    head = f"{person.name} ({facts})" if facts else person.name
    about = f". {person.about.strip()}" if person.about else ""
    return Block(Content.assemble(plain(head, "$person"), plain(about)))


def _section(heading: str, blocks: Iterable[Block]) -> Iterable[Block]:
    """Yield blocks under a heading; nothing where there are none."""
    under = list(blocks)
    if under:
        yield Block(plain(heading, "bold $primary"), gap=1)
        yield from under


def _bullet(text: str) -> Block:
    return Block(plain(text), Content.styled("- ", "$quiet"))
