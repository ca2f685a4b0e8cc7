"""L: finding scenarios on the disk."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR = Severity.ERROR

NOT_FOUND = Kind(
    "L001",
    _ERROR,
    Say(
        "Fant ikke noe scenario som heter «{name}».{nearest}",
        "Et scenario er enten ett av dem som følger med, eller en mappe med scenario.yaml.",
        "Skriv navnet på et som følger med, eller hele stien til mappen.",
    ),
    Say(
        "Found no scenario called «{name}».{nearest}",
        "A scenario is either one of those that are included, or a folder with scenario.yaml.",
        "Write the name of an included one, or the full path to the folder.",
    ),
)
UNREADABLE = Kind(
    "L002",
    _ERROR,
    Say(
        "Filen kan ikke leses: {problem_nb}.",
        "Operativsystemet slipper ikke til, eller filen er ikke en vanlig fil.",
        "Se etter tilgangen til filen, og at disken er til stede.",
    ),
    Say(
        "The file cannot be read: {problem_en}.",
        "The operating system denies it, or it is no ordinary file.",
        "Check the permissions of the file, and that the disk is there.",
    ),
)
LEADS_OUTSIDE = Kind(
    "L003",
    _ERROR,
    Say(
        "«{name}» er en lenke ut av scenarioets mappe.",
        "En mappe fra andre skal ikke kunne hente inn filer fra resten av maskinen.",
        "Legg en kopi av filen i mappen i stedet.",
    ),
    Say(
        "«{name}» is a link out of the scenario's folder.",
        "A folder from someone else must not be able to pull in files from the whole machine.",
        "Put a copy of the file in the folder instead.",
    ),
)
TOO_MANY_FILES = Kind(
    "L004",
    _ERROR,
    Say(
        "Mer enn {limit} filer hører til scenarioet.",
        "Et scenario er én fil, noen oversettelser og noen blokker.",
        "Se etter at du pekte på riktig mappe.",
    ),
    Say(
        "More than {limit} files belong to the scenario.",
        "A scenario is one file, some translations and some blocks.",
        "Check that you pointed at the right folder.",
    ),
)
