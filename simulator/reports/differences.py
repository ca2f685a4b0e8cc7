"""What sets two versions of a scenario apart, as text and as a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scenarios.changes import Change, Kind, Thing
from simulator.i18n import N_, Translator
from simulator.reports.differences_attempts import Difference, attempt_views
from simulator.reports.paper import common, page

_THINGS: Mapping[Thing, str] = {
    Thing.SCENARIO: N_("The scenario as a whole"),
    Thing.PERSON: N_("People"),
    Thing.FACT: N_("Facts"),
    Thing.DISTORTION: N_("Wrong statements in summaries"),
    Thing.LIMIT: N_("Limits"),
    Thing.ENDING: N_("Endings"),
    Thing.LEVEL: N_("Answers at every moment, and scenes"),
    Thing.MOMENT: N_("Moments"),
    Thing.CHOICE: N_("Choices"),
    Thing.REACTION: N_("Reactions"),
}
_KINDS: Mapping[Kind, str] = {
    Kind.ADDED: N_("new"),
    Kind.REMOVED: N_("gone"),
    Kind.RENAMED: N_("renamed"),
    Kind.CHANGED: N_("changed"),
}
SIGNS: Mapping[Kind, str] = {
    Kind.ADDED: "+",
    Kind.REMOVED: "-",
    Kind.RENAMED: ">",
    Kind.CHANGED: "~",
}
_TEXTS: Mapping[str, str] = {
    "differences": N_("Differences"),
    "skip": N_("To the differences"),
    "contents": N_("Contents"),
    "changes": N_("What has changed in meaning"),
    "none": N_("Nothing has changed in meaning."),
    "before": N_("Before"),
    "after": N_("Now"),
    "part": N_("Part"),
    "attempts": N_("Recorded talks, scored again"),
    "attempts_say": N_(
        "The same acts on the new version, as far as they are possible there. Both are scored that "
        "far, by the rubric of the talk."
    ),
    "principle": N_("Principle"),
    "gate": N_("Gate"),
    "lost": N_("No longer given"),
    "gained": N_("Now given"),
    "footer": N_("Made by Samtalerom from two versions of a scenario."),
}


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing with all that has changed in it."""

    ref: str
    within: str
    kind: Kind
    kind_name: str
    words: str
    """The words of what is new or gone, the old id of what is renamed."""
    parts: tuple[tuple[str, str, str], ...]
    """Part, before and after."""


def diff_html(difference: Difference, tr: Translator) -> str:
    """Return the differences as a page that loads nothing."""
    return page(
        "diff.html.j2",
        "diff.css",
        common(difference.new, tr, _TEXTS)
        | {
            "old": difference.old,
            "groups": _groups(difference, tr),
            "attempts": attempt_views(difference, tr),
            "sign": SIGNS,
        },
    )


def diff_text(difference: Difference, tr: Translator) -> str:
    """Return the differences as lines of text."""
    return "\n".join(_lines(difference, tr)) + "\n"


def _lines(difference: Difference, tr: Translator) -> Iterator[str]:
    old, new = difference.old, difference.new
    yield f"{old.id} {old.hash[:12]} → {new.id} {new.hash[:12]}"
    if not difference.changes:
        yield tr(_TEXTS["none"])
    for name, things in _groups(difference, tr):
        yield f"\n{name}"
        for thing in things:
            yield from _thing_lines(thing)
    attempts = attempt_views(difference, tr)
    if attempts:
        yield f"\n{tr(_TEXTS['attempts'])}"
    for attempt in attempts:
        yield f"  {attempt.attempt}: {attempt.outcome_name}"
        yield from (f"    {each}" for each in attempt.says)
        for what, before, after in attempt.rows:
            yield f"    {what}: {before} → {after}"
        yield from (f"    - {each}" for each in attempt.lost)
        yield from (f"    + {each}" for each in attempt.gained)


def _thing_lines(thing: ThingView) -> Iterator[str]:
    where = f" ({thing.within})" if thing.within and not thing.ref.startswith(thing.within) else ""
    if thing.kind is Kind.RENAMED:
        yield f"  {SIGNS[thing.kind]} {thing.words} → {thing.ref}{where}, {thing.kind_name}"
    else:
        yield f"  {SIGNS[thing.kind]} {thing.ref or '–'}{where}, {thing.kind_name}"
    if thing.words and thing.kind is not Kind.RENAMED:
        yield from _indented(SIGNS[thing.kind], thing.words)
    for part, before, after in thing.parts:
        yield f"      {part}:"
        yield from _indented("-", before)
        yield from _indented("+", after)


def _indented(sign: str, text: str) -> Iterator[str]:
    for line in text.strip().split("\n") if text else ():
        yield f"      {sign} {line}"


def _groups(difference: Difference, tr: Translator) -> list[tuple[str, list[ThingView]]]:
    return [
        (tr(_THINGS[thing]), [_thing(list(those), tr) for _, those in groupby(some, _whose)])
        for thing, some in (
            (thing, list(found))
            for thing, found in groupby(difference.changes, lambda each: each.thing)
        )
    ]


def _whose(change: Change) -> tuple[str, str, bool]:
    return (change.ref, change.within, change.kind in {Kind.ADDED, Kind.REMOVED})


def _thing(found: Sequence[Change], tr: Translator) -> ThingView:
    first = found[0]
    return ThingView(
        first.ref,
        first.within,
        first.kind,
        tr(_KINDS[first.kind]),
        first.after if first.kind is Kind.ADDED else "" if first.part else first.before,
        tuple((each.part, each.before, each.after) for each in found if each.part),
    )
