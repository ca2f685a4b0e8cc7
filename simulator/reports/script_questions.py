"""What an expert who reads a script is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.techniques import RIGHTS, Technique
from simulator.i18n import Translator
from simulator.reports.readable import ChoiceText
from simulator.reports.script_text import ScriptText

_ABOUT_RIGHTS = RIGHTS | {Technique.RIGHTS_CHECK, Technique.FRAME_TRACK}


@dataclass(frozen=True, slots=True)
class Question:
    """Something that an expert is asked."""

    text: str
    lines: tuple[int, ...] = ()


def questions(
    scenario: Scenario, tr: Translator, text: ScriptText, places: Mapping[str, int]
) -> tuple[Question, ...]:
    """Return what an expert is asked: about lines, where any raise it, and about the whole.

    Args:
        scenario: what the script is of.
        tr: the language of the questions.
        text: what stands in the script.
        places: the number of whatever has an id.
    """
    some = (each for each in _about_lines(scenario, tr, text, places) if each.lines)
    return (*some, *_about_all(scenario, tr))


def _about_lines(
    scenario: Scenario, tr: Translator, text: ScriptText, places: Mapping[str, int]
) -> Iterator[Question]:
    moments = [moment for _, those in text.phases for moment in those]
    choices = [choice for moment in moments for choice in moment.choices]
    yield Question(
        tr("Are the rights told rightly here, and in words that a young person understands?"),
        tuple(choice.number for choice in choices if _ABOUT_RIGHTS & set(choice.codes)),
    )
    yield Question(
        tr("Would this be against the law or the guide, as it is coded?"),
        tuple(choice.number for choice in choices if choice.breach),
    )
    yield Question(
        tr("Does this do harm in a real talk, as it is coded?"),
        tuple(choice.number for choice in choices if choice.harm and not choice.breach),
    )
    yield Question(
        tr("Are these the words you would use at each step, and is the first step the right one?"),
        tuple(row.number for limit in text.limits for row in limit.steps),
    )
    yield Question(
        tr("Does silence mean this here?"),
        tuple(moment.number for moment in moments if moment.silence),
    )
    yield Question(
        tr("Is a «yes» that means nothing what would come of this?"),
        tuple(_empty_yes(choices)),
    )
    yield Question(
        tr("Is the author's exception from the rules well founded?"),
        tuple(choice.number for choice in choices if choice.credit),
    )
    yield Question(
        tr("Are the endings judged rightly?"),
        tuple(places[f"ending {name}"] for name in scenario.endings),
    )


def _about_all(scenario: Scenario, tr: Translator) -> Iterator[Question]:
    yield Question(tr("Do the people speak, keep silent and change as such people do?"))
    yield Question(tr("Can every visible sign be read in two ways?"))
    yield Question(
        tr(
            "Do the sources say this: {sources}?",
            sources="; ".join(scenario.provenance.based_on),
        )
    )


def _empty_yes(choices: list[ChoiceText]) -> Iterator[int]:
    for choice in choices:
        for reaction in choice.reactions:
            if reaction.wrong_yes:
                yield reaction.number or reaction.lines[0].number
