"""F0: the file as text and as YAML."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR = Severity.ERROR

FILE_MISSING = Kind(
    "F001",
    _ERROR,
    Say(
        "Filen {name} mangler.",
        "Et scenario er en mappe med en fil som heter scenario.yaml.",
        "Legg filen i mappen, eller pek på en annen mappe.",
    ),
    Say(
        "The file {name} is missing.",
        "A scenario is a folder with a file called scenario.yaml.",
        "Put the file in the folder, or point at another folder.",
    ),
)
TOO_LARGE = Kind(
    "F002",
    _ERROR,
    Say(
        "Filen er på {size} byte; det leses høyst {limit}.",
        "Så store filer er aldri skrevet av et menneske, og kan låse maskinen.",
        "Del opp scenarioet, eller fjern det som ikke hører hjemme i filen.",
    ),
    Say(
        "The file has {size} bytes; at most {limit} are read.",
        "No person writes files of that size, and they can lock up the machine.",
        "Split the scenario, or remove what does not belong in the file.",
    ),
)
NOT_UTF8 = Kind(
    "F003",
    _ERROR,
    Say(
        "Filen er ikke lagret som UTF-8 (byte {byte}).",
        "I andre tegnsett blir æ, ø og å til noe annet på andre maskiner.",
        "I Notisblokk: Lagre som, Koding UTF-8. Andre programmer har det samme valget.",
    ),
    Say(
        "The file is not saved as UTF-8 (byte {byte}).",
        "In other encodings letters such as æ, ø and å turn into something else elsewhere.",
        "In Notepad: Save as, Encoding UTF-8. Other programs have the same choice.",
    ),
)
FORBIDDEN_CHARACTER = Kind(
    "F004",
    _ERROR,
    Say(
        "Ulovlig tegn {code_point} ({name}).",
        "Styretegn og usynlige tegn kan endre det som vises, uten at noen ser det i teksten.",
        "Slett tegnet. Det følger ofte med når tekst limes inn fra et annet program.",
    ),
    Say(
        "Forbidden character {code_point} ({name}).",
        "Control characters and invisible ones can change what is shown without being seen.",
        "Delete the character. It often comes along when text is pasted from elsewhere.",
    ),
)
SYNTAX = Kind(
    "F005",
    _ERROR,
    Say(
        "Dette kan ikke leses som YAML (på engelsk: {problem}).",
        "Her passer ikke teksten med reglene for hvordan en YAML-fil bygges opp.",
        "Se på linjen og den over: innrykk, kolon, anførselstegn og klammer.",
    ),
    Say(
        "This cannot be read as YAML: {problem}.",
        "The text does not follow the rules for how a YAML file is put together.",
        "Look at this line and the one above: indentation, colons, quotes and brackets.",
    ),
)
STRAY_COLON = Kind(
    "F006",
    _ERROR,
    Say(
        "Et kolon her gjør teksten til noe annet enn tekst.",
        "«: » betyr «nøkkel og verdi» i YAML, også midt i en setning.",
        'Sett hele teksten i anførselstegn: say: "Si meg: hva skjedde?"',
    ),
    Say(
        "A colon here makes the text into something other than text.",
        "«: » means «key and value» in YAML, even in the middle of a sentence.",
        'Put the whole text in quotes: say: "Tell me: what happened?"',
    ),
)
TAB = Kind(
    "F007",
    _ERROR,
    Say(
        "Her står et tabulatortegn.",
        "Innrykk i YAML er bare mellomrom.",
        "Bruk mellomrom i stedet (vanligvis to per nivå).",
    ),
    Say(
        "There is a tab here.",
        "Indentation in YAML is spaces only.",
        "Use spaces instead (usually two for each level).",
    ),
)
ALIAS = Kind(
    "F008",
    _ERROR,
    Say(
        "Ankre og henvisninger (& og *) kan ikke brukes: {name}.",
        "De kan gjøre en liten fil uendelig stor, og teksten vanskelig å lese.",
        "Skriv teksten ut, bruk en blokk, eller sett teksten i anførselstegn om & eller * er ment.",
    ),
    Say(
        "Anchors and aliases (& and *) cannot be used: {name}.",
        "They can make a small file endlessly large, and make it hard to read.",
        "Write the text out, use a block, or quote the text if & or * is meant.",
    ),
)
TAG = Kind(
    "F009",
    _ERROR,
    Say(
        "YAML-merkelapper kan ikke brukes: {tag}.",
        "Et utropstegn først i en tekst er en merkelapp i YAML, og de betyr ingenting her.",
        "Sett teksten i anførselstegn hvis utropstegnet er ment.",
    ),
    Say(
        "YAML tags cannot be used: {tag}.",
        "An exclamation mark at the start of a text is a tag in YAML; they mean nothing here.",
        "Put the text in quotes if the exclamation mark is meant.",
    ),
)
SEVERAL_DOCUMENTS = Kind(
    "F010",
    _ERROR,
    Say(
        "Her begynner et nytt dokument i samme fil.",
        "«---» deler en YAML-fil i flere dokumenter, og et scenario er ett dokument.",
        "Fjern linjen med «---», eller flytt resten til en egen fil.",
    ),
    Say(
        "A further document begins here, in the same file.",
        "«---» splits a YAML file into documents, and a scenario is one document.",
        "Remove the line with «---», or move the rest to a file of its own.",
    ),
)
DUPLICATE_KEY = Kind(
    "F011",
    _ERROR,
    Say(
        "«{key}» står her to ganger; første gang på linje {line}.",
        "Bare én av dem kan gjelde, og det er ikke til å se hvilken.",
        "Slett den ene, eller gi den et annet navn.",
    ),
    Say(
        "«{key}» stands here twice; first on line {line}.",
        "Only one of them can hold, and nobody can see which.",
        "Delete one of them, or give it another name.",
    ),
)
TOO_DEEP = Kind(
    "F012",
    _ERROR,
    Say(
        "Mer enn {limit} nivåer inni hverandre.",
        "Så dypt går ingen scenarier; som regel mangler en klamme.",
        "Se etter klammer som ikke er lukket.",
    ),
    Say(
        "More than {limit} levels inside each other.",
        "No scenario goes that deep; most often a bracket is missing.",
        "Look for brackets that are not closed.",
    ),
)
TOO_MANY_NODES = Kind(
    "F013",
    _ERROR,
    Say(
        "Mer enn {limit} verdier i filen.",
        "Så store filer er aldri skrevet av et menneske, og kan låse maskinen.",
        "Del opp scenarioet.",
    ),
    Say(
        "More than {limit} values in the file.",
        "No person writes files of that size, and they can lock up the machine.",
        "Split the scenario.",
    ),
)
TEXT_TOO_LONG = Kind(
    "F014",
    _ERROR,
    Say(
        "En tekst på mer enn {limit} tegn.",
        "Det får ikke plass på noen skjerm; som regel mangler et anførselstegn.",
        "Se etter et anførselstegn som ikke er lukket, eller kort ned teksten.",
    ),
    Say(
        "A text of more than {limit} characters.",
        "No screen has room for it; most often a quotation mark is missing.",
        "Look for a quotation mark that is not closed, or shorten the text.",
    ),
)
KEY_NOT_A_WORD = Kind(
    "F015",
    _ERROR,
    Say(
        "Nøkkelen foran kolon må være et vanlig ord.",
        "Tomme nøkler, «<<» og nøkler som er lister, betyr ingenting her.",
        "Skriv et ord foran kolon, eller sett teksten i anførselstegn.",
    ),
    Say(
        "The key before the colon must be a plain word.",
        "Empty keys, «<<» and keys that are lists mean nothing here.",
        "Write a word before the colon, or put the text in quotes.",
    ),
)
NOT_A_TABLE = Kind(
    "F016",
    _ERROR,
    Say(
        "Filen er tom eller mangler nøkler på øverste nivå.",
        "Den skal bestå av linjer som «title: …» og «moments: …».",
        "Begynn med en mal, eller se etter innrykk som er falt ut.",
    ),
    Say(
        "The file is empty or has no keys at its top level.",
        "It should consist of lines such as «title: …» and «moments: …».",
        "Begin with a template, or look for indentation that was lost.",
    ),
)
NOT_CLOSED = Kind(
    "F017",
    _ERROR,
    Say(
        "Klammen som åpnes her, blir ikke lukket riktig (se linje {line}).",
        "Alt etter den leses da som en del av det samme.",
        "Lukk den, skill med komma, og sett tekst med , : eller klammer i anførselstegn.",
    ),
    Say(
        "The bracket that opens here is not closed properly (see line {line}).",
        "Everything after it is then read as part of the same.",
        "Close it, separate with commas, and quote text that has , : or brackets in it.",
    ),
)
BAD_INDENTATION = Kind(
    "F018",
    _ERROR,
    Say(
        "Linjen passer ikke inn her; innrykket eller kolonet er feil. Foran den står det {here} "
        "mellomrom, {around_nb}.",
        "Det som hører sammen, må ha nøyaktig samme innrykk, og hver nøkkel trenger et kolon.",
        "Gi linjen like mange mellomrom som det den hører sammen med; en strek foran og "
        "mellomrommet etter den regnes med. Etter strek og kolon skal det være et mellomrom.",
    ),
    Say(
        "The line does not fit here; its indentation or colon is wrong. Spaces before it: "
        "{here}, {around_en}.",
        "What belongs together must have exactly the same indentation; every key needs a colon.",
        "Give the line as many spaces as what it belongs together with; a dash in front and the "
        "space after it count. After a dash and a colon there has to be a space.",
    ),
)
STRAY_CHARACTER = Kind(
    "F019",
    _ERROR,
    Say(
        "En tekst kan ikke begynne med «{character}» uten anførselstegn.",
        "Tegnet har en egen betydning i YAML når det står først.",
        "Sett teksten i anførselstegn.",
    ),
    Say(
        "A text cannot begin with «{character}» without quotes.",
        "The character has a meaning of its own in YAML when it stands first.",
        "Put the text in quotes.",
    ),
)
TEXT_AFTER_QUOTE = Kind(
    "F020",
    _ERROR,
    Say(
        "Det står tekst etter anførselstegnet som lukker.",
        "En tekst som begynner med et anførselstegn, slutter ved det neste av samme slag.",
        "Sett hele teksten i den andre sorten anførselstegn, eller bruk « og » inni.",
    ),
    Say(
        "There is text after the closing quotation mark.",
        "A text that begins with a quotation mark ends at the next one of the same kind.",
        "Put the whole text in quotes of the other kind, or use « and » inside.",
    ),
)
QUOTE_NOT_CLOSED = Kind(
    "F021",
    _ERROR,
    Say(
        "Anførselstegnet på linje {line} lukkes ikke.",
        "Alt etter det leses da som en del av samme tekst, til det neste anførselstegnet.",
        "Sett et anførselstegn av samme slag der teksten slutter.",
    ),
    Say(
        "The quotation mark on line {line} is not closed.",
        "Everything after it is read as part of the same text, up to the next quotation mark.",
        "Put a quotation mark of the same kind where the text ends.",
    ),
)
MISSING_COMMA = Kind(
    "F022",
    _ERROR,
    Say(
        "Mangler komma her?{or_nb}",
        "Mellom {{ og }}, og mellom [ og ], skilles hver ting fra den neste med komma.",
        "Sett komma foran, lukk klammen, eller sett hele teksten i anførselstegn.",
    ),
    Say(
        "Is a comma missing here?{or_en}",
        "Between {{ and }}, and between [ and ], a comma separates each thing from the next.",
        "Put a comma before it, close the bracket, or put the whole text in quotes.",
    ),
)
MISSING_COLON = Kind(
    "F023",
    _ERROR,
    Say(
        "Her mangler kolon og mellomrom, som i «id: hilsen»: «{key}».",
        "Uten «: » er det ikke til å se hva som er nøkkel, og hva som er verdi.",
        "Skriv kolon og mellomrom etter nøkkelen. Hører linjen til teksten over, rett innrykket. "
        "Begynner den med en strek, skriv et mellomrom etter streken.",
    ),
    Say(
        "A colon and a space are missing here, as in «id: hello»: «{key}».",
        "Without «: » nobody can see what is the key and what is the value.",
        "Write a colon and a space after the key. If it belongs to the text above, indent it. "
        "If it begins with a dash, put a space after the dash.",
    ),
)
STRANGE_SPACE = Kind(
    "F024",
    _ERROR,
    Say(
        "Innrykket er ikke vanlige mellomrom (limt inn?).",
        "Det ser ut som mellomrom, men er et annet tegn, og teller ikke som innrykk.",
        "Slett innrykket på linjen, og skriv mellomrom.",
    ),
    Say(
        "The indentation is not plain spaces (pasted?).",
        "It looks like spaces but is another character, and does not count as indentation.",
        "Delete the indentation of the line, and type spaces.",
    ),
)
BACKSLASH = Kind(
    "F025",
    _ERROR,
    Say(
        "En bakstrek i anførselstegn betyr noe annet her.",
        'Mellom " og " begynner \\ et spesialtegn, og dette er ikke et av dem.',
        "Skriv to bakstreker, eller bruk enkle anførselstegn rundt teksten.",
    ),
    Say(
        "A backslash inside quotes means something else here.",
        'Between " and " a \\ begins a special character, and this is none of them.',
        "Write two backslashes, or use single quotes around the text.",
    ),
)
