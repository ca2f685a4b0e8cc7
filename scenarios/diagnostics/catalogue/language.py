"""C4: the language of the talk, found by ``scenarios.checks``."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_WARNING, _ADVICE = Severity.WARNING, Severity.ADVICE

OPEN_BEGINS_CLOSED = Kind(
    "C401",
    _WARNING,
    Say(
        "Valget er kodet åpent, men spør lukket: «{words}».",
        "Det siste spørsmålet er det som blir besvart, og dette kan besvares med ja eller nei.",
        "Spør med hva, hvem eller hvordan, eller kod det closed.",
    ),
    Say(
        "The choice is coded open but asks a closed question: «{words}».",
        "The last question is the one that gets answered, and this takes a yes or a no.",
        "Ask with what, who or how, or code it closed.",
    ),
)
INVITATION_ENDS_CLOSED = Kind(
    "C402",
    _WARNING,
    Say(
        "Invitasjonen ender lukket: «{words}».",
        "Begynnelsen er åpen, men det er slutten som blir besvart.",
        "Stryk slutten, eller kod valget faux_invitation.",
    ),
    Say(
        "The invitation ends closed: «{words}».",
        "It begins openly, but the end is what gets answered.",
        "Cut the end, or code the choice faux_invitation.",
    ),
)
UNCODED_TAG = Kind(
    "C403",
    _WARNING,
    Say(
        "Valget ber om et ja med «{words}?», uten å være kodet leading_tag.",
        "Et slikt påheng gjør spørsmålet til en påstand som det er lettest å si ja til.",
        "Stryk «{words}», eller kod valget leading_tag.",
    ),
    Say(
        "The choice asks for a yes with «{words}?» and is not coded leading_tag.",
        "Such a tag turns the question into a claim that is easiest to agree with.",
        "Cut «{words}», or code the choice leading_tag.",
    ),
)
UNCODED_PRESUPPOSITION = Kind(
    "C404",
    _WARNING,
    Say(
        "«{words}» tar noe for gitt og er ikke kodet leading_presupposition.",
        "Spørsmålet kan ikke besvares uten å innrømme det som ligger i det.",
        "Spør åpent om det som er sagt, eller kod valget leading_presupposition.",
    ),
    Say(
        "«{words}» takes something for granted and is not coded leading_presupposition.",
        "The question cannot be answered without admitting what lies in it.",
        "Ask openly about what has been said, or code the choice leading_presupposition.",
    ),
)
UNCODED_BLAME = Kind(
    "C405",
    _WARNING,
    Say(
        "«{words}» ber om et forsvar, uten at valget er kodet why_blame.",
        "Det ser åpent ut og høres som en bebreidelse.",
        "Spør hva som skjedde, eller kod valget why_blame.",
    ),
    Say(
        "«{words}» asks for a defence, and the choice is not coded why_blame.",
        "It looks open and is heard as a reproach.",
        "Ask what happened, or code the choice why_blame.",
    ),
)
UNCODED_MULTIPLE = Kind(
    "C406",
    _WARNING,
    Say(
        "Valget stiller {count} spørsmål, men er kodet som ett.",
        "Bare ett av dem blir besvart, og ingen vet hvilket.",
        "Behold ett, eller kod valget multiple.",
    ),
    Say(
        "The choice asks {count} questions but is coded as one.",
        "Only one of them gets answered, and nobody knows which.",
        "Keep one, or code the choice multiple.",
    ),
)
CLOSED_ASKS_OPENLY = Kind(
    "C407",
    _WARNING,
    Say(
        "Valget er kodet lukket, men spør åpent: «{words}».",
        "Den som øver, får høre at et godt spørsmål var dårlig.",
        "Kod det wh_question eller cued_invitation.",
    ),
    Say(
        "The choice is coded closed but asks openly: «{words}».",
        "The trainee is told that a good question was a poor one.",
        "Code it wh_question or cued_invitation.",
    ),
)
LISTENING_ASKS = Kind(
    "C408",
    _WARNING,
    Say(
        "Valget er kodet som lytting, men spør: «{words}».",
        "Å gjengi og speile er å ikke legge til noe; dette ber om noe nytt.",
        "Si det uten spørsmål, eller legg til koden for spørsmålet.",
    ),
    Say(
        "The choice is coded as listening but asks: «{words}».",
        "To give back and reflect is to add nothing; this asks for something new.",
        "Say it without asking, or add the code of the question.",
    ),
)
UNCODED_UNDERMINING = Kind(
    "C409",
    _WARNING,
    Say(
        "Retten tas tilbake med «{words}», uten at valget er kodet rights_undermined.",
        "Da teller den som gitt, og porten blir stående åpen.",
        "Stryk det som kommer etter, eller legg til rights_undermined.",
    ),
    Say(
        "The right is taken back with «{words}», and the choice is not coded rights_undermined.",
        "It then counts as given, and the gate stays open.",
        "Cut what comes after, or add rights_undermined.",
    ),
)
UNCODED_PARAGRAPH = Kind(
    "C410",
    _WARNING,
    Say(
        "«{words}» er lovens ord, men valget er kodet rights, som er vanlige ord.",
        "Opplest rett blir lite husket og dårlig forstått.",
        "Si det enklere, eller kod valget rights_recited.",
    ),
    Say(
        "«{words}» are the law's words, but the choice is coded rights, which is plain words.",
        "A right that is recited is little remembered and poorly understood.",
        "Say it more plainly, or code the choice rights_recited.",
    ),
)
UNTRUE_CLAIM = Kind(
    "C411",
    _WARNING,
    Say(
        "«{words}» er ikke sant, og valget har ingen av kodene {codes}.",
        "{true_nb} ({source})",
        "Si det som det er. Er det ment som en feil, gi valget en av kodene.",
    ),
    Say(
        "«{words}» is not true, and the choice has none of the codes {codes}.",
        "{true_en} ({source})",
        "Say it as it is. If it is meant as a mistake, give the choice one of the codes.",
    ),
)
WRONG_TRACK = Kind(
    "C412",
    _WARNING,
    Say(
        "«{words}» stemmer ikke i dette sporet, og valget har ingen av kodene {codes}.",
        "{true_nb} ({source})",
        "Si det som gjelder i sporet, rett «track», eller gi valget en av kodene.",
    ),
    Say(
        "«{words}» is not so in this track, and the choice has none of the codes {codes}.",
        "{true_en} ({source})",
        "Say what holds in the track, correct «track», or give the choice one of the codes.",
    ),
)
UNCODED_HURRY = Kind(
    "C413",
    _WARNING,
    Say(
        "«{words}» haster, uten at valget er kodet hurry.",
        "Ingen skal få inntrykk av at svaret må komme fort.",
        "Stryk det, eller kod valget hurry.",
    ),
    Say(
        "«{words}» hurries, and the choice is not coded hurry.",
        "Nobody should get the impression that an answer must come fast.",
        "Cut it, or code the choice hurry.",
    ),
)
UNCODED_NAMES = Kind(
    "C414",
    _WARNING,
    Say(
        "«{words}» spør etter navn, uten at valget er kodet press_names.",
        "Den unge skal ikke presses til å oppgi andre.",
        "Spør om den unge selv, eller legg til press_names.",
    ),
    Say(
        "«{words}» asks for names, and the choice is not coded press_names.",
        "A young person is not to be pressed to give up others.",
        "Ask about the young person, or add press_names.",
    ),
)
UNCODED_LABEL = Kind(
    "C415",
    _WARNING,
    Say(
        "«{words}» sier hva noen er, uten at valget er kodet label.",
        "Det som har skjedd, kan nevnes; merkelappen blir sittende.",
        "Si hva som har skjedd, eller kod valget label.",
    ),
    Say(
        "«{words}» says what somebody is, and the choice is not coded label.",
        "What has happened can be named; the label sticks.",
        "Say what has happened, or code the choice label.",
    ),
)
LINE_TOO_LONG = Kind(
    "C416",
    _ADVICE,
    Say(
        "Replikken er på {count} ord; over {most} er mye å si i ett.",
        "Den som hører, har glemt begynnelsen når slutten kommer.",
        "Del den i segmenter, eller stryk.",
    ),
    Say(
        "The line has {count} words; more than {most} is a lot to say at once.",
        "Whoever hears it has forgotten the beginning when the end comes.",
        "Split it into segments, or cut.",
    ),
)
SENTENCE_TOO_LONG = Kind(
    "C417",
    _ADVICE,
    Say(
        "En setning er på {count} ord; over {most} er mye å si i ett.",
        "En setning som høres, kan ikke leses om igjen.",
        "Sett punktum tidligere.",
    ),
    Say(
        "A sentence has {count} words; more than {most} is a lot to say at once.",
        "A sentence that is heard cannot be read again.",
        "Put the full stop earlier.",
    ),
)
OTHER_LANGUAGE = Kind(
    "C418",
    _WARNING,
    Say(
        "Teksten ser ut til å være på {other_nb}.",
        "Den som har valgt et språk, får en replikk på et annet.",
        "Oversett den, eller rett ordene.",
    ),
    Say(
        "The text seems to be in {other_en}.",
        "Whoever chose one language gets a line in another.",
        "Translate it, or correct the words.",
    ),
)
STIFF_WORDS = Kind(
    "C419",
    _ADVICE,
    Say(
        "«{words}» skrives, men sies ikke.",
        "Ordene gjør personen til et brev og blir lett misforstått.",
        "Si det slik du ville sagt det over et bord.",
    ),
    Say(
        "«{words}» is written and not said.",
        "The words turn a person into a letter, and are easily misunderstood.",
        "Say it as you would across a table.",
    ),
)
