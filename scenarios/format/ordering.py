"""The order in which the keys of a scenario file are written."""

from pydantic import BaseModel

from scenarios.format.shape import EndingShape, LimitShape, PersonShape, ScenarioShape
from scenarios.format.talk import AnswersShape, ChoiceShape, MomentShape, ReactionShape, Segment

PEOPLE = "*"
"""Where the people stand who say something; in the order that the author gave them."""

_WRITTEN: dict[type[BaseModel], str] = {
    ScenarioShape: (
        "scenario format language title level parallel track minutes trains provenance briefing "
        "people facts distortions limits allowed silence encourage summarise break interruption "
        "fallback scenes use blocks start moments endings"
    ),
    AnswersShape: "silence encourage summarise break limits",
    MomentShape: (
        "phase scene raises shift lines silence encourage summarise break limits thought hint "
        "choices fallback"
    ),
    ChoiceShape: "id say is to limit when once matter why credit debatable reactions",
    ReactionShape: (
        "id when lines * cue tells arrives leaves effects wrong_yes raises settles shift goto end"
    ),
    Segment: "* cue tells",
    PersonShape: "role name age relation about present feelings",
    LimitShape: "about severity expected earlier window steps answers",
    EndingShape: "quality contact text",
}
"""How authors write them; every other table is written as its shape is declared."""


def order_of(shape: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a shape in the order that they are written in."""
    if shape in _WRITTEN:
        return tuple(_WRITTEN[shape].split())
    return tuple(field.alias or name for name, field in shape.model_fields.items())


def ordered(keys: list[str], shape: type[BaseModel]) -> list[int]:
    """Return the positions of keys in the order that they are written in.

    What the shape does not know stands where people do, or else first, as the author has it.
    """
    order = {key: number for number, key in enumerate(order_of(shape))}
    other = order.get(PEOPLE, -1)
    return sorted(range(len(keys)), key=lambda position: order.get(keys[position], other))
