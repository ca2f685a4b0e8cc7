"""The shape of what happens in a talk: lines, reactions, answers, choices, moments.

See ``scenarios.format.shape`` for the manner; the helpers that both use stand here.
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

from scenarios.format.names import ID
from scenarios.model import (
    Debatable,
    Meaning,
    Phase,
)
from scenarios.techniques import Technique

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Id = Annotated[str, StringConstraints(pattern=f"^{ID}$")]
Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
GuardText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
FeelingNumber = Annotated[int, Field(ge=0, le=10)]
Change = Annotated[int, Field(ge=-10, le=10)]
StepWord = Literal["information", "guidance", "advice", "instruction", "warning"]
Principle = Literal[
    "open", "listening", "pauses", "not_leading", "limits", "unbiased", "focus", "unhurried"
]


def described(nb: str, en: str, **more: Any) -> Any:  # noqa: ANN401  (what pydantic's Field takes)
    """Describe a key in bokmål and English."""
    # An absent list is the empty tuple: unlike a list it needs no copy for every reaction.
    return Field(description=f"{nb} / {en}", **more)


class Shape(BaseModel):
    """A table with fixed keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def one_or_table(value: object) -> str:
    """Say whether a word or a table was written."""
    return "~table" if isinstance(value, dict) else "~word"


def _one_or_list(value: object) -> str:
    return "~list" if isinstance(value, list) else "~table"


class Speech(Shape):
    """What somebody says in one segment, with what is seen and what comes to light."""

    says: Text = described("Ordene.", "The words.")
    cue: Text | None = described("Det som ses samtidig.", "What is seen meanwhile.", default=None)
    tells: list[Id] = described("Fakta som kommer fram.", "Facts that come to light.", default=())


Spoken = Annotated[
    Annotated[Text, Tag("~word")] | Annotated[Speech, Tag("~table")], Discriminator(one_or_table)
]


class Segment(BaseModel):
    """One segment: `<person>: text`, a cue, or both."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Spoken] = Field(init=False)

    cue: Text | None = described("Det som ses, uten tale.", "What is seen.", default=None)
    tells: list[Id] = described("Fakta som kommer fram.", "Facts that come to light.", default=())


class ReactionShape(BaseModel):
    """What follows an act here. `<person>: text` is short for one line."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Spoken] = Field(init=False)

    id: Id | None = described(
        "Navnet blant svarene på én handling; ellers lages det av vilkåret.",
        "The name among the answers to one act; made of the guard if it is left out.",
        default=None,
    )
    when: GuardText | None = described(
        "Når reaksjonen gjelder.", "When the reaction holds.", default=None
    )
    lines: list[Segment] | None = described(
        "Flere replikker; den andre får ordet mellom dem.",
        "Several segments; the trainee gets the floor between them.",
        default=None,
    )
    cue: Text | None = described("Det som ses.", "What is seen.", default=None)
    tells: list[Id] = described("Fakta som kommer fram.", "Facts that come to light.", default=())
    effects: dict[Dotted, Change] = described(
        "Endringer: `emma.trust: +1`.", "Changes: `emma.trust: +1`.", default_factory=dict
    )
    raises: list[Id] = described("Grenser som nås.", "Limits that are reached.", default=())
    settles: list[Id] = described(
        "Grenser som respekteres igjen.", "Limits respected again.", default=()
    )
    shift: Id | None = described(
        "Tema som fokus flyttes til.", "Topic that the focus is shifted to.", default=None
    )
    arrives: list[Id] = described("Hvem som kommer.", "Who arrives.", default=())
    leaves: list[Id] = described("Hvem som går.", "Who leaves.", default=())
    goto: Id | None = described("Neste øyeblikk.", "The next moment.", default=None)
    end: Id | None = described("Avslutningen som nås.", "The ending that is reached.", default=None)
    wrong_yes: bool = described(
        "Et «ja» som ikke betyr noe.", "A «yes» that means nothing.", default=False
    )


Reactions = Annotated[list[ReactionShape], Field(min_length=1)]
OneOrMoreReactions = Annotated[
    Annotated[Reactions, Tag("~list")] | Annotated[ReactionShape, Tag("~table")],
    Discriminator(_one_or_list),
]


class SilenceShape(Shape):
    """What silence means, and what comes of waiting."""

    means: Annotated[Meaning, Field(strict=False)] = described(
        "Hva stillheten betyr.", "What the silence means."
    )
    short: OneOrMoreReactions | None = described(
        "Etter en liten stund.", "After a short while.", default=None
    )
    long: OneOrMoreReactions | None = described(
        "Etter en god stund.", "After a good while.", default=None
    )


class AnswersShape(Shape):
    """What follows the acts that are always available."""

    silence: SilenceShape | None = described("Å vente.", "Waiting.", default=None)
    encourage: Reactions | None = described("Nikk, «mm».", "A nod, «mm».", default=None)
    summarise: Reactions | None = described("En oppsummering.", "A summary.", default=None)
    offer_break: Reactions | None = described(
        "En pause tilbys.", "A break is offered.", default=None, alias="break"
    )
    limits: dict[Id, Reactions] = described(
        "Å sette en grense her.", "Naming a limit here.", default_factory=dict
    )


class LimitStep(Shape):
    """The step that a choice takes on the ladder of a limit."""

    topic: Id = described("Grensen.", "The limit.")
    step: StepWord = described("Trinnet.", "The step.")


class Credit(Shape):
    """A reasoned exception from the rubric."""

    principle: Principle = described("Prinsippet.", "The principle.")
    points: Annotated[float, Field(ge=-3, le=3, allow_inf_nan=False)] = described(
        "Poeng her.", "Points here."
    )
    reason: Text = described("Hvorfor.", "Why.")
    source: Text = described("Kilden.", "The source.")


class ChoiceShape(Shape):
    """Something that the trainee can say."""

    id: Id = described("Navnet, entydig i hele scenarioet.", "The name, unique in the scenario.")
    say: Text = described("Ordene.", "The words.")
    techniques: Annotated[
        list[Annotated[Technique, Field(strict=False)]], Field(min_length=1, max_length=8)
    ] = described("Hva det er: kodene.", "What it is: the codes.", alias="is")
    to: list[Id] | None = described(
        "Hvem det sies til; ellers ungdommen.", "To whom; else the youth.", default=None
    )
    when: GuardText | None = described("Når valget finnes.", "When it is on offer.", default=None)
    once: bool | None = described(
        "Borte når det er sagt én gang (vanlig).", "Gone once said (the default).", default=None
    )
    matter: bool | None = described(
        "Om det gjelder saken; ellers etter fasen.",
        "Whether it concerns the matter; else by phase.",
        default=None,
    )
    limit: LimitStep | None = described(
        "Trinnet på grensestigen.", "The step on the ladder.", default=None
    )
    why: Text | None = described(
        "Forfatterens kommentar til gjennomgangen.", "The author's comment.", default=None
    )
    credit: list[Credit] = described("Unntak fra rubrikken.", "Exceptions.", default=())
    debatable: Annotated[Debatable, Field(strict=False)] | None = described(
        "Om fagfolk er uenige om det; teller med, eller ikke.",
        "Whether experts do not agree on it; scored, or not.",
        default=None,
    )
    reactions: Reactions = described("Hva som følger.", "What follows.")


class MomentShape(AnswersShape):
    """Where the talk stands: somebody has spoken, and the trainee may act."""

    phase: Annotated[Phase, Field(strict=False)] = described("Fasen.", "The phase.")
    scene: Id | None = described("Scenen det hører til.", "Its scene.", default=None)
    lines: list[Segment] = described("Det som sies her først.", "What is said first.", default=())
    raises: list[Id] = described(
        "Grenser som nås av det som sies her først.",
        "Limits that are reached by what is said here first.",
        default=(),
    )
    shift: Id | None = described(
        "Tema som fokus flyttes til av det som sies her først.",
        "Topic that the focus is shifted to by what is said here first.",
        default=None,
    )
    choices: Annotated[list[ChoiceShape], Field(max_length=30)] = described(
        "Det som kan sies.", "What can be said.", default=()
    )
    fallback: ChoiceShape | None = described(
        "Når ingen valg er åpne.", "When no choice is open.", default=None
    )
    thought: Text | None = described("Det som ikke blir sagt.", "What goes unsaid.", default=None)
    hint: Text | None = described("Hint til øving.", "A hint for practice.", default=None)
