"""The talk itself, line by line."""

from collections.abc import Callable, Mapping

from scenarios.model import Step
from scenarios.transcript import (
    Act,
    Encourage,
    Length,
    Mode,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Timing,
    Wait,
)
from simulator.engine import ActRefused
from simulator.i18n import N_, term
from simulator.plain.briefing import show_briefing
from simulator.plain.desk import Desk
from simulator.plain.telling import MORE, told
from simulator.sessions import (
    LONG_SECONDS,
    RecordsError,
    Session,
    length_of_wait,
    summary_words,
)

LEAVE = "q"
_SHORT = {"k", "kort", "s", "short"}
_LONG = {"l", "lang", "long"}

KEYS: Mapping[str, str] = {
    "v": N_("wait (v k: a short while, v l: a good while)"),
    "n": N_("nod"),
    "o": N_("sum up"),
    "g": N_("say that a limit is reached"),
    "p": N_("offer a break"),
    "s": N_("what you have learned so far"),
    "h": N_("a hint (practice only)"),
    "t": N_("your own notes"),
    "b": N_("what was known before the talk"),
    "r": N_("read the choices again"),
    "?": N_("this help"),
    "q": N_("leave; the talk is kept and goes on where it stood"),
}


class ConsoleTalk:
    """One session at the console; ``run`` plays it until it ends or the user leaves."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """Play a session that has begun."""
        self._desk = desk
        self._console = desk.console
        self._tr = desk.tr
        self._session = session
        self._asked = 0
        """The turn that own words were last asked for."""
        self._deeds: Mapping[str, Callable[[str], None]] = {
            "v": self._wait,
            "n": lambda _: self._act(Encourage()),
            "o": self._summarise,
            "g": self._limit,
            "p": lambda _: self._act(OfferBreak()),
            "s": self._status,
            "h": self._hint,
            "t": self._note,
            "b": lambda _: show_briefing(session.scenario, desk.console, desk.tr),
            "r": lambda _: self._choices(),
            "?": lambda _: self._help(),
        }

    def run(self) -> bool:
        """Play; return whether the talk has ended.

        Raises:
            LeavingError: where there is nothing more to read.
        """
        tr = self._tr
        self._console.heading(self._session.scenario.title)
        self._console.say(tr("? tells what you can do. What you do is kept at once."))
        self._console.say()
        for each in self._session.story():
            self._console.say(told(each, tr), hang=2)
        self._floor()
        while not self._session.ended:
            answer = self._console.ask(">")
            if answer.lower() == LEAVE:
                return False
            self._answer(answer)
        return True

    def _answer(self, answer: str) -> None:
        tr = self._tr
        key, _, rest = answer.partition(" ")
        try:
            if (index := self._desk.number(answer, len(self._session.choices))) is not None:
                self._act(Say(self._session.choices[index].id))
            elif deed := self._deeds.get(key.lower()):
                deed(rest.strip())
            elif answer:
                self._console.say(tr("Write the number of a choice, or a key. ? tells which."))
        except ActRefused:
            self._console.say(tr("That is not possible now."))
        except RecordsError as error:
            self._console.say(error.said(tr))
            self._console.say(tr("Nothing has happened. Try again, or leave with q."))

    # -- acts --------------------------------------------------------------------

    def _act(self, act: Act) -> None:
        outcome = self._session.act(act)
        self._console.say()
        for each in outcome.utterances:
            self._console.say(told(each, self._tr), hang=2)
        if not self._session.ended:
            self._floor()

    def _wait(self, rest: str) -> None:
        length = self._measured() if self._timed else self._chosen(rest)
        if length is not None:
            self._act(Wait(length))

    @property
    def _timed(self) -> bool:
        return self._session.header.timing is Timing.TIMED

    def _measured(self) -> Length | None:
        tr = self._tr
        started = self._desk.clock.elapsed()
        self._console.ask(
            tr(
                "You say nothing. Press Enter when it is enough; "
                "from {n} seconds it is a good while.",
                n=int(LONG_SECONDS),
            )
        )
        length = length_of_wait(self._desk.clock.elapsed() - started)
        if length is None:
            self._console.say(tr("That was too short to be a silence. Nothing has happened."))
        return length

    def _chosen(self, rest: str) -> Length | None:
        tr = self._tr
        answer = rest or self._console.ask(tr("How long? k: a short while, l: a good while."))
        if answer.lower() in _SHORT:
            return Length.SHORT
        if answer.lower() in _LONG:
            return Length.LONG
        self._console.say(tr("Nothing has happened."))
        return None

    def _summarise(self, _: str) -> None:
        tr, console = self._tr, self._console
        statements = self._session.statements
        if not statements:
            console.say(tr("Nothing has been told yet that you could sum up."))
            return
        console.say(
            tr("Tick what you want to give back. Something may have slipped in that was not said.")
        )
        for number, statement in enumerate(statements, 1):
            console.item(str(number), statement.says)
        words = console.ask(tr("Numbers, such as 1 3:")).replace(",", " ").split()
        indices = [self._desk.number(word, len(statements)) for word in words]
        picked = tuple(
            statements[index].id for index in dict.fromkeys(indices) if index is not None
        )
        if not picked or None in indices:
            console.say(tr("Nothing has happened."))
            return
        invites = console.agrees(tr("Ask to be corrected? y or n:"))
        console.say(summary_words(self._session.scenario, picked, invites=invites), indent=2)
        if console.agrees(tr("Say this? y or n:")):
            self._act(Summarise(picked, invites=invites))
        else:
            console.say(tr("Nothing has happened."))

    def _limit(self, _: str) -> None:
        tr, console = self._tr, self._console
        limits = tuple(self._session.scenario.limits.values())
        if not limits:
            console.say(tr("This talk has no limits to name."))
            return
        console.say(tr("Which limit?"))
        for number, limit in enumerate(limits, 1):
            console.item(str(number), limit.about)
        index = self._desk.number(console.ask(tr("Number:")), len(limits))
        if index is None:
            console.say(tr("Nothing has happened."))
            return
        limit = limits[index]
        taken = self._session.situation.ladder.get(limit.id)
        for number, step in enumerate(Step, 1):
            mark = f" ({tr('taken last')})" if step is taken else ""
            console.item(str(number), f"{term(tr, step)}{mark}: {limit.steps[step]}")
        index = self._desk.number(console.ask(tr("Which step? Number:")), len(Step))
        if index is None:
            console.say(tr("Nothing has happened."))
            return
        self._act(NameLimit(limit.id, tuple(Step)[index]))

    # -- what is no act ----------------------------------------------------------

    def _floor(self) -> None:
        """Show where the talk stands, and what could be said."""
        tr, console, session = self._tr, self._console, self._session
        turn = session.situation.turn + 1
        console.say()
        console.say(f"[{term(tr, session.phase)} · {tr('turn {n}', n=turn)}]")
        if self._desk.settings.own_words_first and self._asked < turn:
            self._asked = turn
            words = console.ask(tr("Say it yourself first. Enter shows the choices."))
            if words:
                self._keep_own_words(turn, words)
        self._choices()

    def _keep_own_words(self, turn: int, words: str) -> None:
        """Keep them if possible; the talk goes on in any case, for they are no act."""
        try:
            self._session.keep_own_words(turn, words)
        except RecordsError as error:
            self._console.say(error.said(self._tr))

    def _choices(self) -> None:
        for number, choice in enumerate(self._session.choices, 1):
            self._console.item(str(number), choice.says)

    def _status(self, _: str) -> None:
        tr = self._tr
        learned = self._session.learned
        if not learned:
            self._console.say(tr("Nothing yet."))
        for fact in learned:
            self._console.item("-", fact.text)

    def _hint(self, _: str) -> None:
        tr = self._tr
        if self._session.header.mode is Mode.ASSESSMENT:
            self._console.say(tr("There are no hints in an assessment."))
        else:
            self._console.say(self._session.hint or tr("There is no hint here."))

    def _note(self, rest: str) -> None:
        """Add to the note: what was written stays."""
        tr = self._tr
        before = self._session.records.reflections(self._session.attempt).note
        if before:
            self._console.say(before, indent=2)
        added = rest or self._console.ask(tr("Add (Enter: nothing):"))
        if added:
            self._session.keep_note(f"{before}\n{added}" if before else added)
            self._console.say(tr("Kept."))

    def _help(self) -> None:
        tr = self._tr
        self._console.item("1", tr("and so on: say the choice with this number"))
        for key, meaning in KEYS.items():
            self._console.item(key, tr(meaning))
        self._console.say(tr("{more} after a line: more may come if you wait or nod.", more=MORE))
