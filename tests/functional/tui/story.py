"""A short talk with everything that a screen has to show, and sessions that play it."""

from dataclasses import replace
from datetime import UTC, datetime

from scenarios.model import (
    Briefing,
    Feeling,
    LimitMove,
    Line,
    Meaning,
    Person,
    Phase,
    Reaction,
    Role,
    Scenario,
    Silence,
    Step,
)
from scenarios.techniques import Technique
from scenarios.transcript import Header, Mode, Timing, Transcript
from simulator.engine import Stage
from simulator.sessions import Pins, Records, Session
from tests.builders import a_distortion, a_limit, a_scenario, choice, moment, reaction


class FixedClock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, tzinfo=UTC)

    def elapsed(self) -> float:
        return self.seconds


def a_story() -> Scenario:
    """Emma and her mother at the office: two moments, a limit, an unfinished line."""
    trine = Person(
        "trine",
        Role.GUARDIAN,
        "Trine",
        {"trust": Feeling(4), "tension": Feeling(6)},
        relation="mor",
    )
    first = moment(
        "hilsen",
        _said(
            choice("fortell", Technique.OPEN_INVITATION, reactions=[_telling()]),
            "Fortell meg om den ettermiddagen, fra dere møttes.",
        ),
        _said(
            choice(
                "var_det_du",
                Technique.LEADING_TAG,
                reactions=[reaction("var_det_du/default", "Ja da.", effects={"emma.trust": -2})],
            ),
            "Det var du som tok det, ikke sant?",
        ),
        _said(
            choice(
                "rolig",
                Technique.LIMIT_INFORMATION,
                limit=LimitMove("kjeft", Step.INFORMATION),
                reactions=[reaction("rolig/default", "Greit, greit.", speaker="trine")],
            ),
            "Her inne skal alle få snakke ferdig. Det gjelder dere to, og det gjelder meg også, "
            "selv om jeg har det litt for travelt iblant.",
        ),
    )
    second = moment(
        "ute",
        _said(
            choice("avtale_naa", Technique.AGREE_STEP, end="avtale"),
            "Hva er det minste du kan gjøre?",
        ),
        phase=Phase.AGREEMENT,
        says=("Jeg vet ikke helt.",),
    )
    first = replace(
        first,
        lines=(
            Line("hilsen/lines/0", "emma", "Det var jo bare … vi skulle bare se."),
            Line(
                "hilsen/lines/1",
                "emma",
                "Og så ble det sånn.",
                cue="Hun dytter albuen mot bordkanten, forsiktig.",
            ),
            Line(
                "hilsen/lines/2",
                "trine",
                "Sånn? Du lovte meg noe helt annet i går kveld, Emma, og nå sitter vi her.",
                cue="",
            ),
        ),
        hint="Hun er ikke ferdig. Hva trenger hun?",
    )
    scenario = a_scenario(
        first,
        second,
        facts=[
            replace(
                _fact("alene"),
                text="Emma er alene i storefri og blir derfor hjemme.",
                summary="Du har hatt det ensomt på skolen.",
            )
        ],
        distortions=[replace(a_distortion("skulker", "alene"), says="Du gidder ikke skolen.")],
        limits=[
            replace(a_limit(), about="hvordan vi snakker til hverandre her inne", steps=_STEPS)
        ],
        people=[trine],
    )
    silence = Silence(
        Meaning.THINKING,
        (
            Reaction(
                "scenario/silence.short/default",
                lines=(
                    Line("scenario/silence.short/default/0", None, "", "Emma ser på hendene sine."),
                ),
            ),
        ),
        (
            Reaction(
                "scenario/silence.long/default",
                lines=(
                    Line("scenario/silence.long/default/0", None, "", "Emma trekker på skuldrene."),
                ),
            ),
        ),
    )
    return replace(
        scenario,
        title="Butikktyveriet",
        answers=replace(scenario.answers, silence=silence),
        briefing=Briefing(
            "Butikken meldte at Emma (14) ble stanset med sminke for 640 kroner. Moren vet det.",
            ("stanset i butikken", "åtte dagers fravær"),
            ("hvem hun var sammen med",),
            ("Hvordan vil du åpne?", "Hva vil du ikke spørre om?"),
        ),
    )


def a_session(
    records: Records,
    scenario: Scenario | None = None,
    *,
    clock: FixedClock | None = None,
    mode: Mode = Mode.PRACTICE,
    timing: Timing = Timing.UNTIMED,
) -> Session:
    """Begin a talk on the story, recorded."""
    stage = Stage(scenario or a_story())
    clock = clock or FixedClock()
    header = Header("ABCDEFGHJK", stage.scenario.id, "0" * 64, "1" * 64, "nb", mode, timing)
    events = stage.begin(lambda low, high: low)
    pins = Pins(b"", "")
    records.begin(header, pins, clock.now(), [(0.0, event) for event in events])
    return Session(records, stage, Transcript(header, events), pins, clock=clock)


_STEPS = {
    Step.INFORMATION: "Her inne skal alle få snakke ferdig uten å bli skjelt ut.",
    Step.GUIDANCE: "Trine, hva trenger du for å kunne høre på henne nå?",
    Step.ADVICE: "Jeg tror fem minutter på gangen ville hjulpet. Hva tenker du?",
    Step.INSTRUCTION: "Nå må du slutte å rope til datteren din.",
    Step.WARNING: "Hvis det fortsetter, snakker vi med dere hver for oss resten av dagen.",
}


def _telling() -> Reaction:
    return reaction(
        "fortell/default",
        "Vi møttes ved bussen. Jeg hadde ikke vært på skolen.",
        tells=["alene"],
        raises=["kjeft"],
        goto="ute",
    )


def _fact(id_: str):  # noqa: ANN202
    from tests.builders import a_fact

    return a_fact(id_)


def _said(made, says):  # noqa: ANN001, ANN202
    return replace(made, says=says)
