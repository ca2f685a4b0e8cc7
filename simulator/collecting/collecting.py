"""Collecting: from files to a cohort, everything checked, and what is not taken said why."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scenarios.format import Bundle
from scoring.cohort.taken import Occasion
from scoring.shipped import shipped_rubric
from simulator.collecting.checking import Checked
from simulator.collecting.files import Found, find_files
from simulator.collecting.keys import Keys, KeysError, read_keys, write_keys
from simulator.collecting.merging import Came, Merge, students_in
from simulator.collecting.pool import check_files
from simulator.collecting.port import Aside, Cohorts, Collected, Standing, Versions
from simulator.collecting.reasons import WHY, Reason, SetAside, Why
from simulator.i18n import N_
from simulator.sessions.opening import shipped_rubric_text

Told = Callable[[int], None]
"""Told how many files have been looked at."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One hand-in that was read: whose it is, and what its receipt says."""

    file: str
    student: str
    receipt: str
    attempts: int
    """How many attempts of it were believed."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What came of collecting."""

    cohort: str
    files: int
    """How many files were looked at, those set aside too."""
    read: int
    """How many of them were whole hand-ins, whatever came of their attempts."""
    came: Mapping[Came, int]
    """How many attempts were what to the cohort."""
    unfinished: int
    """New attempts, and newer versions, that have not come to an end."""
    other_rubric: int
    """Such that were played under another rubric than the one they are scored by."""
    set_aside: tuple[SetAside, ...]
    receipts: tuple[Receipt, ...]
    students: int
    """How many students the cohort now has."""
    attempts: int
    """How many attempts the cohort now has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be collected, and where its keys are."""

    cohort: str
    paths: Sequence[str]
    keys: Path
    day: str
    """The day of today, in UTC, as an ISO date."""
    occasion: Occasion = Occasion.NONE


_COUNTED: Mapping[Came, Why] = {
    Came.THERE: Why.AGAIN,
    Came.OLDER: Why.OLDER,
    Came.RENEWED: Why.RENEWED,
}
"""What came and is no new attempt."""


def collect(
    cohorts: Cohorts,
    known: Mapping[str, Bundle],
    asked: Asked,
    *,
    processes: int | None = None,
    told: Told = lambda _count: None,
) -> Collection:
    """Collect files into a cohort; all of what is taken is kept, or none of it.

    What is not taken in is counted, in a cohort that has attempts: how many, why and on which day.

    Args:
        cohorts: Where cohorts are kept.
        known: The scenarios that are known, by hash.
        asked: What is to be collected.
        processes: How many processes check; as many as there are processors unless told.
        told: Is told how far it has come.

    Raises:
        KeysError: where the key table cannot be used, is gone, or was changed meanwhile.
        CohortChangedError: where somebody else has changed the cohort meanwhile.
        RecordsError: where the records cannot be read or written.
    """
    standing = cohorts.standing(asked.cohort)
    keys = _keys(asked.keys, standing)
    there = {entry.attempt: entry for entry in standing.entries}
    merge = Merge(there, lambda attempt: cohorts.transcript(asked.cohort, attempt), asked.occasion)
    gathered = _Gathered(merge, keys, told)
    for found, checked in check_files(known, gathered.readable(asked.paths), processes):
        gathered.take(found, checked)
    fresh, changed = merge.changed()
    aside = Aside(asked.day, gathered.not_taken())
    bind = None
    if keys.changed and gathered.receipts and (fresh or there):
        bind = partial(write_keys, asked.keys, keys)
    if fresh or changed or bind or (there and aside.counts):
        versions = _versions(known, gathered.words, fresh)
        cohorts.keep(asked.cohort, standing.revision, versions, fresh, changed, aside, bind)
    now = {**there, **{each.entry.attempt: each.entry for each in fresh}}
    return gathered.outcome(asked.cohort, students_in(tuple(now.values())), len(now))


class _Gathered:
    """Everything that is said of one collecting, as it comes."""

    def __init__(self, merge: Merge, keys: Keys, told: Told) -> None:
        self._merge = merge
        self._keys = keys
        self._told = told
        self._files = 0
        self._read = 0
        self._came = dict.fromkeys(Came, 0)
        self._unfinished: set[str] = set()
        self._other_rubric: set[str] = set()
        self._set_aside: list[SetAside] = []
        self.receipts: list[Receipt] = []
        self.words: dict[str, str] = {}
        """Hash of a scenario to the names that its attempts are packed by."""

    def readable(self, paths: Sequence[str]) -> Iterator[Found]:
        """Yield the files that can be read, and set the others aside."""
        for each in find_files(paths):
            self._files += 1
            self._told(self._files)
            if isinstance(each, SetAside):
                self._set_aside.append(each)
            else:
                yield each

    def take(self, found: Found, checked: Checked) -> None:
        """Take in what came of a file."""
        self._set_aside += checked.set_aside
        self._read += bool(checked.sender)
        if not checked.believed:
            return
        owners = self._merge.owners(each.attempt for each in checked.believed)
        student = self._keys.student(found.submission, checked.sender, owners)
        if student is None:
            self._set_aside.append(SetAside(checked.file, Reason.UNCLEAR_SENDER))
            return
        self.words |= checked.vocabularies
        taken = len(checked.believed)
        self.receipts.append(Receipt(checked.file, student, checked.receipt, taken))
        for each in checked.believed:
            came = self._merge.take(student, each)
            if isinstance(came, Reason):
                self._set_aside.append(SetAside(checked.file, came, each.attempt))
                continue
            self._came[came] += 1
            if came in {Came.NEW, Came.RENEWED}:
                _mark(self._unfinished, each.attempt, on=not each.ended)
                other = each.played_by != shipped_rubric().hash
                _mark(self._other_rubric, each.attempt, on=other)

    def not_taken(self) -> Mapping[str, int]:
        """Return why how many files and attempts made no new attempt."""
        counts = Counter(WHY[each.reason].value for each in self._set_aside)
        counts.update({why.value: self._came[came] for came, why in _COUNTED.items()})
        return +counts

    def outcome(self, cohort: str, students: int, attempts: int) -> Collection:
        """Return what is said of it all."""
        return Collection(
            cohort,
            self._files,
            self._read,
            dict(self._came),
            len(self._unfinished),
            len(self._other_rubric),
            tuple(self._set_aside),
            tuple(self.receipts),
            students,
            attempts,
        )


def _mark(marked: set[str], attempt: str, *, on: bool) -> None:
    (marked.add if on else marked.discard)(attempt)


def _keys(path: Path, standing: Standing) -> Keys:
    found = read_keys(path)
    if found is None and standing.entries:
        raise KeysError(
            N_(
                "The key table {path} is not there, but the cohort has attempts. Without it, "
                "students would be counted twice. Put it back, or name it with --keys."
            ),
            path=str(path),
        )
    return found or Keys()


def _versions(
    known: Mapping[str, Bundle], words: Mapping[str, str], fresh: Sequence[Collected]
) -> Versions:
    """Return what new attempts rest on; ``words`` are the vocabularies by scenario."""
    rubric = shipped_rubric().hash
    scenarios = {each.entry.scenario_hash: each.entry.scenario for each in fresh}
    return Versions(
        {digest: (name, known[digest].to_bytes()) for digest, name in scenarios.items()},
        {rubric: shipped_rubric_text()} if fresh else {},
        {(digest, rubric): words[digest] for digest in scenarios},
    )
