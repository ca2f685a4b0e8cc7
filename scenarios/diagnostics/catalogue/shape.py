"""F1: keys, words and values."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR, _ADVICE = Severity.ERROR, Severity.ADVICE

MISSING_KEY = Kind(
    "F101",
    _ERROR,
    Say(
        "«{key}» mangler.",
        "Uten den er det ikke klart hva som skal skje her.",
        "Legg til «{key}:».",
    ),
    Say(
        "«{key}» is missing.",
        "Without it, it is not clear what should happen here.",
        "Add «{key}:».",
    ),
)
UNKNOWN_KEY = Kind(
    "F102",
    _ERROR,
    Say(
        "«{key}» kan ikke stå her.{nearest}",
        "Ukjente nøkler blir aldri hoppet over: en skrivefeil ville endret samtalen i stillhet.",
        "Rett skrivemåten, eller flytt linjen dit den hører hjemme. Her kan stå: {allowed}.",
    ),
    Say(
        "«{key}» cannot stand here.{nearest}",
        "Unknown keys are never passed over: a typing mistake would silently change the talk.",
        "Correct the spelling, or move the line to where it belongs. Allowed here: {allowed}.",
    ),
)
WRONG_TYPE = Kind(
    "F103",
    _ERROR,
    Say(
        "Her skal det stå {expected_nb}, men det står {found_nb}.",
        "Ellers er det ikke klart hvordan verdien skal leses.",
        "Skriv {write_nb}.",
    ),
    Say(
        "Here belongs {expected_en}, but there is {found_en}.",
        "Otherwise it is not clear how to read the value.",
        "Write {write_en}.",
    ),
)
UNKNOWN_WORD = Kind(
    "F104",
    _ERROR,
    Say(
        "«{word}» er ikke ett av ordene som kan stå her.{nearest}",
        "Bare bestemte ord har en betydning her: {allowed_nb}.",
        "Velg ett av dem.",
    ),
    Say(
        "«{word}» is not one of the words that can stand here.{nearest}",
        "Only certain words have a meaning here: {allowed_en}.",
        "Choose one of them.",
    ),
)
OUT_OF_RANGE = Kind(
    "F105",
    _ERROR,
    Say(
        "Tallet {number} er utenfor det som er mulig her: {low} til {high}.",
        "Hvert slags tall har sine faste grenser; følelser går fra 0 til 10.",
        "Velg et tall fra {low} til {high}.",
    ),
    Say(
        "The number {number} is outside what is possible here: {low} to {high}.",
        "Every sort of number has its fixed bounds; feelings run from 0 to 10.",
        "Choose a number from {low} to {high}.",
    ),
)
BAD_ID = Kind(
    "F106",
    _ERROR,
    Say(
        "«{word}» kan ikke være en id. Skriv for eksempel «{example}».",
        "En id brukes i vilkår, oversettelser og lagrede samtaler, og må se lik ut overalt.",
        "Bruk a–z (ikke æ, ø, å), tall og _, med en liten bokstav først (høyst 60 tegn).",
    ),
    Say(
        "«{word}» cannot be an id. Write for instance «{example}».",
        "An id is used in guards, translations and saved talks, and must look alike everywhere.",
        "Use a–z (not æ, ø, å), digits and _, with a small letter first (at most 60 characters).",
    ),
)
RESERVED_ID = Kind(
    "F107",
    _ERROR,
    Say(
        "«{word}» er opptatt og kan ikke være navnet på {what_nb}.",
        "Ordet betyr allerede noe på dette stedet i formatet.",
        "Velg et annet navn.",
    ),
    Say(
        "«{word}» is taken and cannot be the name of {what_en}.",
        "The word already means something in this place of the format.",
        "Choose another name.",
    ),
)
EMPTY = Kind(
    "F108",
    _ERROR,
    Say(
        "Her er det tomt.",
        "Det må stå noe her for at samtalen skal gå videre.",
        "Fyll ut, eller fjern hele linjen hvis den ikke trengs.",
    ),
    Say(
        "There is nothing here.",
        "Something has to stand here for the talk to go on.",
        "Fill it in, or remove the whole line if it is not needed.",
    ),
)
TOO_LONG = Kind(
    "F109",
    _ERROR,
    Say(
        "For langt: høyst {limit}.",
        "Lengre tekster og lister får ikke plass der de skal vises.",
        "Kort ned, eller del opp.",
    ),
    Say(
        "Too long: at most {limit}.",
        "Longer texts and lists have no room where they are shown.",
        "Shorten it, or split it.",
    ),
)
QUOTE_IT = Kind(
    "F110",
    _ERROR,
    Say(
        "«{word}» blir lest som {found_nb}, men her skal det stå tekst.",
        "true, false, null og tall er ikke tekst i YAML, med mindre de står i anførselstegn.",
        'Sett det i anførselstegn: "{word}".',
    ),
    Say(
        "«{word}» is read as {found_en}, but text belongs here.",
        "true, false, null and numbers are not text in YAML unless they are quoted.",
        'Put it in quotes: "{word}".',
    ),
)
UNKNOWN_FORMAT = Kind(
    "F111",
    _ERROR,
    Say(
        "Format {number} er ukjent.",
        "Dette programmet leser format 1.",
        "Skriv «format: 1», eller bruk en nyere utgave av programmet.",
    ),
    Say(
        "Format {number} is not known.",
        "This program reads format 1.",
        "Write «format: 1», or use a newer version of the program.",
    ),
)
NOT_TOGETHER = Kind(
    "F112",
    _ERROR,
    Say(
        "«{first}» og «{second}» kan ikke stå sammen.",
        "De svarer på samme spørsmål, og bare ett svar kan gjelde.",
        "Behold den ene.",
    ),
    Say(
        "«{first}» and «{second}» cannot stand together.",
        "They answer the same question, and only one answer can hold.",
        "Keep one of them.",
    ),
)
BAD_DATE = Kind(
    "F113",
    _ERROR,
    Say(
        "«{word}» er ikke en dato.",
        "Datoen sier hvor gammelt scenarioet er.",
        "Skriv år-måned-dag, for eksempel 2026-11-21.",
    ),
    Say(
        "«{word}» is not a date.",
        "The date says how old the scenario is.",
        "Write year-month-day, for instance 2026-11-21.",
    ),
)
STRAY_COMMA = Kind(
    "F114",
    _ERROR,
    Say(
        "«{key}» blir lest som en ny nøkkel, fordi teksten foran har et komma.",
        "Mellom {{ og }} skiller komma nøkler. “ ” og « » er vanlige tegn og holder ikke sammen.",
        'Sett hele teksten i rette anførselstegn ("): {{emma: "Ja, det stemmer."}}',
    ),
    Say(
        "«{key}» is read as a further key, because the text before it has a comma.",
        "Between {{ and }} a comma separates keys. “ ” and « » are ordinary characters to it.",
        'Put the whole text in straight quotes ("): {{emma: "Yes, that is right."}}',
    ),
)
UNKNOWN_LANGUAGE = Kind(
    "F115",
    _ERROR,
    Say(
        "«{word}» er ikke et språk her. Skriv nb, nn eller en.",
        "Programmet finnes på bokmål (nb), nynorsk (nn) og engelsk (en).",
        "Skriv «language: nb» for bokmål. En oversettelse heter nn.po eller en.po.",
    ),
    Say(
        "«{word}» is not a language here. Write nb, nn or en.",
        "The program exists in bokmål (nb), nynorsk (nn) and English (en).",
        "Write «language: en» for English. A translation is called nb.po, nn.po or en.po.",
    ),
)
SPLIT_SENTENCE = Kind(
    "F116",
    _ADVICE,
    Say(
        "«{text}» blir et eget punkt: et komma i [ ] skiller punktene.",
        "Det ser ut som resten av setningen foran.",
        "Er det én setning? Sett den i anførselstegn, eller skriv punktene med strek foran.",
    ),
    Say(
        "«{text}» becomes an item of its own: a comma in [ ] separates items.",
        "It looks like the rest of the sentence before it.",
        "Is it one sentence? Put it in quotes, or write the items with a dash in front.",
    ),
)
COMMENT_IN_TEXT = Kind(
    "F117",
    _ADVICE,
    Say(
        "«{text}» er en kommentar og vises ikke.",
        "Alt etter mellomrom og # hører ikke til teksten.",
        "Skal det være med? Sett teksten i anførselstegn. Er det en kommentar, skriv to mellomrom.",
    ),
    Say(
        "«{text}» is a comment and is not shown.",
        "Everything after a space and # does not belong to the text.",
        "Should it be shown? Put the text in quotes. For a comment, write two spaces before it.",
    ),
)
SHOWN_QUOTES = Kind(
    "F122",
    _ADVICE,
    Say(
        "Anførselstegnene rundt «{text}» blir en del av teksten og vises.",
        "Bare rette anførselstegn (\" og ') holder en tekst sammen; “ ” og « » er vanlige tegn.",
        'Skriv rette anførselstegn. Skal de vises, sett rette utenpå: "{whole}"',
    ),
    Say(
        "The quotation marks around «{text}» become part of the text and are shown.",
        "Only straight ones (\" and ') hold a text together; “ ” and « » are ordinary characters.",
        'Write straight ones. If they are to be shown, put straight ones outside: "{whole}"',
    ),
)
WHOSE_FEELING = Kind(
    "F118",
    _ERROR,
    Say(
        "Skriv hvem det gjelder, og hvilken følelse: «{example}».",
        "Hver person har sine egne følelser, så et navn alene er ikke nok.",
        "Skriv personens id, punktum og følelsen, som i {{{example}}}.",
    ),
    Say(
        "Write whom it concerns and which feeling: «{example}».",
        "Every person has feelings of their own, so one name is not enough.",
        "Write the person's id, a full stop and the feeling, as in {{{example}}}.",
    ),
)
NO_COLON = Kind(
    "F119",
    _ERROR,
    Say(
        "Mellom navnet og tallet i «{key}» mangler kolon og mellomrom.",
        "Uten «: » blir alt lest som ett navn.",
        "Skriv «{example}».",
    ),
    Say(
        "Between the name and the number in «{key}» a colon and a space are missing.",
        "Without «: » all of it is read as one name.",
        "Write «{example}».",
    ),
)
WHOLE_NUMBER = Kind(
    "F120",
    _ERROR,
    Say(
        "Bare hele tall kan stå her, ikke «{number}».",
        "Følelser, endringer og antall telles i hele tall; et komma begynner noe nytt.",
        "Skriv et helt tall.",
    ),
    Say(
        "Only whole numbers can stand here, not «{number}».",
        "Feelings, changes and counts are whole numbers; a comma begins something new.",
        "Write a whole number.",
    ),
)
NO_ID = Kind(
    "F121",
    _ERROR,
    Say(
        "Valget har ingen id.",
        "Lagrede samtaler, oversettelser og vilkår finner fram til valget med den.",
        "Kjør samtalerom format på mappen: det lager en av ordene. Eller skriv «id:» selv.",
    ),
    Say(
        "The choice has no id.",
        "Saved talks, translations and guards find their way to the choice by it.",
        "Run samtalerom format on the folder: it makes one of the words. Or write «id:».",
    ),
)
