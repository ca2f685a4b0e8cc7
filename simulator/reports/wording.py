"""What the page says around the debrief, in one language."""

from collections.abc import Mapping

from simulator.i18n import N_, Translator

_TEXTS: Mapping[str, str] = {
    # the frame of the page
    "debrief": N_("Debrief"),
    "skip": N_("To the debrief"),
    "contents": N_("Contents"),
    "attempt": N_("Attempt"),
    "played": N_("Played"),
    "whole": N_("The talk as a whole"),
    "gates": N_("Gates"),
    "gates_say": N_("What must not go wrong, however good the rest is. Never averaged."),
    "principles": N_("The eight principles"),
    "principles_say": N_(
        "The level, 0 to 3, follows from how many of the points that were open on your way "
        "you earned. With fewer than six opportunities no percentage is shown."
    ),
    "well": N_("What went well"),
    "to_try": N_("One thing to try"),
    "map": N_("The talk over time"),
    "talk": N_("The talk, line by line"),
    "talk_say": N_("Your line, what it was, what it gave and why, and what else was open."),
    "facts": N_("What came to light"),
    "own": N_("Your own words"),
    "sources": N_("Sources"),
    # gates and principles
    "right": N_("What is right"),
    "principle": N_("Principle"),
    "level": N_("Level"),
    "opportunities": N_("Points and opportunities"),
    "own_rating": N_("Your own rating"),
    "grounds": N_("The grounds, point by point"),
    "grounds_say": N_("Every point of the eight principles: the turn, the rule, the source."),
    "turn": N_("Turn"),
    "turns": N_("Turns"),
    "points": N_("Points"),
    "open": N_("Was open"),
    "why": N_("Why"),
    "our_number": N_("our number"),
    "ours": N_("“Our number”: how much it counts is our own proposal, not the source's."),
    "there": N_("What you did there"),
    "better": N_("This was open there"),
    # the map
    "map_say": N_(
        "One column for each of your turns. A dot stands on the row of what you did. "
        "The same is in the table below."
    ),
    "legend": N_("Signs"),
    "sign_failed": N_("ring: a gate not in order here"),
    "sign_reached": N_("triangle: a limit was reached"),
    "sign_named": N_("square: you named a limit"),
    "sign_settled": N_("open circle: the limit was respected again"),
    "sign_trust": N_("solid line: trust, from 0 to 10"),
    "sign_tension": N_("dashed line: tension, from 0 to 10"),
    "table": N_("The map as a table"),
    "phase": N_("Phase"),
    "kind": N_("What you did"),
    "limits": N_("Limits"),
    "feelings": N_("Feelings"),
    "reached": N_("reached"),
    "named": N_("named"),
    "settled": N_("respected again"),
    "failed": N_("gate not in order"),
    "in_order": N_("in order"),
    "not_in_order": N_("not in order"),
    # the talk
    "you": N_("You"),
    "gate": N_("Gate"),
    "comment": N_("The author says"),
    "own_words": N_("You would have said"),
    "wrong_yes": N_("This “yes” meant nothing: it was said to get out of the question."),
    "unsaid": N_("What was cut off, and never said"),
    "learned": N_("Came to light"),
    "silence": N_("Silence here meant"),
    "thought": N_("Thought, and not said"),
    "alternatives": N_("What else was open"),
    # outcome and own words
    "ending": N_("How it ended"),
    "contact": N_("There is a next contact."),
    "no_contact": N_("There is no next contact."),
    "outcome_say": N_("What came of the talk is kept apart from how it was led."),
    "told": N_("Told"),
    "missed": N_("Never told"),
    "fact": N_("Fact"),
    "type": N_("Kind"),
    "area": N_("Area"),
    "risks_told": N_("Risks"),
    "strengths_told": N_("Protective factors"),
    "note": N_("Your notes"),
    "preparation": N_("Your preparation"),
    "footer": N_(
        "Made by Samtalerom from the transcript alone. This is feedback for learning: it "
        "does not certify, rank or predict."
    ),
    "rubric": N_("Rubric"),
}


def wording(tr: Translator) -> Mapping[str, str]:
    """Return the fixed texts of the page by their place in it."""
    return {place: tr(text) for place, text in _TEXTS.items()}
