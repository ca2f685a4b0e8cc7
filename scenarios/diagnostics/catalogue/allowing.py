"""C6: findings that an author allows, with a reason."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_WARNING, _ADVICE = Severity.WARNING, Severity.ADVICE

UNUSED_ALLOWANCE = Kind(
    "C601",
    _WARNING,
    Say(
        "«{rule}» er tillatt{at_nb}, men finner ingenting der.",
        "Et unntak som blir liggende, skjuler den neste feilen av samme slag.",
        "Fjern linjen, eller rett «at» til id-en det gjelder.",
    ),
    Say(
        "«{rule}» is allowed{at_en}, but finds nothing there.",
        "An exception that is left lying hides the next mistake of its kind.",
        "Remove the line, or correct «at» to the id that it is about.",
    ),
)
THIN_REASON = Kind(
    "C602",
    _WARNING,
    Say(
        "Grunnen til unntaket fra «{rule}» sier for lite.",
        "Den neste som leser, må kunne se om grunnen fortsatt holder.",
        "Skriv i en setning hvorfor det er riktig her, på minst {words} ord.",
    ),
    Say(
        "The reason for the exception from «{rule}» says too little.",
        "The next reader has to be able to see whether the reason still holds.",
        "Write in a sentence why it is right here, in at least {words} words.",
    ),
)
