"""Links reactions and lines: what follows an act."""

import re
from collections.abc import Collection, Sequence

from scenarios import guards
from scenarios.building import opened
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.guarding import guard
from scenarios.format.talk import ReactionShape, Segment, SilenceShape, Speech
from scenarios.format.tree import Path, place_of
from scenarios.format.validate import unknown_key
from scenarios.guards import Guard
from scenarios.model import Effect, Line, Reaction, Silence
from scenarios.techniques import Form
from scenarios.words import Words

_new_line, _new_reaction = opened(Line), opened(Reaction)

_SIGNS = {">=": "ge", "<=": "le", "==": "eq", "!=": "ne", ">": "gt", "<": "lt"}
_SIGN = re.compile("|".join(_SIGNS))
_WORD = re.compile(r"[^\W_]+")
_LONGEST_SLUG = 40


def slug(guard_: Guard) -> str:
    """Return a short stable id made from a guard, for instance ``emma_trust_ge_4``."""
    text = _SIGN.sub(lambda sign: f" {_SIGNS[sign[0]]} ", guards.unparse(guard_))
    words = "_".join(_WORD.findall(text))
    if len(words) <= _LONGEST_SLUG:
        return words
    # A checksum keeps long guards apart; it only has to be stable, not secret.
    checksum = 0
    for character in words:
        checksum = (checksum * 131 + ord(character)) % 0xFFFFFF
    return f"{words[: _LONGEST_SLUG - 7]}_{checksum:06x}"


def _told_by(reaction: Reaction) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    for line in reaction.lines:
        if line.tells:
            told += line.tells
    return told


def _told_at(shape: ReactionShape | Segment, path: Path, fact: str) -> Path | None:
    """Return where a reaction or a segment at a path tells a fact."""
    if fact in shape.tells:
        return (*path, "tells", shape.tells.index(fact))
    for person, spoken in shape.__pydantic_extra__.items():
        if isinstance(spoken, Speech) and fact in spoken.tells:
            return (*path, person, "tells", spoken.tells.index(fact))
    segments = (isinstance(shape, ReactionShape) and shape.lines) or ()
    found = (_told_at(each, (*path, "lines", n), fact) for n, each in enumerate(segments))
    return next((at for at in found if at is not None), None)


def _free(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number where it is taken."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


class Reacting:
    """Links the reactions of one list after the other."""

    def __init__(self, context: c.Context) -> None:
        """Link within a context."""
        self._context = context
        self._slugs: dict[str, str] = {}
        self._effects: dict[tuple[str, int], Effect] = {}

    def silence(self, shape: SilenceShape | None, path: Path, ref: str) -> Silence | None:
        """Link what silence means and brings; ``ref`` is that of the level."""
        if shape is None:
            return None
        lists = {
            length: self.reactions(
                found if isinstance(found, list) else [found],
                (*path, length),
                f"{ref}/silence.{length}",
                Form.OPEN,
                single=not isinstance(found, list),
            )
            if found is not None
            else ()
            for length, found in (("short", shape.short), ("long", shape.long))
        }
        return Silence(shape.means, lists["short"], lists["long"])

    def reactions(  # noqa: PLR0913  (what every list of reactions needs)
        self,
        shapes: Sequence[ReactionShape] | None,
        path: Path,
        ref: str,
        form: Form,
        *,
        single: bool = False,
        in_summary: bool = False,
    ) -> tuple[Reaction, ...]:
        """Link the reactions to one act.

        Args:
            shapes: the reactions as written.
            path: where they stand.
            ref: the ref that theirs begin with.
            form: how the act asks, which decides what it unlocks.
            single: whether one reaction stands where a list could.
            in_summary: whether the act is a summary.
        """
        if shapes is None:
            return ()
        linked: list[Reaction] = []
        taken: dict[str, int] = {}
        last = len(shapes) - 1
        for position, shape in enumerate(shapes):
            here = path if single else (*path, position)
            if shape.when is None:
                when, name = None, "default"
                if shape.tells and position != last:
                    name = f"tells_{'_'.join(shape.tells)}"
            else:
                when = guard(self._context, shape.when, here, in_summary=in_summary)
                name = self._slug(shape.when, when)
            name = shape.id or name
            if last:
                first = taken.get(name)
                if first is not None:
                    given = shape.id is not None
                    if given or shapes[first].id is not None:
                        self._twice(path, name, first, position, given=given)
                    name = _free(name, taken)
                taken[name] = position
            linked.append(self._reaction(shape, here, f"{ref}/{name}", when))
        self._check_default(shapes, linked, path, form, single=single)
        return tuple(linked)

    def _twice(self, path: Path, name: str, first: int, second: int, *, given: bool) -> None:
        """Say that two reactions of a list go by one id: else their order would name them."""
        tree, here = self._context.tree, (*path, second)
        before = place_of(tree, (*path, first))
        place = place_of(tree, (*here, "id") if given else here)
        self._context.diagnostics.append(
            kinds.DUPLICATE_ID.at(place.file, place.span, before, name=name, line=before.span.line)
        )

    def _slug(self, text: str, guard_: Guard | None) -> str:
        """Return the slug of a guard, which many reactions may share."""
        known = self._slugs.get(text)
        if known is None:
            known = self._slugs[text] = slug(guard_) if guard_ is not None else "unread"
        return known

    def _reaction(self, shape: ReactionShape, path: Path, ref: str, when: Guard | None) -> Reaction:
        context, names = self._context, self._context.names
        if context.record is not None:
            context.stands(ref, path)
        if shape.goto is not None and shape.goto not in names.moments:
            context.known(c.MOMENT, shape.goto, names.moments, (*path, "goto"))
        if shape.end is not None:
            self._check_end(shape, path)
        return _new_reaction(
            ref=ref,
            when=when,
            lines=self._spoken(shape, path, ref),
            effects=self.effects(shape.effects, path) if shape.effects else (),
            raises=self._limits(shape, path, "raises") if shape.raises else (),
            settles=self._limits(shape, path, "settles") if shape.settles else (),
            shift=shape.shift,
            arrives=self._people(shape, path, "arrives") if shape.arrives else (),
            leaves=self._people(shape, path, "leaves") if shape.leaves else (),
            goto=shape.goto,
            end=shape.end,
            wrong_yes=shape.wrong_yes,
        )

    def _check_end(self, shape: ReactionShape, path: Path) -> None:
        context = self._context
        if shape.goto is not None:
            context.report(
                kinds.NOT_TOGETHER, (*path, "end"), at_key=True, first="goto", second="end"
            )
        context.known(c.ENDING, shape.end or "", context.names.endings, (*path, "end"))

    def _limits(self, shape: ReactionShape, path: Path, key: str) -> tuple[str, ...]:
        limits = self._context.names.limits
        return self._context.all_known(c.LIMIT, getattr(shape, key), limits, (*path, key))

    def _people(self, shape: ReactionShape, path: Path, key: str) -> tuple[str, ...]:
        people = self._context.names.feelings
        return self._context.all_known(c.PERSON, getattr(shape, key), people, (*path, key))

    def effects(self, effects: dict[str, int], path: Path) -> tuple[Effect, ...]:
        """Link the changes of feelings under ``effects`` at a path."""
        linked = []
        for entry in effects.items():
            effect = self._effects.get(entry)
            if effect is None:
                effect = self._effect(*entry, (*path, "effects", entry[0]))
            linked.append(effect)
        return tuple(linked)

    def _effect(self, key: str, change: int, path: Path) -> Effect:
        """Link a change; one that names what is there is kept for those that say the same."""
        person, _, feeling = key.partition(".")
        feelings = self._context.names.feelings
        effect = Effect(person, feeling, change)
        if person not in feelings:
            self._unknown(c.PERSON, person, feelings, path)
        elif feeling not in feelings[person]:
            self._unknown(c.FEELING, feeling, feelings[person], path)
        else:
            self._effects[key, change] = effect
        return effect

    def _unknown(self, what: Words, name: str, known: Collection[str], path: Path) -> None:
        place = place_of(self._context.tree, path, key=True)
        params = c.unknown(what, name, known, self._context.names.called)
        self._context.diagnostics.append(kinds.UNKNOWN_NAME.at(place.file, place.span, **params))

    def _spoken(self, shape: ReactionShape, path: Path, ref: str) -> tuple[Line, ...]:
        """Link the lines of a reaction, with what it tells on its last spoken one."""
        extra = shape.__pydantic_extra__
        if shape.lines is not None:
            for key in (*extra, *(["cue"] if shape.cue else [])):
                self._context.report(
                    kinds.NOT_TOGETHER, (*path, key), at_key=True, first="lines", second=key
                )
            lines = list(self.lines(shape.lines, (*path, "lines"), ref))
        else:
            cue, lines, number = shape.cue, [], 0
            for person, says in extra.items():
                number += 1  # noqa: SIM113  (one speaker is the rule: no enumeration for it)
                lines.append(self._line(person, says, cue, (*path, person), f"{ref}/{number}"))
                cue = None
            if cue is not None:
                lines = [self._seen(cue, (*path, "cue"), f"{ref}/1")]
        if not shape.tells:
            return tuple(lines)
        return self._telling(lines, shape.tells, (*path, "tells"))

    def _seen(self, cue: str, path: Path, ref: str) -> Line:
        """Link a cue that nobody's words come with."""
        self._context.stands(ref, path)
        return _new_line(ref, None, "", self._context.text(f"{ref}/cue", cue))

    def _telling(self, lines: list[Line], tells: list[str], path: Path) -> tuple[Line, ...]:
        at = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].speaker), None)
        if at is None:
            self._context.report(kinds.NOBODY_SPEAKS, path, at_key=True, fact=tells[0])
            return tuple(lines)
        line = lines[at]
        told = (*line.tells, *self._told(tells, line.speaker or "", path))
        lines[at] = _new_line(line.ref, line.speaker, line.says, line.cue, told)
        return tuple(lines)

    def lines(self, segments: Sequence[Segment], path: Path, ref: str) -> tuple[Line, ...]:
        """Link segments; their refs are ``ref``, a slash, and their number from 1."""
        linked: list[Line] = []
        for position, segment in enumerate(segments):
            here, at = (*path, position), f"{ref}/{position + 1}"
            extra = segment.__pydantic_extra__
            if len(extra) > 1 or not (extra or segment.cue):
                self._context.report(kinds.ONE_SPEAKER, here, count=len(extra))
                continue
            if extra:
                ((person, says),) = extra.items()
                line = self._line(person, says, segment.cue, (*here, person), at)
            else:
                line = self._seen(segment.cue or "", here, at)
            if segment.tells:
                (line,) = self._telling([line], segment.tells, (*here, "tells"))
            linked.append(line)
        return tuple(linked)

    def _line(
        self, person: str, spoken: str | Speech, cue: str | None, path: Path, ref: str
    ) -> Line:
        context = self._context
        if context.record is not None:
            context.stands(ref, path)
        if person not in context.names.feelings:
            context.diagnostics.append(
                unknown_key(context.tree, path, frozenset(context.names.feelings))
            )
        if isinstance(spoken, str):
            seen = context.text(f"{ref}/cue", cue) if cue else ""
            return _new_line(ref, person, context.text(ref, spoken), seen)
        if cue and spoken.cue:
            context.report(
                kinds.NOT_TOGETHER, (*path, "cue"), at_key=True, first="cue", second="cue"
            )
        return _new_line(
            ref,
            person,
            context.text(ref, spoken.says),
            context.text(f"{ref}/cue", spoken.cue or cue),
            self._told(spoken.tells, person, (*path, "tells")) if spoken.tells else (),
        )

    def _told(self, tells: list[str], speaker: str, path: Path) -> tuple[str, ...]:
        facts = self._context.names.facts
        for position, fact in enumerate(tells):
            if self._context.known(c.FACT, fact, facts, (*path, position)) and (
                speaker not in facts[fact].known_by
            ):
                self._context.report(
                    kinds.CANNOT_KNOW,
                    (*path, position),
                    fact=fact,
                    speaker=speaker,
                    known_by=", ".join(facts[fact].known_by),
                )
        return tuple(tells)

    def _check_default(
        self,
        shapes: Sequence[ReactionShape],
        linked: Sequence[Reaction],
        path: Path,
        form: Form,
        *,
        single: bool,
    ) -> None:
        """Demand that something always answers: a last reaction that nothing can hold back."""
        here = path if single else (*path, len(shapes) - 1)
        if shapes[-1].when is not None:
            self._context.report(kinds.NO_DEFAULT, here)
            return
        facts = self._context.names.facts
        for fact in _told_by(linked[-1]):
            if fact not in facts:
                continue
            needed = getattr(facts[fact].unlock, form.value)
            if needed != 0:
                nb, en = (
                    ("aldri her", "never here")
                    if needed == "never"
                    else (f"tillit {needed}", f"trust {needed}")
                )
                at = _told_at(shapes[-1], here, fact) or here
                self._context.report(kinds.LOCKED_DEFAULT, at, fact=fact, needs_nb=nb, needs_en=en)
