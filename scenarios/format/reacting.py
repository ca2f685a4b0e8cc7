"""Links reactions and lines: what follows an act."""

from collections.abc import Collection, Sequence

from scenarios import guards
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.guarding import guard
from scenarios.format.shape import ReactionShape, Segment, SilenceShape, Speech
from scenarios.format.tree import Path, place_of
from scenarios.format.validate import unknown_key
from scenarios.guards import Guard
from scenarios.model import Effect, Line, Reaction, Silence
from scenarios.techniques import Form
from scenarios.words import Words

_SIGNS = {">=": "ge", "<=": "le", "==": "eq", "!=": "ne", ">": "gt", "<": "lt"}
_LONGEST_SLUG = 40


def slug(guard_: Guard) -> str:
    """Return a short stable id made from a guard, for instance ``emma_trust_ge_4``."""
    text = guards.unparse(guard_)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, f" {word} ")
    words = "_".join("".join(x if x.isalnum() else " " for x in text).split())
    if len(words) <= _LONGEST_SLUG:
        return words
    # A checksum keeps long guards apart; it only has to be stable, not secret.
    checksum = 0
    for character in words:
        checksum = (checksum * 131 + ord(character)) % 0xFFFFFF
    return f"{words[: _LONGEST_SLUG - 7]}_{checksum:06x}"


class Reacting:
    """Links the reactions of one list after the other."""

    def __init__(self, context: c.Context) -> None:
        """Link within a context."""
        self._context = context

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
        for position, shape in enumerate(shapes):
            here = path if single else (*path, position)
            when = guard(self._context, shape.when, (*here, "when"), in_summary=in_summary)
            name = shape.id or self._name(shape, when, last=position == len(shapes) - 1)
            taken[name] = taken.get(name, 0) + 1
            if taken[name] > 1:
                name = f"{name}_{taken[name]}"
            linked.append(self._reaction(shape, here, f"{ref}/{name}", when))
        self._check_default(shapes, linked, path, form, single=single)
        return tuple(linked)

    @staticmethod
    def _name(shape: ReactionShape, when: Guard | None, *, last: bool) -> str:
        if when is not None:
            return slug(when)
        return f"tells_{'_'.join(shape.tells)}" if shape.tells and not last else "default"

    def _reaction(self, shape: ReactionShape, path: Path, ref: str, when: Guard | None) -> Reaction:
        context, names = self._context, self._context.names
        context.paths[ref] = path
        if shape.goto is not None:
            if shape.end is not None:
                context.report(
                    kinds.NOT_TOGETHER, (*path, "end"), at_key=True, first="goto", second="end"
                )
            context.known(c.MOMENT, shape.goto, names.moments, (*path, "goto"))
        if shape.end is not None:
            context.known(c.ENDING, shape.end, names.endings, (*path, "end"))
        limits, people = names.limits, names.feelings
        return Reaction(
            ref=ref,
            when=when,
            lines=self._spoken(shape, path, ref),
            effects=self.effects(shape.effects, (*path, "effects")),
            raises=context.all_known(c.LIMIT, shape.raises, limits, (*path, "raises")),
            settles=context.all_known(c.LIMIT, shape.settles, limits, (*path, "settles")),
            shift=shape.shift,
            arrives=context.all_known(c.PERSON, shape.arrives, people, (*path, "arrives")),
            leaves=context.all_known(c.PERSON, shape.leaves, people, (*path, "leaves")),
            goto=shape.goto,
            end=shape.end,
            wrong_yes=shape.wrong_yes,
        )

    def effects(self, effects: dict[str, int], path: Path) -> tuple[Effect, ...]:
        """Link changes of feelings."""
        linked = []
        for key, change in effects.items():
            person, _, feeling = key.partition(".")
            feelings = self._context.names.feelings
            if person not in feelings:
                self._unknown(c.PERSON, person, feelings, (*path, key))
            elif feeling not in feelings[person]:
                self._unknown(c.FEELING, feeling, feelings[person], (*path, key))
            linked.append(Effect(person, feeling, change))
        return tuple(linked)

    def _unknown(self, what: Words, name: str, known: Collection[str], path: Path) -> None:
        place = place_of(self._context.tree, path, key=True)
        self._context.diagnostics.append(
            kinds.UNKNOWN_NAME.at(place.file, place.span, **c.unknown(what, name, known))
        )

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
            lines = [
                self._line(person, says, shape.cue if not position else None, (*path, person), at)
                for position, (person, says) in enumerate(extra.items())
                for at in [f"{ref}/{position + 1}"]
            ]
            if not lines and shape.cue:
                at = f"{ref}/1"
                self._context.paths[at] = (*path, "cue")
                lines = [Line(at, None, "", self._context.text(f"{at}/cue", shape.cue))]
        return self._telling(lines, shape.tells, (*path, "tells"))

    def _telling(self, lines: list[Line], tells: list[str], path: Path) -> tuple[Line, ...]:
        if not tells:
            return tuple(lines)
        at = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].speaker), None)
        if at is None:
            self._context.report(kinds.NOBODY_SPEAKS, path, at_key=True, fact=tells[0])
            return tuple(lines)
        line = lines[at]
        told = (*line.tells, *self._told(tells, line.speaker or "", path))
        lines[at] = Line(line.ref, line.speaker, line.says, line.cue, told)
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
            for person, says in extra.items():
                line = self._line(person, says, segment.cue, (*here, person), at)
                linked += self._telling([line], segment.tells, (*here, "tells"))
            if not extra:
                self._context.paths[at] = here
                line = Line(at, None, "", self._context.text(f"{at}/cue", segment.cue))
                linked += self._telling([line], segment.tells, (*here, "tells"))
        return tuple(linked)

    def _line(
        self, person: str, spoken: str | Speech, cue: str | None, path: Path, ref: str
    ) -> Line:
        context = self._context
        context.paths[ref] = path
        if person not in context.names.feelings:
            context.diagnostics.append(
                unknown_key(context.tree, path, frozenset(context.names.feelings))
            )
        if isinstance(spoken, str):
            return Line(ref, person, context.text(ref, spoken), context.text(f"{ref}/cue", cue))
        if cue and spoken.cue:
            context.report(
                kinds.NOT_TOGETHER, (*path, "cue"), at_key=True, first="cue", second="cue"
            )
        return Line(
            ref,
            person,
            context.text(ref, spoken.says),
            context.text(f"{ref}/cue", spoken.cue or cue),
            self._told(spoken.tells, person, (*path, "tells")),
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
        for fact in (fact for line in linked[-1].lines for fact in line.tells if fact in facts):
            needed = getattr(facts[fact].unlock, form.value)
            if needed != 0:
                nb, en = (
                    ("aldri her", "never here")
                    if needed == "never"
                    else (f"tillit {needed}", f"trust {needed}")
                )
                self._context.report(
                    kinds.LOCKED_DEFAULT, here, fact=fact, needs_nb=nb, needs_en=en
                )
