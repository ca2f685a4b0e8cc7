"""F3 and F4: blocks, and translations."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

BLOCK_PARAMETERS = Kind(
    "F301",
    _ERROR,
    Say(
        "Blokken «{block}» tar imot {expected}, men får {given}.",
        "Hver parameter må fylles ut, ellers blir teksten stående med hull.",
        "Skriv alle parametrene under «with», og bare dem.",
    ),
    Say(
        "The block «{block}» takes {expected}, but is given {given}.",
        "Every parameter has to be filled in, or the text is left with holes.",
        "Write all the parameters under «with», and only those.",
    ),
)
BLOCK_IN_BLOCK = Kind(
    "F302",
    _ERROR,
    Say(
        "En blokk kan ikke brukes inni en blokk.",
        "Blokker i blokker er vanskelige å lese og kan gå i ring.",
        "Skriv øyeblikkene ut, eller sett de to blokkene etter hverandre.",
    ),
    Say(
        "A block cannot be used inside a block.",
        "Blocks in blocks are hard to read and can go round in circles.",
        "Write the moments out, or put the two blocks after each other.",
    ),
)
BAD_BLOCK = Kind(
    "F303",
    _ERROR,
    Say(
        "Blokken «{block}» er ikke bygd opp riktig.",
        "En blokk har «parameters: [navn]» og «moments:» med minst ett øyeblikk.",
        "Sammenlign med eksempelet i formatbeskrivelsen.",
    ),
    Say(
        "The block «{block}» is not put together properly.",
        "A block has «parameters: [names]» and «moments:» with at least one moment.",
        "Compare with the example in the description of the format.",
    ),
)
UNUSED_BLOCK = Kind(
    "F304",
    _WARNING,
    Say(
        "Blokken «{block}» blir ikke brukt.",
        "Det som ikke brukes, blir heller ikke kontrollert.",
        "Bruk den, eller slett den.",
    ),
    Say(
        "The block «{block}» is not used.",
        "What is not used is not checked either.",
        "Use it, or delete it.",
    ),
)
UNKNOWN_BLANK = Kind(
    "F305",
    _ERROR,
    Say(
        "«{{{word}}}» er ikke en av blokkens parametere.{nearest}",
        "Klammer i en blokk blir fylt ut; denne ville blitt stående i teksten.",
        "Rett skrivemåten, eller legg navnet til i parameters. Blokken har: {known}.",
    ),
    Say(
        "«{{{word}}}» is not one of the block's parameters.{nearest}",
        "Braces in a block are filled in; this one would be left standing in the text.",
        "Correct the spelling, or add the name to parameters. The block has: {known}.",
    ),
)
BAD_CATALOGUE = Kind(
    "F401",
    _ERROR,
    Say(
        "Oversettelsen kan ikke leses: {problem_nb}.",
        "En PO-fil består av msgctxt, msgid og msgstr med tekst i anførselstegn.",
        "Åpne den i et oversettelsesprogram, eller slett den og kjør «samtalerom translate MAPPE "
        "SPRÅK».",
    ),
    Say(
        "The translation cannot be read: {problem_en}.",
        "A PO file consists of msgctxt, msgid and msgstr with text in quotes.",
        "Open it in a translation program, or delete it and run «samtalerom translate FOLDER "
        "LANGUAGE».",
    ),
)
UNTRANSLATED = Kind(
    "F402",
    _WARNING,
    Say(
        "{count} av {total} tekster er ikke oversatt til {language_nb}. Den første: «{ref}».",
        "De vises på scenarioets eget språk.",
        "Kjør «samtalerom translate MAPPE SPRÅK», og fyll ut msgstr. Vil du ikke oversette, kan "
        "filen slettes.",
    ),
    Say(
        "{count} of {total} texts are not translated to {language_en}. The first: «{ref}».",
        "They are shown in the scenario's own language.",
        "Run «samtalerom translate FOLDER LANGUAGE», and fill in msgstr. If you will not "
        "translate, the file may be deleted.",
    ),
)
OUTDATED = Kind(
    "F403",
    _WARNING,
    Say(
        "Oversettelsen av «{ref}» er utdatert.",
        "Teksten er endret etter at den ble oversatt, så oversettelsen brukes ikke.",
        "Kjør «samtalerom translate MAPPE SPRÅK», rett msgstr, og fjern merket «fuzzy». Vil du "
        "ikke oversette, kan filen slettes.",
    ),
    Say(
        "The translation of «{ref}» is out of date.",
        "The text was changed after it was translated, so the translation is not used.",
        "Run «samtalerom translate FOLDER LANGUAGE», correct msgstr, and remove the mark «fuzzy». "
        "If you will not translate, the file may be deleted.",
    ),
)
STRAY_TRANSLATION = Kind(
    "F404",
    _WARNING,
    Say(
        "Oversettelsen av «{ref}» hører ikke til noen tekst.",
        "Teksten er fjernet, eller stedet har fått et annet navn.",
        "Kjør «samtalerom translate MAPPE SPRÅK», så følger den med eller faller bort. Vil du ikke "
        "oversette, kan filen slettes.",
    ),
    Say(
        "The translation of «{ref}» belongs to no text.",
        "The text was removed, or its place was given another name.",
        "Run «samtalerom translate FOLDER LANGUAGE»: then it moves along or goes. If you will not "
        "translate, the file may be deleted.",
    ),
)
UNUSED_FILE = Kind(
    "F405",
    _ADVICE,
    Say(
        "Filen {name} blir ikke brukt.",
        "«{language}» er ikke et språk her: en oversettelse heter nb.po, nn.po eller en.po.",
        "Gi filen et av de navnene, eller ta den bort.",
    ),
    Say(
        "The file {name} is not used.",
        "«{language}» is not a language here: a translation is called nb.po, nn.po or en.po.",
        "Give the file one of those names, or take it away.",
    ),
)
