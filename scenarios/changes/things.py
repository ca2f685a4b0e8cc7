"""The kinds of things that can change."""

from enum import StrEnum


class Thing(StrEnum):
    """What has an id, or a ref, of its own."""

    SCENARIO = "scenario"
    PERSON = "person"
    FACT = "fact"
    DISTORTION = "distortion"
    LIMIT = "limit"
    ENDING = "ending"
    LEVEL = "level"
    """What the scenario as a whole, or a scene, answers."""
    MOMENT = "moment"
    CHOICE = "choice"
    REACTION = "reaction"
