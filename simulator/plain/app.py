"""The plain mode from start to end."""

from contextlib import suppress
from dataclasses import replace

from simulator.i18n import Translator
from simulator.plain.console import Console, LeavingError
from simulator.plain.desk import Desk
from simulator.plain.home import home, play_scenario
from simulator.records import Places, Settings, open_records, save_settings
from simulator.sessions import Clock, SystemClock


def run(  # noqa: PLR0913, PLR0917 what the plain mode is made of
    console: Console,
    places: Places,
    settings: Settings,
    tr: Translator,
    scenario: str | None = None,
    clock: Clock | None = None,
) -> None:
    """Run the plain mode until the user leaves, or there is nothing more to read.

    Args:
        console: Where lines come from and go to.
        places: The user's folder.
        settings: What the user has set, or asked for this time.
        tr: The language of the interface.
        scenario: A scenario to play at once; home otherwise.
        clock: Time; the system's unless told otherwise.

    Raises:
        UserError: where the records cannot be opened, or the scenario cannot be played.
        KeyboardInterrupt: where the user broke it off.
    """
    begun = False
    try:
        if not settings.notice_seen:
            settings = _tell_what_is_kept(console, places, settings, tr)
        records = open_records(places)
        begun = True
        desk = Desk(console, tr, records, places, settings, clock or SystemClock())
        try:
            if scenario is None:
                home(desk)
            else:
                play_scenario(desk, scenario)
        finally:
            records.close()
    except (LeavingError, KeyboardInterrupt) as left:
        kept = tr("Everything you did is kept.")
        console.say(kept if begun else tr("Nothing was begun, so nothing is kept."))
        if isinstance(left, KeyboardInterrupt):
            raise


def _tell_what_is_kept(
    console: Console, places: Places, settings: Settings, tr: Translator
) -> Settings:
    """Say what is kept where, before the first byte is."""
    for text in notice(tr, str(places.home)):
        console.say(text)
    console.ask(tr("Press Enter to go on."))
    settings = replace(settings, notice_seen=True)
    with suppress(OSError):  # it is told again next time
        save_settings(places, settings)
    return settings


def notice(tr: Translator, home: str) -> tuple[str, ...]:
    """Return what is told at the very first start, before anything is stored."""
    return (
        tr("Everything stays on this machine, in one folder:"),
        home,
        tr(
            "It holds what you choose in the talks, your notes, your preparation and your ratings "
            "of yourself. There is no place for names. Nothing is sent anywhere."
        ),
        tr("All people in the scenarios are made up. Do not write about real cases."),
        tr("You can delete the folder at any time."),
    )
