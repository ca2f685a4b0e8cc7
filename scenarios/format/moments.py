"""Links moments, choices, and the answers to the acts that are always available."""

from functools import cache

from scenarios.building import opened
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.guarding import guard
from scenarios.format.reacting import Reacting
from scenarios.format.talk import AnswersShape, ChoiceShape, MomentShape
from scenarios.format.tree import Path, place_of
from scenarios.model import (
    LIMIT_STEPS,
    Answers,
    Choice,
    CreditOverride,
    LimitMove,
    Moment,
    Phase,
    Step,
)
from scenarios.techniques import Form, Technique, form_of

_new_moment, _new_choice, _new_answers = opened(Moment), opened(Choice), opened(Answers)

_BEFORE_AND_AFTER = frozenset({Phase.OPENING, Phase.FRAME, Phase.CLOSING})


class Moments:
    """Links one moment after the other."""

    def __init__(self, context: c.Context) -> None:
        """Link within a context."""
        self._context = context
        self.reacting = Reacting(context)
        self._form = cache(form_of)

    def moment(self, name: str, shape: MomentShape) -> Moment:
        """Link a moment."""
        context, path = self._context, ("moments", name)
        context.stands(name, path)
        if shape.scene is not None:
            context.known(c.SCENE, shape.scene, context.names.scenes, (*path, "scene"))
        return _new_moment(
            id=name,
            phase=shape.phase,
            lines=self.reacting.lines(shape.lines, (*path, "lines"), f"{name}/lines"),
            answers=self.answers(shape, path, name),
            choices=tuple(
                self.choice(choice, (*path, "choices", position), name, shape.phase)
                for position, choice in enumerate(shape.choices)
            ),
            fallback=self.choice(
                shape.fallback, (*path, "fallback"), name, shape.phase, is_fallback=True
            )
            if shape.fallback
            else None,
            scene=shape.scene,
            raises=context.all_known(c.LIMIT, shape.raises, context.names.limits, (*path, "raises"))
            if shape.raises
            else (),
            shift=shape.shift,
            thought=context.text(f"{name}/thought", shape.thought) if shape.thought else "",
            hint=context.text(f"{name}/hint", shape.hint) if shape.hint else "",
        )

    def answers(self, shape: AnswersShape, path: Path, ref: str) -> Answers:
        """Link the answers of a moment or a scene; ``ref`` is that of the level."""
        reactions = self.reacting.reactions
        limits = {}
        for topic, shapes in shape.limits.items():
            here = (*path, "limits", topic)
            if topic not in self._context.names.limits:
                place = place_of(self._context.tree, here, key=True)
                known = c.unknown(c.LIMIT, topic, self._context.names.limits)
                self._context.diagnostics.append(
                    kinds.UNKNOWN_NAME.at(place.file, place.span, **known)
                )
            limits[topic] = reactions(shapes, here, f"{ref}/limit.{topic}", Form.OPEN)
        return _new_answers(
            silence=self.reacting.silence(shape.silence, (*path, "silence"), ref),
            encourage=reactions(
                shape.encourage, (*path, "encourage"), f"{ref}/encourage", Form.OPEN
            ),
            summarise=reactions(
                shape.summarise,
                (*path, "summarise"),
                f"{ref}/summarise",
                Form.OPEN,
                in_summary=True,
            ),
            offer_break=reactions(shape.offer_break, (*path, "break"), f"{ref}/break", Form.OPEN),
            limits=limits,
        )

    def choice(
        self,
        shape: ChoiceShape,
        path: Path,
        level: str,
        phase: Phase | None,
        *,
        is_fallback: bool = False,
    ) -> Choice:
        """Link a choice.

        Args:
            shape: the choice as written.
            path: where it stands.
            level: the id of its moment, or ``scenario``.
            phase: the phase of its moment, None for the scenario's fallback.
            is_fallback: whether it is a way out, which has to stay.
        """
        context, ref = self._context, f"{level}/{shape.id}"
        context.stands(ref, path)
        says = context.text(f"{ref}/say", shape.say)
        self._check_steps(shape, path)
        people = context.names.feelings
        about_it = phase is not None and phase not in _BEFORE_AND_AFTER
        return _new_choice(
            id=shape.id,
            says=says,
            techniques=tuple(shape.techniques),
            to=context.all_known(c.PERSON, shape.to, people, (*path, "to"))
            if shape.to
            else (context.names.youth,),
            when=guard(context, shape.when, path) if shape.when else None,
            once=not is_fallback if shape.once is None else shape.once,
            matter=about_it if shape.matter is None else shape.matter,
            limit=LimitMove(shape.limit.topic, Step[shape.limit.step.upper()])
            if shape.limit
            else None,
            credit=self._credit(shape, ref) if shape.credit else (),
            debatable=shape.debatable,
            why=context.text(f"{ref}/why", shape.why) if shape.why else "",
            reactions=self.reacting.reactions(
                shape.reactions, (*path, "reactions"), ref, self._form(tuple(shape.techniques))
            ),
        )

    def _credit(self, shape: ChoiceShape, ref: str) -> tuple[CreditOverride, ...]:
        return tuple(
            CreditOverride(
                credit.principle,
                credit.points,
                self._context.text(f"{ref}/credit/{number}", credit.reason),
                credit.source,
            )
            for number, credit in enumerate(shape.credit, 1)
        )

    def _check_steps(self, shape: ChoiceShape, path: Path) -> None:
        """Demand that a step on the ladder is both coded and given a topic."""
        context = self._context
        if shape.limit is not None:
            topics = context.names.limits
            context.known(c.LIMIT, shape.limit.topic, topics, (*path, "limit", "topic"))
            step = shape.limit.step
            if Technique(f"limit_{step}") not in shape.techniques:
                context.report(kinds.STEP_NOT_CODED, (*path, "limit", "step"), step=step)
            return
        if LIMIT_STEPS.keys().isdisjoint(shape.techniques):
            return
        for position, technique in enumerate(shape.techniques):
            if technique in LIMIT_STEPS:
                context.report(
                    kinds.STEP_WITHOUT_LIMIT,
                    (*path, "is", position),
                    technique=technique,
                    step=LIMIT_STEPS[technique].word,
                )
