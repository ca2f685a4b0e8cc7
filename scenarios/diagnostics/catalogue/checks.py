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
        "Denne reaksjonen kan aldri bli valgt: en annen vinner alltid over den.",
        "Det mest spesifikke vilkåret vinner, og blant like spesifikke det som står først.",
        "Sett den med det trangeste vilkåret først, endre vilkåret, eller slett den.",
    ),
    Say(
        "This reaction can never win: another one always wins over it.",
        "The most specific guard wins, and of guards as specific the one that stands first.",
        "Put the one with the narrowest guard first, change the guard, or delete it.",
    ),
)
ONLY_WAY_OUT = Kind(
    "C103",
    _ADVICE,
    Say(
        "Alle valg i «{moment}» har vilkår, og øyeblikket har ingen egen fallback.",
        "Når ingen vilkår holder, står bare scenarioets generelle utvei igjen.",
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
        "Gjennomgangen ville vise et faktum som aldri kunne komme fram.",
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
EXCLUDES_ITSELF = Kind(
    "C113",
    _WARNING,
    Say(
        "Dette vilkåret kan aldri holde: delene utelukker hverandre.",
        "Valget blir aldri tilbudt, eller reaksjonen kommer aldri.",
        "Se etter en sammenligning som er snudd, eller et «and» som skulle vært «or».",
    ),
    Say(
        "This guard can never hold: its parts exclude each other.",
        "The choice is never on offer, or the reaction never comes.",
        "Look for a comparison that is turned round, or an «and» that should be an «or».",
    ),
)
RUNS_OUT = Kind(
    "C114",
    _ADVICE,
    Say(
        "Valgene i «{moment}» kan ta slutt uten at samtalen er kommet videre.",
        "Da står bare scenarioets generelle utvei igjen, og den vet ingenting om dette øyeblikket.",
        "Gi øyeblikket en fallback, eller la ett valg alltid føre videre.",
    ),
    Say(
        "The choices of «{moment}» can run out before the talk has moved on.",
        "Then only the scenario's general way out is left, which knows nothing of this moment.",
        "Give the moment a fallback, or let one choice always lead on.",
    ),
)
NOTHING_TO_SAY = Kind(
    "C115",
    _WARNING,
    Say(
        "«{moment}» har verken valg eller fallback.",
        "Bare scenarioets generelle utvei står igjen, og den vet ingenting om dette øyeblikket.",
        "Skriv valgene, eller gi øyeblikket en fallback.",
    ),
    Say(
        "«{moment}» has neither choices nor a fallback.",
        "Only the scenario's general way out is left, which knows nothing of this moment.",
        "Write the choices, or give the moment a fallback.",
    ),
)
ALWAYS_SO = Kind(
    "C116",
    _WARNING,
    Say(
        "«{condition}» holder alltid: ingenting endrer følelsen nok.",
        "Vilkåret ser ut til å skille to situasjoner, men gjør det ikke.",
        "La noe endre følelsen (effects), velg et annet tall, eller fjern vilkåret.",
    ),
    Say(
        "«{condition}» always holds: nothing changes the feeling enough.",
        "The condition looks as if it told two situations apart, and does not.",
        "Let something change the feeling (effects), choose another number, or remove it.",
    ),
)
NEVER_UNLOCKED = Kind(
    "C117",
    _WARNING,
    Say(
        "«{fact}» kan aldri bli fortalt: ingen av stedene det sies, kan låse det opp.",
        "Gjennomgangen ville vise det som noe den som øvde, gikk glipp av.",
        "Spør i en form som låser opp, la tilliten kunne stige så høyt, eller endre unlock.",
    ),
    Say(
        "«{fact}» can never be told: none of the places where it is said can unlock it.",
        "The debrief would show it as something that the trainee missed.",
        "Ask in a form that unlocks it, let trust be able to rise that high, or change unlock.",
    ),
)
NEVER_SETTLED = Kind(
    "C118",
    _ADVICE,
    Say(
        "Grensen «{limit}» kan nås, men blir aldri respektert igjen.",
        "Uansett hva som sies, viser ingenting at det hjalp, og ingen kan øve på å gå ned igjen.",
        "Legg den i «settles» der grensen blir respektert.",
    ),
    Say(
        "The limit «{limit}» can be reached, but is never respected again.",
        "Whatever is said, nothing shows that it helped, and coming down cannot be practised.",
        "Put it into «settles» where the limit is respected.",
    ),
)
IDLE_FEELING = Kind(
    "C119",
    _ADVICE,
    Say(
        "Ingenting avhenger av «{feeling}» hos {person}, selv om den endres.",
        "Samtalen går likt uansett hvordan den som øver, møter {person}.",
        "La et vilkår spørre etter den, eller la være å endre den.",
    ),
    Say(
        "Nothing depends on {person}'s «{feeling}», although it is changed.",
        "The talk goes the same way however the trainee meets {person}.",
        "Let a guard ask for it, or leave it unchanged.",
    ),
)
