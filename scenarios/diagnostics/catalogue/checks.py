"""C1: the structure of the talk, found by ``scenarios.checks``."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

UNREACHABLE_MOMENT = Kind(
    "C101",
    _WARNING,
    Say(
        "Ingen vei fører til øyeblikket «{moment}»{more_nb}.",
        "Den som øver, kommer aldri dit.",
        "La en reaksjon gå dit med goto, eller slett øyeblikket.",
    ),
    Say(
        "No way leads to the moment «{moment}»{more_en}.",
        "No trainee will ever get there.",
        "Let a reaction go there with goto, or delete the moment.",
    ),
)
NEVER_WINS = Kind(
    "C102",
    _WARNING,
    Say(
        "Denne reaksjonen kan aldri bli valgt: en tidligere har samme vilkår.",
        "Når to vilkår er like, vinner den som står først.",
        "Endre vilkåret, eller slett den ene.",
    ),
    Say(
        "This reaction can never win: an earlier one has the same guard.",
        "Where two guards are the same, the one that stands first wins.",
        "Change the guard, or delete one of them.",
    ),
)
ONLY_WAY_OUT = Kind(
    "C103",
    _ADVICE,
    Say(
        "Alle valg i «{moment}» har vilkår, og øyeblikket har ingen egen fallback.",
        "Når ingen vilkår holder, står bare scenariets generelle utvei igjen.",
        "La minst ett valg stå uten «when», eller gi øyeblikket en fallback.",
    ),
    Say(
        "Every choice of «{moment}» has a guard, and the moment has no fallback of its own.",
        "Where no guard holds, only the scenario's general way out is left.",
        "Leave at least one choice without «when», or give the moment a fallback.",
    ),
)
UNREACHED_ENDING = Kind(
    "C104",
    _WARNING,
    Say(
        "Ingen vei fører til avslutningen «{ending}».",
        "Den som øver, kan aldri oppleve den.",
        "La en reaksjon slutte der med end, eller slett avslutningen.",
    ),
    Say(
        "No way leads to the ending «{ending}».",
        "No trainee can ever come to it.",
        "Let a reaction end there with end, or delete the ending.",
    ),
)
UNTOLD_FACT = Kind(
    "C105",
    _WARNING,
    Say(
        "Ingen forteller «{fact}».",
        "Debriefen ville vise et faktum som aldri kunne komme fram.",
        "Legg det i «tells» der det sies, eller slett det.",
    ),
    Say(
        "Nobody tells «{fact}».",
        "The debrief would show a fact that could never come to light.",
        "Put it into «tells» where it is said, or delete it.",
    ),
)
UNRAISED_LIMIT = Kind(
    "C106",
    _WARNING,
    Say(
        "Grensen «{limit}» blir aldri nådd.",
        "Da kan det ikke øves på å sette den, bare på å la være.",
        "Legg den i «raises» der det skjer, eller slett den.",
    ),
    Say(
        "The limit «{limit}» is never reached.",
        "Then setting it cannot be practised, only leaving it be.",
        "Put it into «raises» where it happens, or delete it.",
    ),
)
NEVER_HAPPENS = Kind(
    "C107",
    _WARNING,
    Say(
        "Vilkåret «{condition}» spør etter noe som aldri skjer.",
        "Da er svaret alltid det samme, og vilkåret gjør ikke det det ser ut til.",
        "La det skje et sted som kan nås, eller fjern vilkåret.",
    ),
    Say(
        "The condition «{condition}» asks for something that never happens.",
        "Its answer is then always the same, and the guard does not do what it seems to.",
        "Let it happen somewhere that can be reached, or remove the condition.",
    ),
)
DEAD_END = Kind(
    "C108",
    _ERROR,
    Say(
        "Fra «{moment}» kan ingen avslutning nås.",
        "Den som øver, blir sittende fast her for alltid.",
        "La en reaksjon eller fallback føre videre til en avslutning.",
    ),
    Say(
        "From «{moment}» no ending can be reached.",
        "The trainee is stuck here for ever.",
        "Let a reaction or a fallback lead on to an ending.",
    ),
)
CLOSED_IS_EASIER = Kind(
    "C109",
    _WARNING,
    Say(
        "«{fact}» kommer lettere fram på et {easier_nb} spørsmål enn på et {harder_nb}.",
        "Åpne spørsmål skal åpne lettest; en utelatt form krever ingen tillit.",
        "Skriv alle tre formene under unlock, med stigende tall.",
    ),
    Say(
        "«{fact}» comes out more easily when asked in {easier_en} form than in {harder_en} form.",
        "Open questions should open most easily; a form that is left out needs no trust.",
        "Write all three forms under unlock, with rising numbers.",
    ),
)
RIGHTS_NEVER_GIVEN = Kind(
    "C110",
    _WARNING,
    Say(
        "Ingen replikk gir {person} rettighetene.",
        "Da kan ingen få porten «Rettighetene» i orden, samme hvor godt de øver.",
        "Legg til «to: [{to}]» på valget med rights, eller lag et valg til hver.",
    ),
    Say(
        "No line gives {person} the rights.",
        "Then nobody can bring the gate «Rights» in order, however well they do.",
        "Add «to: [{to}]» to the choice with rights, or make one choice for each.",
    ),
)
SPEAKS_BEFORE_ARRIVING = Kind(
    "C111",
    _WARNING,
    Say(
        "{person} snakker her, men er ikke kommet.",
        "Den som har «present: false», er ute til en reaksjon med «arrives» henter dem inn.",
        "Legg til «arrives: [{id}]» i en reaksjon før dette, eller fjern «present: false».",
    ),
    Say(
        "{person} speaks here but has not arrived.",
        "Whoever has «present: false» is outside until a reaction with «arrives» brings them.",
        "Add «arrives: [{id}]» to a reaction before this, or remove «present: false».",
    ),
)
FALLBACK_STAYS = Kind(
    "C112",
    _ADVICE,
    Say(
        "Denne fallbacken fører ikke videre.",
        "Den vises når ingenting annet kan sies, og da blir den stående om igjen og om igjen.",
        "La en reaksjon i den gå videre med goto, eller slutte med end.",
    ),
    Say(
        "This fallback does not lead on.",
        "It is shown when nothing else can be said, and then it comes again and again.",
        "Let a reaction of it lead on with goto, or end with end.",
    ),
)
