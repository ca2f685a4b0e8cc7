"""What the debrief says besides the rubric's reasons, in the three languages."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from scenarios.model import Area, Debatable, FactKind, Meaning, Phase, Quality, Step
from scenarios.words import Language, Words
from scoring.gates import GateStatus
from scoring.scorecard import Level, Obstacle

LEVELS: Mapping[Level, Words] = {
    Level.LACKING: Words("mangler", "manglar", "lacking"),
    Level.PARTLY: Words("delvis", "delvis", "partly"),
    Level.GOOD: Words("god", "god", "good"),
    Level.VERY_GOOD: Words("svært god", "svært god", "very good"),
}
NOT_TRIED = Words("ikke prøvd", "ikkje prøvd", "not tried")


def level_name(level: Level | None, language: Language) -> str:
    """Return how a principle was kept, in words; None is not tried."""
    words = NOT_TRIED if level is None else LEVELS[level]
    return words.in_language(language)


STATUSES: Mapping[GateStatus, Words] = {
    GateStatus.PASSED: Words("i orden", "i orden", "in order"),
    GateStatus.FAILED: Words("ikke i orden", "ikkje i orden", "not in order"),
    GateStatus.NOT_TRIED: NOT_TRIED,
}

HOLDS = Words("Samtalen holder.", "Samtalen held.", "The talk holds.")
NOT_YET = Words(
    "Samtalen holder ikke ennå.", "Samtalen held ikkje enno.", "The talk does not hold yet."
)

OBSTACLES: Mapping[Obstacle, Words] = {
    Obstacle.NOT_ENDED: Words(
        "Samtalen er ikke ført til slutt.",
        "Samtalen er ikkje ført til slutt.",
        "The talk was not brought to an end.",
    ),
    Obstacle.GATE_FAILED: Words(
        "Dette må være i orden, hvor god samtalen ellers er: {about}.",
        "Dette må vere i orden, kor god samtalen elles er: {about}.",
        "This must be in order, however good the talk is otherwise: {about}.",
    ),
    Obstacle.NOT_TRIED: Words(
        "Dette ble ikke prøvd: {about}.",
        "Dette vart ikkje prøvd: {about}.",
        "This was not tried: {about}.",
    ),
    Obstacle.TOO_LOW: Words(
        "Dette mangler ennå: {about}.",
        "Dette manglar enno: {about}.",
        "This is still lacking: {about}.",
    ),
    Obstacle.TOO_FEW_TRIED: Words(
        "For få av prinsippene ble prøvd til å si noe om helheten.",
        "For få av prinsippa vart prøvde til å seie noko om heilskapen.",
        "Too few of the principles were tried to say anything of the whole.",
    ),
}

CAVEAT = Words(
    "Dette er øving i å kjenne igjen. Det sier ikke hvordan du er i en virkelig samtale.",
    "Dette er øving i å kjenne att. Det seier ikkje korleis du er i ein verkeleg samtale.",
    "This is practice in recognising. It does not say how you are in a real talk.",
)
COUNT = Words("{earned} av {open} poeng", "{earned} av {open} poeng", "{earned} of {open} points")
OPPORTUNITIES = Words(
    "{opportunities} muligheter", "{opportunities} høve", "{opportunities} opportunities"
)
OPPORTUNITY = Words("1 mulighet", "1 høve", "1 opportunity")
SUM = Words("{points} poeng i alt", "{points} poeng i alt", "{points} points in all")
"""What the reasons come to where that is less than none, or more than was open."""

WAIT_SHORT = Words(
    "(stille en liten stund)", "(stille ei lita stund)", "(silent for a short while)"
)
WAIT_LONG = Words("(stille en god stund)", "(stille ei god stund)", "(silent for a good while)")
ENCOURAGE = Words("(nikker) Mm.", "(nikkar) Mm.", "(nods) Mm.")
OFFER_BREAK = Words("(tilbyr en pause)", "(byd fram ein pause)", "(offers a break)")
LIMIT_PASSED_BY = Words(
    "Her sto en grense som ingen hadde sagt fra om ({topic}). Det måtte komme først.",
    "Her stod ei grense som ingen hadde sagt frå om ({topic}). Det måtte kome først.",
    "A limit stood here that nobody had named ({topic}). That had to come first.",
)
DANGER_PASSED_BY = Words(
    "Noen kunne komme i fare her (tema «{topic}»). Det måtte sies fra om først.",
    "Nokon kunne kome i fare her (tema «{topic}»). Det måtte seiast frå om først.",
    "Somebody could come to harm here (topic “{topic}”). That had to be named first.",
)
_SUMMARY = Words(
    "Da har jeg hørt dette: {statements}",
    "Då har eg høyrt dette: {statements}",
    "Then I have heard this: {statements}",
)
_SUMMARY_THAT_INVITES = Words(
    "La meg se om jeg har forstått deg: {statements} "
    "Stemmer det, eller er det noe jeg har misforstått?",
    "Lat meg sjå om eg har forstått deg: {statements} "
    "Stemmer det, eller er det noko eg har misforstått?",
    "Let me see if I have understood you: {statements} "
    "Have I got that right, or is there something I have misunderstood?",
)


def summary(statements: Iterable[str], language: Language, *, invites: bool) -> str:
    """Return a summary as it is said; one that ``invites`` asks to be corrected."""
    words = (_SUMMARY_THAT_INVITES if invites else _SUMMARY).in_language(language)
    return words.replace("{statements}", " ".join(statements))


PHASES: Mapping[Phase, Words] = {
    Phase.OPENING: Words("åpning", "opning", "opening"),
    Phase.FRAME: Words("ramme", "ramme", "frame"),
    Phase.ENTRY: Words("inngang", "inngang", "entry"),
    Phase.ACCOUNT: Words("fri fortelling", "fri forteljing", "free account"),
    Phase.MAPPING: Words("kartlegging", "kartlegging", "mapping"),
    Phase.CONSEQUENCES: Words("konsekvenser", "konsekvensar", "consequences"),
    Phase.AGREEMENT: Words("avtale", "avtale", "agreement"),
    Phase.CLOSING: Words("avslutning", "avslutning", "closing"),
}
STEPS: Mapping[Step, Words] = {
    Step.INFORMATION: Words("informasjon", "informasjon", "information"),
    Step.GUIDANCE: Words("veiledning", "rettleiing", "guidance"),
    Step.ADVICE: Words("råd", "råd", "advice"),
    Step.INSTRUCTION: Words("pålegg", "pålegg", "an instruction"),
    Step.WARNING: Words("advarsel", "åtvaring", "a warning"),
}
KINDS: Mapping[FactKind, Words] = {
    FactKind.RISK: Words("risiko", "risiko", "risk"),
    FactKind.PROTECTIVE: Words("beskyttende", "vernande", "protective"),
    FactKind.NEED: Words("behov", "behov", "need"),
    FactKind.EVENT: Words("hendelse", "hending", "event"),
}
AREAS: Mapping[Area, Words] = {
    Area.FAMILY: Words("familie", "familie", "family"),
    Area.SCHOOL: Words("skole", "skule", "school"),
    Area.LEISURE: Words("fritid", "fritid", "leisure"),
    Area.FRIENDS: Words("venner", "vener", "friends"),
    Area.NET: Words("nett", "nett", "net"),
    Area.INTOXICANTS: Words("rus", "rus", "intoxicants"),
    Area.HEALTH: Words("helse", "helse", "health"),
    Area.PLANS: Words("planer", "planar", "plans"),
}
QUALITIES: Mapping[Quality, Words] = {
    Quality.AGREEMENT: Words("en avtale", "ein avtale", "an agreement"),
    Quality.RESPECTED_REFUSAL: Words(
        "et nei som ble respektert", "eit nei som vart respektert", "a refusal that was respected"
    ),
    Quality.NO_CONCERN: Words("ingen bekymring igjen", "inga uro att", "no concern left"),
    Quality.PARTIAL: Words("et stykke på vei", "eit stykke på veg", "part of the way"),
    Quality.EMPTY_PROMISE: Words("et tomt løfte", "ein tom lovnad", "an empty promise"),
    Quality.BROKEN_OFF: Words(
        "samtalen ble brutt", "samtalen vart broten", "the talk was broken off"
    ),
}
MEANINGS: Mapping[Meaning, Words] = {
    Meaning.THINKING: Words("tenker", "tenkjer", "thinking"),
    Meaning.NOT_UNDERSTOOD: Words("har ikke forstått", "har ikkje forstått", "has not understood"),
    Meaning.UNWILLING: Words("vil ikke", "vil ikkje", "unwilling"),
    Meaning.UPSET: Words("er ute av seg", "er ute av seg", "upset"),
    Meaning.USING_RIGHT: Words(
        "bruker retten til å tie", "bruker retten til å teie", "using the right to silence"
    ),
    Meaning.ANSWER_OWED: Words("venter på svar", "ventar på svar", "waiting for an answer"),
}


class TurnKind(StrEnum):
    """What a turn was, on the map of the talk."""

    OPEN = "open"
    DIRECTIVE = "directive"
    CHECK = "check"
    CLOSED = "closed"
    LEADING = "leading"
    LISTENING = "listening"
    SUMMARY = "summary"
    WAIT = "wait"
    NOD = "nod"
    FRAME = "frame"
    LIMIT = "limit"
    FOCUS = "focus"
    AGREEMENT = "agreement"
    ATTITUDE = "attitude"
    HARM = "harm"


TURN_KINDS: Mapping[TurnKind, Words] = {
    TurnKind.OPEN: Words("åpent spørsmål", "ope spørsmål", "open question"),
    TurnKind.DIRECTIVE: Words("hv-spørsmål", "kv-spørsmål", "wh- question"),
    TurnKind.CHECK: Words("kontrollspørsmål", "kontrollspørsmål", "check"),
    TurnKind.CLOSED: Words("lukket spørsmål", "lukka spørsmål", "closed question"),
    TurnKind.LEADING: Words("ledende", "leiande", "leading"),
    TurnKind.LISTENING: Words("lytting", "lytting", "listening"),
    TurnKind.SUMMARY: Words("oppsummering", "oppsummering", "summary"),
    TurnKind.WAIT: Words("pause", "pause", "pause"),
    TurnKind.NOD: Words("nikk", "nikk", "nod"),
    TurnKind.FRAME: Words("ramme", "ramme", "frame"),
    TurnKind.LIMIT: Words("grense", "grense", "limit"),
    TurnKind.FOCUS: Words("fokus", "fokus", "focus"),
    TurnKind.AGREEMENT: Words("avtale", "avtale", "agreement"),
    TurnKind.ATTITUDE: Words("holdning", "haldning", "attitude"),
    TurnKind.HARM: Words("feilgrep", "feilgrep", "misstep"),
}


class Worth(StrEnum):
    """What another act would have been worth here, judged by the same rules."""

    STRONG = "strong"
    SOUND = "sound"
    WEAK = "weak"
    HARMFUL = "harmful"


WORTHS: Mapping[Worth, Words] = {
    Worth.STRONG: Words("sterkt her", "sterkt her", "strong here"),
    Worth.SOUND: Words("greit her", "greitt her", "sound here"),
    Worth.WEAK: Words("svakt her", "svakt her", "weak here"),
    Worth.HARMFUL: Words("gjør det verre her", "gjer det verre her", "makes it worse here"),
}

DEBATABLE: Mapping[Debatable, Words] = {
    Debatable.SHOWN: Words(
        "Fagfolk er ikke enige om denne replikken.",
        "Fagfolk er ikkje samde om denne replikken.",
        "Experts do not agree on this line.",
    ),
    Debatable.UNSCORED: Words(
        "Fagfolk er ikke enige om denne replikken, så den teller ikke i de åtte prinsippene.",
        "Fagfolk er ikkje samde om denne replikken, så han tel ikkje i dei åtte prinsippa.",
        "Experts do not agree on this line, so it does not count in the eight principles.",
    ),
}
