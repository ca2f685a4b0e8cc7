"""The shape of a scenario file, key by key: what may stand where.

Strict pydantic models; they say nothing of whether names lead anywhere. Lists stay lists here
and become tuples in the model. Descriptions are shown by editors and on the reference page:
bokmål, a slash, English.
"""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from scenarios.model import (
    Area,
    DistortionKind,
    FactKind,
    Level,
    Meaning,
    Phase,
    Quality,
    Role,
    Severity,
    Status,
    Track,
)
from scenarios.techniques import Technique

ID_PATTERN = r"^[a-z][a-z0-9_]{0,59}$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
GuardText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
FeelingNumber = Annotated[int, Field(ge=0, le=10)]
Change = Annotated[int, Field(ge=-10, le=10)]
StepWord = Literal["information", "guidance", "advice", "instruction", "warning"]
Principle = Literal[
    "open", "listening", "pauses", "not_leading", "limits", "unbiased", "focus", "unhurried"
]


def _about(nb: str, en: str, **more: Any) -> Any:  # noqa: ANN401  (what pydantic's Field takes)
    # An absent list is the empty tuple: unlike a list it needs no copy for every reaction.
    return Field(description=f"{nb} / {en}", **more)


class Shape(BaseModel):
    """A table with fixed keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _one_or_table(value: object) -> str:
    return "~table" if isinstance(value, dict) else "~word"


def _one_or_list(value: object) -> str:
    return "~list" if isinstance(value, list) else "~table"


class Speech(Shape):
    """What somebody says in one segment, with what is seen and what comes to light."""

    says: Text = _about("Ordene.", "The words.")
    cue: Text | None = _about("Det som ses samtidig.", "What is seen meanwhile.", default=None)
    tells: list[Id] = _about("Fakta som kommer fram.", "Facts that come to light.", default=())


Spoken = Annotated[
    Annotated[Text, Tag("~word")] | Annotated[Speech, Tag("~table")], Discriminator(_one_or_table)
]


class Segment(BaseModel):
    """One segment: `<person>: text`, a cue, or both."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Spoken] = Field(init=False)

    cue: Text | None = _about("Det som ses, uten tale.", "What is seen.", default=None)
    tells: list[Id] = _about("Fakta som kommer fram.", "Facts that come to light.", default=())


class ReactionShape(BaseModel):
    """What follows an act here. `<person>: text` is short for one line."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Spoken] = Field(init=False)

    id: Id | None = _about(
        "Holder oversettelser på plass når vilkåret endres.",
        "Keeps translations in place when the guard changes.",
        default=None,
    )
    when: GuardText | None = _about(
        "Når reaksjonen gjelder.", "When the reaction holds.", default=None
    )
    lines: list[Segment] | None = _about(
        "Flere replikker; den andre får ordet mellom dem.",
        "Several segments; the trainee gets the floor between them.",
        default=None,
    )
    cue: Text | None = _about("Det som ses.", "What is seen.", default=None)
    tells: list[Id] = _about("Fakta som kommer fram.", "Facts that come to light.", default=())
    effects: dict[Dotted, Change] = _about(
        "Endringer: `emma.trust: +1`.", "Changes: `emma.trust: +1`.", default_factory=dict
    )
    raises: list[Id] = _about("Grenser som nås.", "Limits that are reached.", default=())
    settles: list[Id] = _about(
        "Grenser som respekteres igjen.", "Limits respected again.", default=()
    )
    shift: Id | None = _about(
        "Tema som fokus flyttes til.", "Topic that the focus is shifted to.", default=None
    )
    arrives: list[Id] = _about("Hvem som kommer.", "Who arrives.", default=())
    leaves: list[Id] = _about("Hvem som går.", "Who leaves.", default=())
    goto: Id | None = _about("Neste øyeblikk.", "The next moment.", default=None)
    end: Id | None = _about("Avslutningen som nås.", "The ending that is reached.", default=None)
    wrong_yes: bool = _about(
        "Et «ja» som ikke betyr noe.", "A «yes» that means nothing.", default=False
    )


Reactions = Annotated[list[ReactionShape], Field(min_length=1)]
OneOrMoreReactions = Annotated[
    Annotated[Reactions, Tag("~list")] | Annotated[ReactionShape, Tag("~table")],
    Discriminator(_one_or_list),
]


class SilenceShape(Shape):
    """What silence means, and what comes of waiting."""

    means: Annotated[Meaning, Field(strict=False)] = _about(
        "Hva stillheten betyr.", "What the silence means."
    )
    short: OneOrMoreReactions | None = _about(
        "Etter en kort pause.", "After a short wait.", default=None
    )
    long: OneOrMoreReactions | None = _about(
        "Etter en lang pause.", "After a long wait.", default=None
    )


class AnswersShape(Shape):
    """What follows the acts that are always available."""

    silence: SilenceShape | None = _about("Å vente.", "Waiting.", default=None)
    encourage: Reactions | None = _about("Nikk, «mm».", "A nod, «mm».", default=None)
    summarise: Reactions | None = _about("En oppsummering.", "A summary.", default=None)
    offer_break: Reactions | None = _about(
        "En pause tilbys.", "A break is offered.", default=None, alias="break"
    )
    limits: dict[Id, Reactions] = _about(
        "Å sette en grense her.", "Naming a limit here.", default_factory=dict
    )


class LimitStep(Shape):
    """The step that a choice takes on the ladder of a limit."""

    topic: Id = _about("Grensen.", "The limit.")
    step: StepWord = _about("Trinnet.", "The step.")


class Credit(Shape):
    """A reasoned exception from the rubric."""

    principle: Principle = _about("Prinsippet.", "The principle.")
    points: Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)] = _about(
        "Poeng her.", "Points here."
    )
    reason: Text = _about("Hvorfor.", "Why.")
    source: Text = _about("Kilden.", "The source.")


class ChoiceShape(Shape):
    """Something that the trainee can say."""

    id: Id = _about("Navnet, entydig i hele scenariet.", "The name, unique in the scenario.")
    say: Text = _about("Ordene.", "The words.")
    techniques: Annotated[
        list[Annotated[Technique, Field(strict=False)]], Field(min_length=1, max_length=8)
    ] = _about("Hva det er: kodene.", "What it is: the codes.", alias="is")
    to: list[Id] | None = _about(
        "Hvem det sies til; ellers ungdommen.", "To whom; else the youth.", default=None
    )
    when: GuardText | None = _about("Når valget finnes.", "When it is on offer.", default=None)
    once: bool | None = _about(
        "Borte når det er sagt én gang (vanlig).", "Gone once said (the default).", default=None
    )
    matter: bool | None = _about(
        "Om det gjelder saken; ellers etter fasen.",
        "Whether it concerns the matter; else by phase.",
        default=None,
    )
    limit: LimitStep | None = _about(
        "Trinnet på grensestigen.", "The step on the ladder.", default=None
    )
    why: Text | None = _about(
        "Forfatterens kommentar til debriefen.", "The author's comment.", default=None
    )
    credit: list[Credit] = _about("Unntak fra rubrikken.", "Exceptions.", default=())
    reactions: Reactions = _about("Hva som følger.", "What follows.")


class MomentShape(AnswersShape):
    """Where the talk stands: somebody has spoken, and the trainee may act."""

    phase: Annotated[Phase, Field(strict=False)] = _about("Fasen.", "The phase.")
    scene: Id | None = _about("Scenen det hører til.", "Its scene.", default=None)
    lines: list[Segment] = _about("Det som sies her først.", "What is said first.", default=())
    raises: list[Id] = _about(
        "Grenser som nås av det som sies her først.",
        "Limits that are reached by what is said here first.",
        default=(),
    )
    shift: Id | None = _about(
        "Tema som fokus flyttes til av det som sies her først.",
        "Topic that the focus is shifted to by what is said here first.",
        default=None,
    )
    choices: Annotated[list[ChoiceShape], Field(max_length=30)] = _about(
        "Det som kan sies.", "What can be said.", default=()
    )
    fallback: ChoiceShape | None = _about(
        "Når ingen valg er åpne.", "When no choice is open.", default=None
    )
    thought: Text | None = _about("Det som ikke blir sagt.", "What goes unsaid.", default=None)
    hint: Text | None = _about("Hint til øving.", "A hint for practice.", default=None)


class BlockUse(Shape):
    """A block put in as moments."""

    block: Id = _about("Blokkens navn.", "The block's name.")
    fill: dict[Id, str] = _about(
        "Verdier for parametrene.", "Values of the parameters.", default_factory=dict, alias="with"
    )


class BlockShape(Shape):
    """Moments that can be put in several places."""

    parameters: list[Id] = _about("Navn i klammer i teksten.", "Names in braces.", default=())
    moments: dict[Id, Any] = _about("Øyeblikkene.", "The moments.")


class FeelingShape(Shape):
    """A feeling with the day's form."""

    start: FeelingNumber = _about("0 til 10.", "0 to 10.")
    spread: Annotated[int, Field(ge=0, le=3)] = _about(
        "Dagsform: høyst så langt fra start.", "The day's form.", default=0
    )


Feelings = dict[
    Id,
    Annotated[
        Annotated[FeelingNumber, Tag("~word")] | Annotated[FeelingShape, Tag("~table")],
        Discriminator(_one_or_table),
    ],
]


class PersonShape(Shape):
    """Somebody in the room."""

    role: Annotated[Role, Field(strict=False)] = _about("Rollen.", "The role.")
    name: Label = _about("Navnet.", "The name.")
    age: Annotated[int, Field(ge=0, le=120)] | None = _about("Alder.", "Age.", default=None)
    relation: Label | None = _about("Forhold til ungdommen.", "Relation.", default=None)
    about: Text | None = _about(
        "Det som er kjent på forhånd.", "What is known beforehand.", default=None
    )
    feelings: Feelings = _about("Følelser, 0 til 10.", "Feelings, 0 to 10.")
    present: bool = _about("Til stede fra start.", "Present from the start.", default=True)


class UnlockShape(Shape):
    """The teller's trust needed, per form of the act."""

    open: FeelingNumber | Literal["never"] = _about("Åpent.", "Open.", default=0)
    directive: FeelingNumber | Literal["never"] = _about("Styrt.", "Directive.", default=0)
    closed: FeelingNumber | Literal["never"] = _about("Lukket.", "Closed.", default=0)


class FactShape(Shape):
    """Something that can come to light."""

    kind: Annotated[FactKind, Field(strict=False)] = _about("Slaget.", "The kind.")
    area: Annotated[Area, Field(strict=False)] = _about("Livsområdet.", "The area of life.")
    known_by: Annotated[list[Id], Field(min_length=1)] = _about(
        "Hvem som kan fortelle det.", "Who can tell it."
    )
    text: Text = _about("Til debriefen.", "For the debrief.")
    summary: Text = _about("Slik det sies til ungdommen.", "As said to the youth.")
    unlock: UnlockShape = _about(
        "Tilliten som trengs.", "The trust needed.", default_factory=UnlockShape
    )


class DistortionShape(Shape):
    """A statement that can slip into a summary."""

    of: Id = _about("Faktumet det forvrenger.", "The fact that it distorts.")
    kind: Annotated[DistortionKind, Field(strict=False)] = _about("Slaget.", "The kind.")
    says: Text = _about("Ordene.", "The words.")


class StepsShape(Shape):
    """What the officer says at each of the five steps."""

    information: Text = _about("Opplysning.", "Information.")
    guidance: Text = _about("Veiledning.", "Guidance.")
    advice: Text = _about("Råd.", "Advice.")
    instruction: Text = _about("Pålegg.", "Instruction.")
    warning: Text = _about("Advarsel.", "Warning.")


class LimitShape(Shape):
    """A topic on which a limit can be reached."""

    about: Label = _about("Nøytralt navn på stigen.", "Neutral label on the ladder.")
    severity: Annotated[Severity, Field(strict=False)] = _about("Alvoret.", "How serious.")
    expected: StepWord = _about("Trinnet som passer.", "The step that fits.")
    window: Annotated[int, Field(ge=1, le=5)] = _about(
        "Turer før det er for sent.", "Turns within which it is timely."
    )
    steps: StepsShape = _about("Ordene på hvert trinn.", "The words of each step.")
    answers: Reactions = _about("Det som følger.", "What follows.")
    earlier: StepWord | None = _about(
        "Trinnet fra en tidligere samtale.", "The step of an earlier talk.", default=None
    )


class InterruptionShape(Shape):
    """What being cut off does."""

    effects: dict[Dotted, Change] = _about("Endringer.", "Changes.", default_factory=dict)


class EndingShape(Shape):
    """How a talk can end."""

    quality: Annotated[Quality, Field(strict=False)] = _about("Slaget.", "The kind.")
    text: Text = _about("Det som står til slutt.", "What stands at the end.")
    contact: bool = _about("Om det er avtalt ny kontakt.", "A next contact.", default=False)


class BriefingShape(Shape):
    """What the trainee knows before the talk."""

    worry: Text = _about("Bekymringen.", "The worry.")
    known: list[Text] = _about("Det som er kjent.", "What is known.", default=())
    unknown: list[Text] = _about("Det som ikke er kjent.", "What is not known.", default=())
    prepare: list[Text] = _about("Å tenke på.", "To think about.", default=())


class ProvenanceShape(Shape):
    """Who wrote the scenario, on what, and whether an expert has read it."""

    author: Label = _about("Forfatter.", "Author.")
    status: Annotated[Status, Field(strict=False)] = _about("Status.", "Status.")
    written: str = _about("Dato.", "Date.")
    based_on: list[Text] = _about("Kilder.", "Sources.", default=())
    reviewer: Label | None = _about("Fagperson som har lest.", "Expert reader.", default=None)


ShortTexts = Annotated[list[Label], Field(max_length=8)]
Scenes = dict[Id, AnswersShape]


class ScenarioShape(AnswersShape):
    """A scenario file, format 1."""

    scenario: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")] = _about(
        "Id: små bokstaver, tall, - og _.", "Id: lower case, digits, - and _."
    )
    format: int = _about("Alltid 1.", "Always 1.")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = _about(
        "Språket filen er skrevet på.", "The language of the file."
    )
    title: Label = _about("Tittelen.", "The title.")
    level: Annotated[Level, Field(strict=False)] = _about("Nivået.", "The level.")
    track: Annotated[Track, Field(strict=False)] = _about("Sporet.", "The track.")
    minutes: Annotated[int, Field(ge=1, le=240)] = _about("Minutter.", "Minutes.")
    trains: ShortTexts = _about("Det som øves.", "What is trained.", default=())
    provenance: ProvenanceShape = _about("Opphav.", "Provenance.")
    briefing: BriefingShape = _about("Før samtalen.", "Before the talk.")
    people: Annotated[dict[Id, PersonShape], Field(min_length=1, max_length=8)] = _about(
        "De som er i rommet.", "Those in the room."
    )
    facts: dict[Id, FactShape] = _about("Det som kan komme fram.", "Facts.", default_factory=dict)
    distortions: dict[Id, DistortionShape] = _about(
        "Forvrengninger.", "Slips.", default_factory=dict
    )
    limits: dict[Id, LimitShape] = _about(  # type: ignore[assignment]  # definitions here
        "Grenser.", "Limits.", default_factory=dict
    )
    silence: SilenceShape = _about("Å vente.", "Waiting.")
    encourage: Reactions = _about("Nikk, «mm».", "A nod, «mm».")
    summarise: Reactions = _about("En oppsummering.", "A summary.")
    offer_break: Reactions = _about("En pause tilbys.", "A break.", alias="break")
    interruption: InterruptionShape = _about(
        "Hva det gjør å bli avbrutt.", "What being cut off does.", default_factory=InterruptionShape
    )
    fallback: ChoiceShape = _about("Veien ut.", "The way out.")
    scenes: Scenes = _about("Grupper av øyeblikk.", "Groups of moments.", default_factory=dict)
    blocks: dict[Id, BlockShape] = _about("Blokker.", "Blocks.", default_factory=dict)
    use: list[Id] = _about("Delte blokkfiler.", "Shared block files.", default=())
    start: Id = _about("Første øyeblikk.", "The first moment.")
    moments: Annotated[dict[Id, MomentShape], Field(min_length=1)] = _about(
        "Øyeblikkene.", "The moments."
    )
    endings: Annotated[dict[Id, EndingShape], Field(min_length=1)] = _about(
        "Avslutningene.", "The endings."
    )
