"""What the page says around the debrief, in one language."""

from collections.abc import Mapping

from simulator.i18n import Translator


def wording(tr: Translator) -> Mapping[str, str]:
    """Return the fixed texts of the page by their place in it."""
    return {
        # the frame of the page
        "debrief": tr("Debrief"),
        "skip": tr("To the debrief"),
        "contents": tr("Contents"),
        "attempt": tr("Attempt"),
        "played": tr("Played"),
        "whole": tr("The talk as a whole"),
        "gates": tr("Gates"),
        "gates_say": tr("What must not go wrong, however good the rest is. Never averaged."),
        "principles": tr("The eight principles"),
        "principles_say": tr(
            "The level, 0 to 3, follows from how many of the points that were open on your way "
            "you earned. With fewer than six opportunities no percentage is shown."
        ),
        "well": tr("What went well"),
        "to_try": tr("One thing to try"),
        "map": tr("The talk over time"),
        "talk": tr("The talk, line by line"),
        "talk_say": tr("Your line, what it was, what it gave and why, and what else was open."),
        "facts": tr("What came to light"),
        "own": tr("Your own words"),
        "sources": tr("Sources"),
        # gates and principles
        "right": tr("What is right"),
        "principle": tr("Principle"),
        "level": tr("Level"),
        "opportunities": tr("Points and opportunities"),
        "own_rating": tr("Your own rating"),
        "grounds": tr("The grounds, point by point"),
        "grounds_say": tr("Every point of the eight principles: the turn, the rule, the source."),
        "turn": tr("Turn"),
        "turns": tr("Turns"),
        "points": tr("Points"),
        "open": tr("Was open"),
        "why": tr("Why"),
        "ours": tr("A star (*) after a source says that the number is our own proposal."),
        "there": tr("What you did there"),
        "better": tr("This was open there"),
        # the map
        "map_say": tr(
            "One column for each of your turns. A dot stands on the row of what you did. "
            "The same is in the table below."
        ),
        "legend": tr("Signs"),
        "sign_failed": tr("a ring: a gate was not kept here"),
        "sign_reached": tr("triangle: a limit was reached"),
        "sign_named": tr("square: you named a limit"),
        "sign_settled": tr("open circle: the limit was respected again"),
        "sign_trust": tr("solid line: trust, from 0 to 10"),
        "sign_tension": tr("dashed line: tension, from 0 to 10"),
        "table": tr("The map as a table"),
        "phase": tr("Phase"),
        "kind": tr("What you did"),
        "limits": tr("Limits"),
        "feelings": tr("Feelings"),
        "reached": tr("reached"),
        "named": tr("named"),
        "settled": tr("respected again"),
        "failed": tr("gate not kept"),
        # the talk
        "you": tr("You"),
        "gate": tr("Gate"),
        "comment": tr("The author says"),
        "own_words": tr("You would have said"),
        "wrong_yes": tr("This «yes» meant nothing: it was said to get out of the question."),
        "unsaid": tr("What was cut off, and never said"),
        "learned": tr("Came to light"),
        "silence": tr("Silence here meant"),
        "thought": tr("Thought, and not said"),
        "alternatives": tr("What else was open"),
        # outcome and own words
        "ending": tr("How it ended"),
        "contact": tr("There is a next contact."),
        "no_contact": tr("There is no next contact."),
        "outcome_say": tr("What came of the talk is kept apart from how it was led."),
        "told": tr("Told"),
        "missed": tr("Never told"),
        "fact": tr("Fact"),
        "type": tr("Kind"),
        "area": tr("Area"),
        "risks_told": tr("Risks"),
        "strengths_told": tr("Protective factors"),
        "note": tr("Your notes"),
        "preparation": tr("Your preparation"),
        "footer": tr(
            "Made by Samtalerom from the transcript alone. This is feedback for learning: it "
            "does not certify, rank or predict."
        ),
        "rubric": tr("Rubric"),
    }


def feeling_name(feeling: str, tr: Translator) -> str:
    """Return what a feeling is called; authors may have added their own, which keep their id."""
    match feeling:
        case "trust":
            return tr("trust")
        case "tension":
            return tr("tension")
        case _:
            return feeling.replace("_", " ")
