"""Who is who: the one table that ties pseudonyms to people, in a file of the instructor's own.

A table of text with a row for each way in which a student was recognised::

    student;known_by;key;name
    KQ3M8Z;canvas;4711;nordmannkari
    KQ3M8Z;sender;7K2M9QXB4R;

No database holds any of it. Without the file nobody can say who a pseudonym is; and more
attempts of the same students cannot be told to be theirs.
"""

import csv
import secrets
from collections.abc import Callable, Iterator
from enum import StrEnum
from io import StringIO
from pathlib import Path

from simulator.collecting.canvas import Submission
from simulator.disk import write_whole
from simulator.i18n import N_
from simulator.sessions.errors import UserError
from simulator.sessions.ids import ALPHABET

COLUMNS = ("student", "known_by", "key", "name")
MOST_BYTES = 16 * 1024 * 1024

_LENGTH = 6
"""30 bits: in a cohort of 700 a second draw is needed about once in four thousand cohorts."""


class KeysError(UserError):
    """The table cannot be read or written, or is not there though it should be."""


class KnownBy(StrEnum):
    """What a student was recognised by."""

    CANVAS = "canvas"
    """The number of the user in Canvas."""
    SENDER = "sender"
    """The code of the installation that made the hand-in."""


class Keys:
    """Pseudonyms of a cohort's students, by what they are recognised by."""

    def __init__(self, below: Callable[[int], int] = secrets.randbelow) -> None:
        """Begin without any; ``below(n)`` draws from 0 to n - 1."""
        self._canvas: dict[str, tuple[str, str]] = {}
        """User in Canvas to pseudonym, and the name as Canvas writes it."""
        self._senders: dict[str, set[str]] = {}
        """Code of an installation to the pseudonyms of who has handed in from it."""
        self._students: set[str] = set()
        self._below = below
        self.changed = False
        """Whether it holds more than what it was read from."""
        self.source: bytes | None = None
        """The file that it was read from; None where there was none."""

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the rows of the table, sorted."""
        canvas = [
            (student, KnownBy.CANVAS.value, user, name)
            for user, (student, name) in self._canvas.items()
        ]
        senders = [
            (student, KnownBy.SENDER.value, sender, "")
            for sender, students in self._senders.items()
            for student in students
        ]
        yield from sorted(canvas + senders)

    def student(
        self, submitted: Submission | None, sender: str, owners: frozenset[str] = frozenset()
    ) -> str | None:
        """Return the pseudonym of who handed something in, drawn where they are new.

        Whom Canvas names is who it says; else it is whoever has handed in from that installation.
        Whoever Canvas names for the first time, and hands in their own attempts of before from
        where they were handed in outside Canvas, is who they were.

        Args:
            submitted: Whom Canvas names.
            sender: The code of the installation.
            owners: The students that have handed in any of these attempts before.

        Returns:
            The pseudonym; None where several students have handed in from that installation.
        """
        senders = self._senders.get(sender, set())
        if submitted is not None:
            known = self._canvas.get(submitted.user)
            found = known[0] if known else self._before(owners & senders) or self._new()
            if known is None:
                self.put_user(found, submitted.user, submitted.name)
                self.changed = True
        elif len(senders) > 1:
            return None
        else:
            found = next(iter(senders)) if senders else self._new()
        if found not in senders:
            self.put_sender(found, sender)
            self.changed = True
        return found

    def put_user(self, student: str, user: str, name: str) -> None:
        """Add a row for a user in Canvas."""
        self._canvas[user] = (student, name)
        self._students.add(student)

    def put_sender(self, student: str, sender: str) -> None:
        """Add a row for an installation."""
        self._senders.setdefault(sender, set()).add(student)
        self._students.add(student)

    def _before(self, students: frozenset[str]) -> str | None:
        """Return who is meant, where it is one student whom Canvas has not named yet."""
        named = {student for student, _ in self._canvas.values()}
        return next(iter(students - named)) if len(students) == 1 and students - named else None

    def _new(self) -> str:
        while True:
            drawn = "".join(ALPHABET[self._below(len(ALPHABET))] for _ in range(_LENGTH))
            if drawn not in self._students:
                self._students.add(drawn)
                self.changed = True
                return drawn


def read_keys(path: Path) -> Keys | None:
    """Read the table; None where there is no such file yet.

    Raises:
        KeysError: where it cannot be read, or is no such table.
    """
    data = _data(path)
    if data is None:
        return None
    try:
        keys = _keys_in(data.decode("utf-8-sig"))
    except (ValueError, csv.Error) as error:
        raise KeysError(
            N_("{path} is no key table, or it has been changed by hand. Nothing was collected."),
            path=str(path),
        ) from error
    keys.source = data
    return keys


def write_keys(path: Path, keys: Keys) -> None:
    """Write the table in place of what it was read from, whole or not at all, for its owner only.

    Raises:
        KeysError: where that is not possible, or the file is no longer what it was read from.
    """
    if _data(path) != keys.source:  # several cohorts may have one table
        raise KeysError(
            N_("The key table {path} was changed by somebody else meanwhile. Collect once more."),
            path=str(path),
        )
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(keys.rows())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, text.getvalue().encode("utf-8"), private=True)
    except (OSError, ValueError) as error:
        raise KeysError(N_("The key table {path} cannot be written."), path=str(path)) from error


def _data(path: Path) -> bytes | None:
    """Return the file, None where there is none; one that is too long comes too long."""
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise KeysError(N_("The key table {path} cannot be read."), path=str(path)) from error


def _keys_in(text: str) -> Keys:
    if len(text) > MOST_BYTES:
        raise ValueError
    head, *rows = csv.reader(StringIO(text), delimiter=";", strict=True)
    if tuple(head) != COLUMNS:
        raise ValueError
    keys = Keys()
    for student, known_by, key, name in rows:
        if len(student) != _LENGTH or not set(student) <= set(ALPHABET) or not key:
            raise ValueError
        match KnownBy(known_by):
            case KnownBy.CANVAS:
                keys.put_user(student, key, name)
            case KnownBy.SENDER:
                keys.put_sender(student, key)
    return keys
