"""Everything that is written in a scenario, found by its id or ref."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from scenarios.model import Answers, Line, Reaction, Scenario


class Script:
    """The index of a scenario's choices, reactions and lines."""

    def __init__(self, scenario: Scenario) -> None:
        """Index a scenario."""
        self.scenario = scenario
        self.choices = scenario.choices
        self.reactions: Mapping[str, Reaction] = {r.ref: r for r in all_reactions(scenario)}
        self.lines: Mapping[str, Line] = {line.ref: line for line in all_lines(scenario)}


def answer_lists(scenario: Scenario) -> Iterator[tuple[Reaction, ...]]:
    """Yield every list of reactions that is written anywhere, once each."""
    for choice in scenario.choices.values():
        yield choice.reactions
    moments = (moment.answers for moment in scenario.moments.values())
    for answers in (scenario.answers, *scenario.scenes.values(), *moments):
        for _, reactions in acts_of(answers):
            yield reactions


def acts_of(answers: Answers) -> Iterator[tuple[str, tuple[Reaction, ...]]]:
    """Yield what one level answers to the acts that are available everywhere.

    The acts are named as in ``everywhere``; one that is not answered here has no reactions.
    """
    if answers.silence is not None:
        yield "wait/short", answers.silence.short
        yield "wait/long", answers.silence.long
    yield "encourage", answers.encourage
    yield "summarise", answers.summarise
    yield "break", answers.offer_break
    for topic, reactions in answers.limits.items():
        yield f"limit/{topic}", reactions


def all_reactions(scenario: Scenario) -> Iterator[Reaction]:
    """Yield every reaction that is written anywhere, once each."""
    for reactions in answer_lists(scenario):
        yield from reactions


def all_lines(scenario: Scenario) -> Iterator[Line]:
    """Yield every line that is written anywhere, once each."""
    for moment in scenario.moments.values():
        yield from moment.lines
    for reaction in all_reactions(scenario):
        yield from reaction.lines


def everywhere(scenario: Scenario, moment_id: str) -> Mapping[str, tuple[Reaction, ...]]:
    """Return what answers the acts that are available everywhere, at one moment.

    The nearest level that answers an act wins: the moment, else its scene, else the scenario.
    The acts are named ``wait/short``, ``wait/long``, ``encourage``, ``summarise``, ``break`` and
    ``limit/<topic>``.
    """
    levels = scenario.levels(moment_id)
    return {
        "wait/short": _nearest(levels, lambda at: at.silence.short if at.silence else ()),
        "wait/long": _nearest(levels, lambda at: at.silence.long if at.silence else ()),
        "encourage": _nearest(levels, lambda at: at.encourage),
        "summarise": _nearest(levels, lambda at: at.summarise),
        "break": _nearest(levels, lambda at: at.offer_break),
        **{
            f"limit/{topic}": next(at.limits[topic] for at in levels if at.limits.get(topic))
            for topic in scenario.limits
        },
    }


def _nearest(
    levels: Sequence[Answers], answer: Callable[[Answers], tuple[Reaction, ...]]
) -> tuple[Reaction, ...]:
    return next(found for level in levels if (found := answer(level)))
