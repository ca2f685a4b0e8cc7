"""F2: names that lead somewhere, guards, and what has to hold together."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR = Severity.ERROR

UNKNOWN_NAME = Kind(
    "F201",
    _ERROR,
    Say(
        "Det finnes ikke {what_nb} som heter «{name}».{nearest}",
        "Da vet ikke samtalen hva som skal skje her.",
        "Rett skrivemåten, eller lag det som mangler. Det finnes: {known}.",
    ),
    Say(
        "There is {what_en} called «{name}».{nearest}",
        "The talk does not know what should happen here.",
        "Correct the spelling, or make what is missing. There is: {known}.",
    ),
)
DUPLICATE_ID = Kind(
    "F202",
    _ERROR,
    Say(
        "Navnet «{name}» er brukt før; første gang på linje {line}.",
        "Lagrede samtaler, oversettelser og vilkår finner fram med navnet.",
        "Gi det ene et annet navn.",
    ),
    Say(
        "The name «{name}» was used before; first on line {line}.",
        "Saved talks, translations and guards find their way by the name.",
        "Give one of them another name.",
    ),
)
BAD_GUARD = Kind(
    "F203",
    _ERROR,
    Say(
        "Vilkåret kan ikke leses: {problem_nb}.",
        "Et vilkår må være skrevet helt nøyaktig for å bety det samme hver gang.",
        "Se eksempler: emma.trust >= 4 and not told(alene), limit_step(kjeft) >= guidance.",
    ),
    Say(
        "The guard cannot be read: {problem_en}.",
        "A guard must be written exactly for it to mean the same every time.",
        "See examples: emma.trust >= 4 and not told(alone), limit_step(scolding) >= guidance.",
    ),
)
NOT_HERE = Kind(
    "F204",
    _ERROR,
    Say(
        "«{word}» kan bare brukes i svar på en oppsummering.",
        "Andre steder finnes det ingen oppsummering som kan være riktig eller be om retting.",
        "Fjern vilkåret, eller flytt reaksjonen til summarise.",
    ),
    Say(
        "«{word}» can only be used in answers to a summary.",
        "Elsewhere there is no summary that could be accurate or invite correction.",
        "Remove the condition, or move the reaction to summarise.",
    ),
)
NEVER_SO = Kind(
    "F205",
    _ERROR,
    Say(
        "«{condition}» kan aldri bli både sant og usant: følelser går fra 0 til 10.",
        "Et vilkår som alltid holder eller aldri holder, er en skrivefeil.",
        "Velg et tall som kan skille.",
    ),
    Say(
        "«{condition}» can never be both true and false: feelings run from 0 to 10.",
        "A condition that always holds or never holds is a mistake in writing.",
        "Choose a number that can make a difference.",
    ),
)
AMBIGUOUS = Kind(
    "F206",
    _ERROR,
    Say(
        "«{name}» er navnet på flere slags ting; turns_since vet ikke hvilken.",
        "turns_since teller fra et valg, et faktum eller en grense, og finner det ved navnet.",
        "Gi valget, faktumet eller grensen et eget navn.",
    ),
    Say(
        "«{name}» names several kinds of things; turns_since cannot tell which.",
        "turns_since counts from a choice, a fact or a limit, and finds it by its name.",
        "Give the choice, the fact or the limit a name of its own.",
    ),
)
NO_DEFAULT = Kind(
    "F207",
    _ERROR,
    Say(
        "Den siste reaksjonen må gjelde uten vilkår.",
        "Ellers kan det hende at ingenting svarer, og samtalen står fast.",
        "Legg til en reaksjon uten «when» til slutt.",
    ),
    Say(
        "The last reaction has to hold without a guard.",
        "Otherwise it can happen that nothing answers, and the talk is stuck.",
        "Add a reaction without «when» at the end.",
    ),
)
LOCKED_DEFAULT = Kind(
    "F208",
    _ERROR,
    Say(
        "Den siste reaksjonen forteller «{fact}», som kan være låst ({needs_nb}).",
        "Når tilliten ikke rekker, faller reaksjonen bort, og ingenting svarer.",
        "Legg en reaksjon under som ikke forteller noe.",
    ),
    Say(
        "The last reaction tells «{fact}», which may be locked ({needs_en}).",
        "When trust does not suffice the reaction drops out, and nothing answers.",
        "Put a reaction below it that tells nothing.",
    ),
)
ONE_YOUTH = Kind(
    "F209",
    _ERROR,
    Say(
        "Det må være nøyaktig én ungdom (role: youth); her er det {count}.",
        "Samtalen handler om én ungdom, som valg og oppsummeringer er rettet til.",
        "Gi én person rollen youth, de andre guardian eller companion.",
    ),
    Say(
        "There must be exactly one young person (role: youth); here are {count}.",
        "The talk is about one young person, whom choices and summaries address.",
        "Give one person the role youth, the others guardian or companion.",
    ),
)
MISSING_FEELING = Kind(
    "F210",
    _ERROR,
    Say(
        "{person} mangler følelsen «{feeling}».",
        "Alle i rommet har trust (tillit) og tension (uro); samtalen styres av dem.",
        "Legg til «{feeling}: 4» under feelings (0 til 10).",
    ),
    Say(
        "{person} lacks the feeling «{feeling}».",
        "Everybody in the room has trust and tension; they steer the talk.",
        "Add «{feeling}: 4» under feelings (0 to 10).",
    ),
)
STEP_NOT_CODED = Kind(
    "F211",
    _ERROR,
    Say(
        "Valget tar trinnet «{step}», men «is» mangler limit_{step}.",
        "Et trinn på grensestigen skal være kodet, så det telles riktig.",
        "Legg til limit_{step} i «is», eller rett trinnet.",
    ),
    Say(
        "The choice takes the step «{step}», but «is» lacks limit_{step}.",
        "A step on the ladder of limits has to be coded, so that it counts correctly.",
        "Add limit_{step} to «is», or correct the step.",
    ),
)
STEP_WITHOUT_LIMIT = Kind(
    "F212",
    _ERROR,
    Say(
        "Valget er kodet {technique}, men sier ikke hvilken grense det gjelder.",
        "En grense settes alltid i et bestemt tema.",
        "Legg til «limit: {{topic: …, step: {step}}}», eller fjern koden.",
    ),
    Say(
        "The choice is coded {technique} but does not say which limit it is about.",
        "A limit is always set on a certain topic.",
        "Add «limit: {{topic: …, step: {step}}}», or remove the code.",
    ),
)
CANNOT_KNOW = Kind(
    "F213",
    _ERROR,
    Say(
        "«{fact}» fortelles av {speaker}, som ikke står i known_by.",
        "Bare den som kjenner til noe, kan fortelle det; tilliten hos den som forteller, teller.",
        "La en av {known_by} si det, eller legg personen til i known_by.",
    ),
    Say(
        "«{fact}» is told by {speaker}, who is not in known_by.",
        "Only those who know something can tell it; it is the teller's trust that counts.",
        "Let one of {known_by} say it, or add the person to known_by.",
    ),
)
NOBODY_SPEAKS = Kind(
    "F214",
    _ERROR,
    Say(
        "«{fact}» fortelles, men ingen snakker.",
        "Et faktum kommer fram når noen sier det.",
        "Legg til en replikk, eller flytt «tells» dit det sies.",
    ),
    Say(
        "«{fact}» is told, but nobody speaks.",
        "A fact comes to light when somebody says it.",
        "Add a line, or move «tells» to where it is said.",
    ),
)
ONE_SPEAKER = Kind(
    "F215",
    _ERROR,
    Say(
        "En replikk har én som snakker, eller en «cue»; her er det {count}.",
        "Rekkefølgen i samtalen må være til å se.",
        "Skriv én replikk for hver, med strek foran: - emma: …",
    ),
    Say(
        "A line has one speaker, or a «cue»; here are {count}.",
        "The order of the talk has to be visible.",
        "Write one line for each, with a dash in front: - emma: …",
    ),
)
ALSO_A_FACT = Kind(
    "F216",
    _ERROR,
    Say(
        "«{name}» er navnet både på et faktum og på en forvrengning.",
        "I en oppsummering velges utsagn ved navnet, og da må navnet være entydig.",
        "Gi forvrengningen et annet navn.",
    ),
    Say(
        "«{name}» names both a fact and a distortion.",
        "Statements of a summary are picked by name, so the name has to be unique.",
        "Give the distortion another name.",
    ),
)
PARALLEL_TO_ITSELF = Kind(
    "F217",
    _ERROR,
    Say(
        "«{name}» sies å være parallelt med seg selv.",
        "Et parallelt scenario øver det samme i en annen sak, slik at det kan måles før og etter.",
        "Skriv id-en til det andre scenarioet, eller ta bort nøkkelen.",
    ),
    Say(
        "«{name}» is said to be parallel to itself.",
        "A parallel scenario trains the same in another case, so that before and after compare.",
        "Write the id of the other scenario, or remove the key.",
    ),
)
