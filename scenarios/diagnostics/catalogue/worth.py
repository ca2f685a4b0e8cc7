"""C2 and C3: what the choices are worth, and whether anything but their words gives it away."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_WARNING, _ADVICE = Severity.WARNING, Severity.ADVICE

NO_OPPORTUNITY = Kind(
    "C201",
    _ADVICE,
    Say(
        "Ingenting her gir anledning til «{name_nb}» ({principle}).",
        "Prinsippet kan bare bli «ikke prøvd», uansett hvor godt noen spiller.",
        "Legg inn et sted der det trengs, eller skriv i «allowed» hvorfor det er utelatt.",
    ),
    Say(
        "Nothing here gives an opportunity for «{name_en}» ({principle}).",
        "The principle can only be «not tried», however well somebody plays.",
        "Add a place that calls for it, or say in «allowed» why it is left out.",
    ),
)
CANNOT_PASS = Kind(
    "C202",
    _WARNING,
    Say(
        "Ingen samtale her kan holde: det mangler anledning til {missing_nb}.",
        "Rubrikken krever at noen prinsipper er prøvd, og minst {tried} til sammen.",
        "Legg inn anledninger til det som mangler, eller skriv i «allowed» hvorfor ikke.",
    ),
    Say(
        "No talk here can hold up: there is no opportunity for {missing_en}.",
        "The rubric asks that some principles were tried, and at least {tried} in all.",
        "Add opportunities for what is missing, or say in «allowed» why not.",
    ),
)
TWIN_CHOICES = Kind(
    "C203",
    _ADVICE,
    Say(
        "«{choice}» er kodet likt som «{twin}», og fører til det samme.",
        "Bare ordene skiller dem, så det er ingenting å tenke over.",
        "Gi det ene en annen kode eller en annen følge, eller slett det.",
    ),
    Say(
        "«{choice}» is coded as «{twin}» is, and brings the same about.",
        "Only their words tell them apart, so there is nothing to think about.",
        "Give one of them another code or another consequence, or delete it.",
    ),
)
NOTHING_TO_CHOOSE = Kind(
    "C204",
    _ADVICE,
    Say(
        "Alle de {choices} valgene i «{moment}» er verdt det samme.",
        "Den som øver, velger, men verken poengene eller gjennomgangen har noe å si om det.",
        "La ett av dem være noe en kan lære av, eller behold bare ett.",
    ),
    Say(
        "All {choices} choices of «{moment}» are worth the same.",
        "The trainee chooses, and neither the score nor the debrief has anything to say of it.",
        "Let one of them be something to learn from, or keep only one.",
    ),
)
NOTHING_RIGHT = Kind(
    "C205",
    _ADVICE,
    Say(
        "Alt som kan sies i «{moment}», gjør skade.",
        "Den som vil si noe, må gjøre feil.",
        "Legg til et valg som går an, eller skriv i «allowed» at bare stillhet er rett her.",
    ),
    Say(
        "Everything that can be said in «{moment}» does harm.",
        "Whoever wants to speak has to do wrong.",
        "Add a choice that will do, or say in «allowed» that only silence is right here.",
    ),
)
OVERRIDE_TURNS = Kind(
    "C206",
    _WARNING,
    Say(
        "Unntaket gir {given} for {principle}, der rubrikken gir {rubric}.",
        "Det snur dommen, og sier i praksis at rubrikken tar feil her.",
        "Se om en av kodene er feil; ellers la en fagperson lese grunnen, og tillat det.",
    ),
    Say(
        "The exception gives {given} for {principle}, where the rubric gives {rubric}.",
        "It turns the judgement round, and says in effect that the rubric is wrong here.",
        "See whether a code is wrong; else let an expert read the reason, and allow it.",
    ),
)
OVERRIDE_THIN = Kind(
    "C207",
    _WARNING,
    Say(
        "Grunnen til unntaket for {principle} sier for lite.",
        "Studenten får den i stedet for rubrikkens, og skal kunne lære av den.",
        "Skriv på minst {words} ord hvorfor det er annerledes her.",
    ),
    Say(
        "The reason of the exception for {principle} says too little.",
        "The student gets it instead of the rubric's, and has to be able to learn from it.",
        "Write in at least {words} words why it is otherwise here.",
    ),
)
OVERRIDE_IDLE = Kind(
    "C208",
    _ADVICE,
    Say(
        "Unntaket gir {given} for {principle}, og det gjør rubrikken også.",
        "Det endrer ingenting, og skjuler regelens egen forklaring i gjennomgangen.",
        "Fjern unntaket.",
    ),
    Say(
        "The exception gives {given} for {principle}, and so does the rubric.",
        "It changes nothing, and hides the rule's own explanation in the debrief.",
        "Remove the exception.",
    ),
)
LONGEST_IS_BEST = Kind(
    "C301",
    _WARNING,
    Say(
        "Det lengste valget er det beste i {met} av {sets} valgsett ({share} %); "
        "tilfeldig ville det vært {chance} %: {moments}.",
        "Den som merker det, trenger ikke lese valgene.",
        "Gjør noen gode replikker kortere, eller noen av de andre lengre.",
    ),
    Say(
        "The longest choice is the best in {met} of {sets} choice sets ({share} %); "
        "by chance it would be {chance} %: {moments}.",
        "Who notices it need not read the choices.",
        "Make some good lines shorter, or some of the others longer.",
    ),
)
SHORTEST_IS_BEST = Kind(
    "C302",
    _WARNING,
    Say(
        "Det korteste valget er det beste i {met} av {sets} valgsett ({share} %); "
        "tilfeldig ville det vært {chance} %: {moments}.",
        "Den som merker det, trenger ikke lese valgene.",
        "Gjør noen av de andre replikkene kortere enn den gode.",
    ),
    Say(
        "The shortest choice is the best in {met} of {sets} choice sets ({share} %); "
        "by chance it would be {chance} %: {moments}.",
        "Who notices it need not read the choices.",
        "Make some of the other lines shorter than the good one.",
    ),
)
FIRST_IS_BEST = Kind(
    "C303",
    _WARNING,
    Say(
        "Det første valget er det beste i {met} av {sets} valgsett ({share} %); "
        "tilfeldig ville det vært {chance} %: {moments}.",
        "Rekkefølgen røper svaret.",
        "Flytt noen av de gode replikkene nedover.",
    ),
    Say(
        "The first choice is the best in {met} of {sets} choice sets ({share} %); "
        "by chance it would be {chance} %: {moments}.",
        "The order gives the answer away.",
        "Move some of the good lines down.",
    ),
)
LAST_IS_BEST = Kind(
    "C304",
    _WARNING,
    Say(
        "Det siste valget er det beste i {met} av {sets} valgsett ({share} %); "
        "tilfeldig ville det vært {chance} %: {moments}.",
        "Rekkefølgen røper svaret.",
        "Flytt noen av de gode replikkene oppover.",
    ),
    Say(
        "The last choice is the best in {met} of {sets} choice sets ({share} %); "
        "by chance it would be {chance} %: {moments}.",
        "The order gives the answer away.",
        "Move some of the good lines up.",
    ),
)
KINDEST_IS_BEST = Kind(
    "C305",
    _WARNING,
    Say(
        "Det vennligste valget er det beste i {met} av {sets} valgsett ({share} %); "
        "tilfeldig ville det vært {chance} %: {moments}.",
        "Da læres det å være hyggelig, og ikke å lytte.",
        "La noen ledende replikker være vennlige, og noen gode være nøkterne.",
    ),
    Say(
        "The kindest choice is the best in {met} of {sets} choice sets ({share} %); "
        "by chance it would be {chance} %: {moments}.",
        "Then one learns to be nice, and not to listen.",
        "Let some leading lines be kind, and some good ones plain.",
    ),
)
OUTSIZED_BEST = Kind(
    "C306",
    _ADVICE,
    Say(
        "Det beste valget er på {length} tegn, og det nest lengste på {next}.",
        "Ett blikk er nok til å se hvilket det er.",
        "Kort det ned, eller la et av de andre være like langt.",
    ),
    Say(
        "The best choice has {length} characters, and the next longest {next}.",
        "One look is enough to see which it is.",
        "Shorten it, or let one of the others be as long.",
    ),
)
