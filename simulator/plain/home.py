"""Home: what can be played, what was begun, and the way to everything else."""

from collections import Counter
from dataclasses import replace

from scenarios.library import Head, heads
from scenarios.transcript import Mode, Timing
from scenarios.words import Language
from simulator.i18n import in_other_language, term, translator
from simulator.plain.after import after_talk
from simulator.plain.briefing import prepare, show_briefing
from simulator.plain.desk import Desk
from simulator.plain.progress import show_progress
from simulator.plain.talk import ConsoleTalk
from simulator.records import save_settings
from simulator.sessions import (
    AttemptHead,
    Session,
    UnknownAttemptError,
    UserError,
    begin,
    open_scenario,
    resume,
)

RESUMABLE = 5
"""How many unfinished talks are offered."""


def home(desk: Desk) -> None:
    """Offer what can be played until the user leaves.

    Raises:
        LeavingError: where there is nothing more to read.
    """
    while True:
        try:
            if not _once(desk):
                return
        except UserError as error:
            desk.console.say(error.said(desk.tr))


def play(desk: Desk, session: Session) -> None:
    """Play a session, show what came of it if it ends, and say in any case what is kept as what."""
    ended = False
    try:
        ended = ConsoleTalk(desk, session).run()
        if ended:
            after_talk(desk, session.attempt, play)
    finally:  # also where there is nothing more to read
        desk.console.say(_kept(desk, session.attempt, ended=ended))


def _kept(desk: Desk, attempt: str, *, ended: bool) -> str:
    try:
        desk.records.head(attempt)
    except UnknownAttemptError:  # another way that nothing was done on
        return desk.tr("Nothing of it is kept.")
    except UserError:  # it was told of already
        pass
    if ended:
        return desk.tr("Kept as attempt {attempt}.", attempt=attempt)
    return desk.tr(
        "Kept as attempt {attempt}. Go on when you like: it is in the list of "
        "“samtalerom --plain”.",
        attempt=attempt,
    )


def play_scenario(desk: Desk, name: str) -> None:
    """Brief, prepare and play a scenario.

    Raises:
        UserError: where it cannot be played or kept.
    """
    opened = open_scenario(name, desk.language)
    scenario = opened.stage.scenario
    show_briefing(scenario, desk.console, desk.tr)
    answers = prepare(scenario, desk)
    if desk.console.ask(desk.tr("Enter begins the talk, q goes back.")).lower() == "q":
        if any(answers):
            desk.console.say(desk.tr("What you prepared is kept until you begin the talk."))
        return
    session = begin(
        desk.records,
        opened,
        mode=desk.settings.mode,
        timing=desk.settings.timing,
        clock=desk.clock,
    )
    if any(answers):
        session.keep_preparation(answers)
    play(desk, session)


def _once(desk: Desk) -> bool:
    """Show home once and do what is asked; return whether to go on."""
    tr, console = desk.tr, desk.console
    attempts = desk.records.attempts()
    shelf = heads()
    open_talks = [head for head in attempts if head.ended is None][:RESUMABLE]
    console.heading("Samtalerom")
    played = Counter(head.header.scenario for head in attempts if head.header.branch_of is None)
    for number, head in enumerate(shelf, 1):
        console.item(str(number), _scenario(desk, head, played[head.id]))
    for number, attempt in enumerate(open_talks, len(shelf) + 1):
        console.item(str(number), _unfinished(desk, attempt, shelf))
    console.item("f", tr("progress"))
    console.item("i", tr("settings"))
    console.item("q", tr("quit"))
    answer = console.ask(">").lower()
    index = desk.number(answer, len(shelf) + len(open_talks))
    if index is not None and index < len(shelf):
        play_scenario(desk, shelf[index].id)
    elif index is not None:
        attempt_id = open_talks[index - len(shelf)].header.attempt
        play(desk, resume(desk.records, attempt_id, desk.clock))
    elif answer == "f":
        show_progress(desk, play)
    elif answer == "i":
        change_settings(desk)
    return answer != "q"


def _scenario(desk: Desk, head: Head, played: int) -> str:
    tr = desk.tr
    parts = [
        head.title(tr.language),
        term(tr, head.level),
        tr("{minutes} min", minutes=head.minutes),
        term(tr, head.track),
        ", ".join(head.trained(tr.language)),
        in_other_language(tr, head.titles, head.language),
        tr.plural("{n} attempt", "{n} attempts", played) if played else "",
    ]
    return " · ".join(part for part in parts if part)


def _unfinished(desk: Desk, attempt: AttemptHead, shelf: tuple[Head, ...]) -> str:
    tr = desk.tr
    name = attempt.header.scenario
    title = next((head.title(tr.language) for head in shelf if head.id == name), name)
    when = attempt.started.astimezone().strftime("%d.%m.%Y %H:%M")
    turns = tr.plural("{n} turn so far", "{n} turns so far", attempt.turns)
    begun = tr("begun {when}, {turns}", when=when, turns=turns)
    if attempt.header.branch_of is not None:
        turn = attempt.header.leaves_at
        begun = f"{tr('practice branch from turn {turn}', turn=turn)}, {begun}"
    return f"{tr('Resume: {title}', title=title)} ({begun})"


def change_settings(desk: Desk) -> None:
    """Ask which setting to change, and keep it."""
    tr, console, now = desk.tr, desk.console, desk.settings
    console.heading(tr("Settings"))
    console.item("1", f"{tr('Language')}: {term(tr, desk.language)}")
    console.item("2", f"{tr('Mode')}: {term(tr, now.mode)}")
    console.item("3", f"{tr('Waiting')}: {term(tr, now.timing)}")
    own = tr("yes") if now.own_words_first else tr("no")
    console.item("4", f"{tr('Say it yourself first')}: {own}")
    match console.ask(tr("Number to change, Enter to go back:")):
        case "1":
            languages = tuple(Language)
            language = languages[(languages.index(desk.language) + 1) % len(languages)]
            desk.tr = translator(language)
            new = replace(now, language=language.value)
        case "2":
            other = Mode.PRACTICE if now.mode is Mode.ASSESSMENT else Mode.ASSESSMENT
            new = replace(now, mode=other)
        case "3":
            timing = Timing.UNTIMED if now.timing is Timing.TIMED else Timing.TIMED
            new = replace(now, timing=timing)
        case "4":
            new = replace(now, own_words_first=not now.own_words_first)
        case _:
            return
    desk.settings = new
    try:
        save_settings(desk.places, new)
    except OSError:
        console.say(desk.tr("The settings hold until you quit; they could not be kept."))
    change_settings(desk)
