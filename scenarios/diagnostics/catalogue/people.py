"""C5: the people of the scenario, and what it is beside others."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_WARNING, _ADVICE = Severity.WARNING, Severity.ADVICE

CUE_AS_PROOF = Kind(
    "C501",
    _WARNING,
    Say(
        "«{words}» gjør det som ses, til bevis for løgn eller skyld.",
        "Kroppsspråk viser ikke om noen lyver; den som lærer det, lærer noe galt.",
        "Si bare hva som ses, slik at det kan leses på to måter, eller kod valget som anklage.",
    ),
    Say(
        "«{words}» makes what is seen a proof of lying or guilt.",
        "Body language does not show whether somebody lies; who learns that learns it wrong.",
        "Say only what is seen, so that it can be read two ways, or code the choice as accusing.",
    ),
)
ONLY_RISKS = Kind(
    "C502",
    _ADVICE,
    Say(
        "Ingen fakta er beskyttende; {risks} er risiko.",
        "En ung er mer enn det som bekymrer, og kartleggingen spør etter begge deler.",
        "Legg til noe som er bra: kind: protective.",
    ),
    Say(
        "No fact is protective; {risks} are risks.",
        "A young person is more than what is worrying, and the mapping asks for both.",
        "Add something that is good: kind: protective.",
    ),
)
SILENT_PERSON = Kind(
    "C503",
    _ADVICE,
    Say(
        "{person} er i rommet, men sier aldri noe.",
        "Den som øver, har en til å ta hensyn til, som ingenting kommer fra.",
        "Gi {person} en replikk, eller la være å ha personen med.",
    ),
    Say(
        "{person} is in the room and never says anything.",
        "The trainee has one more to consider, from whom nothing comes.",
        "Give {person} a line, or leave the person out.",
    ),
)
SAME_NAME = Kind(
    "C504",
    _ADVICE,
    Say(
        "Den unge heter {name}, og det gjør den unge i «{other}» også.",
        "Navnet blir da knyttet til en sakstype, og den som øver, tar saken med seg.",
        "Gi den ene et annet navn.",
    ),
    Say(
        "The young person is called {name}, and so is the one in «{other}».",
        "The name comes to stand for a kind of case, which the trainee brings along.",
        "Give one of them another name.",
    ),
)
PARALLEL_MISSING = Kind(
    "C505",
    _ADVICE,
    Say(
        "«{other}» sies å være parallelt, men er ikke blant scenarioene som sjekkes sammen.",
        "Et par er et par bare når begge er der og sier det samme om hverandre.",
        "Sjekk de to sammen, eller rett id-en.",
    ),
    Say(
        "«{other}» is said to be parallel, but is not among those that are checked together.",
        "A pair is a pair only if both are there and say the same of each other.",
        "Check the two together, or correct the id.",
    ),
)
PARALLEL_ONE_WAY = Kind(
    "C506",
    _WARNING,
    Say(
        "«{other}» sies å være parallelt, men viser ikke tilbake hit.",
        "Den som velger før og etter, må finne paret fra begge sider.",
        "Skriv «parallel: {name}» i «{other}», eller ta bort nøkkelen her.",
    ),
    Say(
        "«{other}» is said to be parallel, but does not point back here.",
        "Whoever picks one for before and one for after must find the pair from both sides.",
        "Write «parallel: {name}» in «{other}», or remove the key here.",
    ),
)
