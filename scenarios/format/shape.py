"""The shape of a scenario file, key by key: what may stand where.

Strict pydantic models; they say nothing of whether names lead anywhere. Lists stay lists here
and become tuples in the model. Descriptions are shown by editors and on the reference page:
bokmål, a slash, English.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from scenarios.format.names import SCENARIO_ID
from scenarios.format.talk import (
    AnswersShape,
    Change,
    ChoiceShape,
    Dotted,
    FeelingNumber,
    Id,
    Label,
    MomentShape,
    Reactions,
    Shape,
    SilenceShape,
    StepWord,
    Text,
    described,
    one_or_table,
)
from scenarios.model import (
    Area,
    DistortionKind,
    FactKind,
    Level,
    Quality,
    Role,
    Severity,
    Status,
    Track,
)


class BlockUse(Shape):
    """A block put in as moments."""

    block: Id = described("Blokkens navn.", "The block's name.")
    fill: dict[Id, str] = described(
        "Verdier for parametrene.", "Values of the parameters.", default_factory=dict, alias="with"
    )


class BlockShape(Shape):
    """Moments that can be put in several places."""

    parameters: list[Id] = described("Navn i klammer i teksten.", "Names in braces.", default=())
    moments: dict[Id, Any] = described("Øyeblikkene.", "The moments.")


class FeelingShape(Shape):
    """A feeling with the day's form."""

    start: FeelingNumber = described("0 til 10.", "0 to 10.")
    spread: Annotated[int, Field(ge=0, le=3)] = described(
        "Dagsform: høyst så langt fra start.", "The day's form.", default=0
    )


Feelings = dict[
    Id,
    Annotated[
        Annotated[FeelingNumber, Tag("~word")] | Annotated[FeelingShape, Tag("~table")],
        Discriminator(one_or_table),
    ],
]


class PersonShape(Shape):
    """Somebody in the room."""

    role: Annotated[Role, Field(strict=False)] = described("Rollen.", "The role.")
    name: Label = described("Navnet.", "The name.")
    age: Annotated[int, Field(ge=0, le=120)] | None = described("Alder.", "Age.", default=None)
    relation: Label | None = described("Forhold til ungdommen.", "Relation.", default=None)
    about: Text | None = described(
        "Det som er kjent på forhånd.", "What is known beforehand.", default=None
    )
    feelings: Feelings = described("Følelser, 0 til 10.", "Feelings, 0 to 10.")
    present: bool = described("Til stede fra start.", "Present from the start.", default=True)


class UnlockShape(Shape):
    """The teller's trust needed, per form of the act."""

    open: FeelingNumber | Literal["never"] = described("Åpent.", "Open.", default=0)
    directive: FeelingNumber | Literal["never"] = described("Styrt.", "Directive.", default=0)
    closed: FeelingNumber | Literal["never"] = described("Lukket.", "Closed.", default=0)


class FactShape(Shape):
    """Something that can come to light."""

    kind: Annotated[FactKind, Field(strict=False)] = described("Slaget.", "The kind.")
    area: Annotated[Area, Field(strict=False)] = described("Livsområdet.", "The area of life.")
    known_by: Annotated[list[Id], Field(min_length=1)] = described(
        "Hvem som kan fortelle det.", "Who can tell it."
    )
    text: Text = described("Til gjennomgangen.", "For the debrief.")
    summary: Text = described("Slik det sies til ungdommen.", "As said to the youth.")
    unlock: UnlockShape = described(
        "Tilliten som trengs.", "The trust needed.", default_factory=UnlockShape
    )


class DistortionShape(Shape):
    """A statement that can slip into a summary."""

    of: Id = described("Faktumet det forvrenger.", "The fact that it distorts.")
    kind: Annotated[DistortionKind, Field(strict=False)] = described("Slaget.", "The kind.")
    says: Text = described("Ordene.", "The words.")


class StepsShape(Shape):
    """What the officer says at each of the five steps."""

    information: Text = described("Opplysning.", "Information.")
    guidance: Text = described("Veiledning.", "Guidance.")
    advice: Text = described("Råd.", "Advice.")
    instruction: Text = described("Pålegg.", "Instruction.")
    warning: Text = described("Advarsel.", "Warning.")


class LimitShape(Shape):
    """A topic on which a limit can be reached."""

    about: Label = described("Nøytralt navn på stigen.", "Neutral label on the ladder.")
    severity: Annotated[Severity, Field(strict=False)] = described("Alvoret.", "How serious.")
    expected: StepWord = described("Trinnet som passer.", "The step that fits.")
    window: Annotated[int, Field(ge=1, le=5)] = described(
        "Turer før det er for sent.", "Turns within which it is timely."
    )
    steps: StepsShape = described("Ordene på hvert trinn.", "The words of each step.")
    answers: Reactions = described("Det som følger.", "What follows.")
    earlier: StepWord | None = described(
        "Trinnet fra en tidligere samtale.", "The step of an earlier talk.", default=None
    )


class InterruptionShape(Shape):
    """What being cut off does."""

    effects: dict[Dotted, Change] = described("Endringer.", "Changes.", default_factory=dict)


class EndingShape(Shape):
    """How a talk can end."""

    quality: Annotated[Quality, Field(strict=False)] = described("Slaget.", "The kind.")
    text: Text = described("Det som står til slutt.", "What stands at the end.")
    contact: bool = described("Om det er avtalt ny kontakt.", "A next contact.", default=False)


class BriefingShape(Shape):
    """What the trainee knows before the talk."""

    worry: Text = described("Bekymringen.", "The worry.")
    known: list[Text] = described("Det som er kjent.", "What is known.", default=())
    unknown: list[Text] = described("Det som ikke er kjent.", "What is not known.", default=())
    prepare: list[Text] = described("Å tenke på.", "To think about.", default=())


class ProvenanceShape(Shape):
    """Who wrote the scenario, on what, and whether an expert has read it."""

    author: Label = described("Forfatter.", "Author.")
    status: Annotated[Status, Field(strict=False)] = described("Status.", "Status.")
    written: str = described("Dato.", "Date.")
    based_on: list[Text] = described("Kilder.", "Sources.", default=())
    reviewer: Label | None = described("Fagperson som har lest.", "Expert reader.", default=None)


class AllowedShape(Shape):
    """What the checks would find, and why it is meant so."""

    rule: Label = described("Regelens kode.", "The code of the rule.")
    at: Id | None = described(
        "Id-en det gjelder; ellers hele scenarioet.",
        "The id that it holds for; else the whole scenario.",
        default=None,
    )
    because: Text = described("Hvorfor det er riktig her.", "Why it is right here.")


ScenarioId = Annotated[str, StringConstraints(pattern=f"^{SCENARIO_ID}$")]
ShortTexts = Annotated[list[Label], Field(max_length=8)]
Scenes = dict[Id, AnswersShape]


class ScenarioShape(AnswersShape):
    """A scenario file, format 1."""

    scenario: ScenarioId = described(
        "Id: små bokstaver, tall, - og _.", "Id: lower case, digits, - and _."
    )
    format: int = described("Alltid 1.", "Always 1.")
    language: Literal["nb", "nn", "en"] = described(
        "Språket filen er skrevet på.", "The language of the file."
    )
    title: Label = described("Tittelen.", "The title.")
    level: Annotated[Level, Field(strict=False)] = described("Nivået.", "The level.")
    parallel: ScenarioId | None = described(
        "Scenarioet som øver det samme i en annen sak, og som viser hit.",
        "The scenario that trains the same in another case, and that points here.",
        default=None,
    )
    track: Annotated[Track, Field(strict=False)] = described("Sporet.", "The track.")
    minutes: Annotated[int, Field(ge=1, le=240)] = described("Minutter.", "Minutes.")
    trains: ShortTexts = described("Det som øves.", "What is trained.", default=())
    provenance: ProvenanceShape = described("Opphav.", "Provenance.")
    briefing: BriefingShape = described("Før samtalen.", "Before the talk.")
    people: Annotated[dict[Id, PersonShape], Field(min_length=1, max_length=8)] = described(
        "De som er i rommet.", "Those in the room."
    )
    facts: dict[Id, FactShape] = described(
        "Det som kan komme fram.", "Facts.", default_factory=dict
    )
    distortions: dict[Id, DistortionShape] = described(
        "Forvrengninger.", "Slips.", default_factory=dict
    )
    limits: dict[Id, LimitShape] = described(  # type: ignore[assignment]  # definitions here
        "Grenser.", "Limits.", default_factory=dict
    )
    silence: SilenceShape = described("Å vente.", "Waiting.")
    encourage: Reactions = described("Nikk, «mm».", "A nod, «mm».")
    summarise: Reactions = described("En oppsummering.", "A summary.")
    offer_break: Reactions = described("En pause tilbys.", "A break.", alias="break")
    interruption: InterruptionShape = described(
        "Hva det gjør å bli avbrutt.", "What being cut off does.", default_factory=InterruptionShape
    )
    fallback: ChoiceShape = described("Veien ut.", "The way out.")
    scenes: Scenes = described("Grupper av øyeblikk.", "Groups of moments.", default_factory=dict)
    blocks: dict[Id, BlockShape] = described("Blokker.", "Blocks.", default_factory=dict)
    use: list[Id] = described("Delte blokkfiler.", "Shared block files.", default=())
    allowed: list[AllowedShape] = described(
        "Funn som er ment, med grunn.", "Findings that are meant, with the reason.", default=()
    )
    start: Id = described("Første øyeblikk.", "The first moment.")
    moments: Annotated[dict[Id, MomentShape], Field(min_length=1)] = described(
        "Øyeblikkene.", "The moments."
    )
    endings: Annotated[dict[Id, EndingShape], Field(min_length=1)] = described(
        "Avslutningene.", "The endings."
    )
