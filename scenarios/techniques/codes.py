"""The taxonomy: what an act of the trainee is.

Authors code every choice with one or more techniques; the rubric scores them in their
context. A technique is a *form*: whether it was worth anything depends on the moment.
The taxonomy follows the question families of the NICHD protocol and the Griffiths
Question Map, the listening codes of motivational interviewing, and the guide's pyramid;
see ``docs/sources.md`` (S1, S2, S23 to S28).
"""

from dataclasses import dataclass
from enum import StrEnum

from scenarios.words import Words


class Family(StrEnum):
    """The kind of thing that a technique is."""

    QUESTION = "question"
    LISTENING = "listening"
    FRAME = "frame"
    LIMIT = "limit"
    FOCUS = "focus"
    ATTITUDE = "attitude"
    AGREEMENT = "agreement"
    HARM = "harm"


class Form(StrEnum):
    """How an act asks: facts open up more readily to the more open form."""

    OPEN = "open"
    DIRECTIVE = "directive"
    CLOSED = "closed"


class Technique(StrEnum):
    """A code that an author gives to a choice."""

    OPEN_INVITATION = "open_invitation"
    CUED_INVITATION = "cued_invitation"
    WH_QUESTION = "wh_question"
    CLOSED_CHECK = "closed_check"
    CLOSED = "closed"
    FAUX_INVITATION = "faux_invitation"
    FORCED_CHOICE = "forced_choice"
    MULTIPLE = "multiple"
    LEADING_TAG = "leading_tag"
    LEADING_PRESUPPOSITION = "leading_presupposition"
    WHY_BLAME = "why_blame"

    ACKNOWLEDGE = "acknowledge"
    REPEAT_BACK = "repeat_back"
    PARAPHRASE = "paraphrase"
    REFLECT_FEELING = "reflect_feeling"
    CLARIFY = "clarify"

    SMALL_TALK = "small_talk"
    RIGHTS = "rights"
    RIGHTS_RECITED = "rights_recited"
    RIGHTS_CHECK = "rights_check"
    RIGHTS_UNDERMINED = "rights_undermined"
    FRAME_TRACK = "frame_track"
    FRAME_PURPOSE = "frame_purpose"
    FRAME_USE = "frame_use"
    FRAME_BREAKS = "frame_breaks"
    RAISE_CONCERN = "raise_concern"

    LIMIT_INFORMATION = "limit_information"
    LIMIT_GUIDANCE = "limit_guidance"
    LIMIT_ADVICE = "limit_advice"
    LIMIT_INSTRUCTION = "limit_instruction"
    LIMIT_WARNING = "limit_warning"

    FOCUS_RETURN = "focus_return"
    FOCUS_NAME = "focus_name"
    FOCUS_WHY = "focus_why"
    FOCUS_FOLLOW = "focus_follow"
    FOCUS_REBUKE = "focus_rebuke"

    AUTONOMY = "autonomy"
    AFFIRM = "affirm"
    SUPPORT = "support"
    OFFER_HELP = "offer_help"
    OFFER_TIME = "offer_time"
    STRAIGHT_ANSWER = "straight_answer"
    TWO_PERSPECTIVES = "two_perspectives"
    HUMILITY = "humility"
    ASK_STRENGTH = "ask_strength"
    GIVE_FLOOR = "give_floor"
    DISCREPANCY = "discrepancy"
    INFORM = "inform"
    REPAIR = "repair"

    AGREE_STEP = "agree_step"
    AGREE_OWN_WORDS = "agree_own_words"
    AGREE_WHEN = "agree_when"
    NEXT_CONTACT = "next_contact"

    ACCUSE = "accuse"
    MORALISE = "moralise"
    THREAT = "threat"
    FALSE_LAW = "false_law"
    SECRECY = "secrecy"
    PROMISE_OUTCOME = "promise_outcome"
    UNLAWFUL_DEMAND = "unlawful_demand"
    TAKE_SIDE = "take_side"
    DEBATE_IDEOLOGY = "debate_ideology"
    LABEL = "label"
    REASSURE = "reassure"
    HURRY = "hurry"
    EARLY_AGREEMENT = "early_agreement"
    CONFESSION_HUNT = "confession_hunt"
    PRESS_NAMES = "press_names"
    PRESS_ON = "press_on"
    SARCASM = "sarcasm"
    EVADE = "evade"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the taxonomy says of one technique."""

    family: Family
    name: Words
    """Short name, as on the debrief."""
    meaning: Words
    """One sentence: how to recognise it."""
    form: Form | None = None
    """How it asks; None where it asks nothing."""


def entry(family: Family, name: tuple[str, str, str], meaning: tuple[str, str, str]) -> Entry:
    """Make an entry from its texts in bokmål, nynorsk and English."""
    return Entry(family, Words(*name), Words(*meaning))
