"""C7: what a proof finds by following a scenario as the engine plays it."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_WARNING, _ADVICE = Severity.WARNING, Severity.ADVICE

NO_TALK_REACHES = Kind(
    "C701",
    _WARNING,
    Say(
        "Ingen samtale kan komme til {kind_nb} «{name}».",
        "Det er bevist: uansett hva som blir gjort, kommer det aldri, så ingen får se det.",
        "Slett det, eller endre vilkårene på veien dit.",
    ),
    Say(
        "No talk can come to the {kind_en} «{name}».",
        "It is proved: whatever is done, it never comes, so nobody gets to see it.",
        "Delete it, or change the conditions on the way to it.",
    ),
)
NOT_DECIDED = Kind(
    "C702",
    _ADVICE,
    Say(
        "Det er ikke avgjort om noen samtale kan komme til {kind_nb} «{name}».",
        "Ingen samtale som ble spilt, kom dit, og det ble ikke utelukket innen det beviset går. "
        "Mest sannsynlig får ingen se det.",
        "Gjør veien dit enklere, eller legg ved et spill som kommer dit.",
    ),
    Say(
        "It is not decided whether any talk can come to the {kind_en} «{name}».",
        "No talk that was played came there, and it was not ruled out as far as the proof goes. "
        "Most likely nobody sees it.",
        "Make the way to it simpler, or add a play that comes there.",
    ),
)
NO_WAY_TO_AN_ENDING = Kind(
    "C703",
    _WARNING,
    Say(
        "I «{moment}» kan en komme dit at ingen avslutning kan nås mer.",
        "Uansett hva som blir gjort, slutter samtalen aldri. For eksempel etter: {acts}.",
        "La minst én linje som fortsatt er åpen da, føre til en avslutning.",
    ),
    Say(
        "At «{moment}» one can come to where no ending can be reached any more.",
        "Whatever is done, the talk never ends. For example after: {acts}.",
        "Let at least one line that is still open then lead to an ending.",
    ),
)
LED_ROUND = Kind(
    "C704",
    _WARNING,
    Say(
        "I «{moment}» kan en komme dit at ingenting en kan si, fører til en avslutning mer.",
        "Linjene fører bare rundt; bare stillhet eller en annen handling fører ut. "
        "For eksempel etter: {acts}.",
        "La en av linjene, eller utveien, føre videre.",
    ),
    Say(
        "At «{moment}» one can come to where nothing that can be said leads to an ending any more.",
        "The lines only lead round; only silence or another act leads out. "
        "For example after: {acts}.",
        "Let one of the lines, or the way out, lead on.",
    ),
)
PERHAPS_LED_ROUND = Kind(
    "C705",
    _ADVICE,
    Say(
        "Det er ikke avgjort om en kan bli ført rundt i ring i «{moment}».",
        "Linjer som kan sies igjen og igjen, fører tilbake hit, og det er ikke bevist at noe "
        "annet alltid er åpent.",
        "La en av dem bare kunne sies én gang, eller før utveien videre.",
    ),
    Say(
        "It is not decided whether one can be led round in a circle at «{moment}».",
        "Lines that can be said again and again lead back here, and it is not proved that "
        "something else is always open.",
        "Let one of them be said only once, or let the way out lead on.",
    ),
)
BLIND_WAY_HOLDS = Kind(
    "C706",
    _WARNING,
    Say(
        "Den som ikke hører etter, kommer gjennom: {way_nb}.",
        "Samtalen holder uten at noen har lest den, så den øver ikke det den skal.",
        "Bytt om på rekkefølge og lengde, eller la en god linje komme på feil tidspunkt der "
        "denne måten velger den.",
    ),
    Say(
        "Somebody who does not listen gets through: {way_en}.",
        "The talk holds without anybody having read it, so it does not train what it should.",
        "Change order and length, or let a good line come at the wrong moment where this way "
        "chooses it.",
    ),
)
GATE_NEVER_PASSED = Kind(
    "C707",
    _WARNING,
    Say(
        "Ingen samtale som ble spilt, klarte porten «{gate_nb}».",
        "Da holder ingen samtale, hvor godt en enn spiller. Den som gjør det som er verdt mest, "
        "ble spilt også.",
        "Se i gjennomgangen av den beste samtalen hva som mangler. For rettighetene: er de sagt "
        "til alle (to: [...]), før den første linjen som gjelder saken?",
    ),
    Say(
        "No talk that was played passed the gate “{gate_en}”.",
        "Then no talk holds, however well one plays. Somebody who does what is worth most was "
        "played too.",
        "See in the debrief of the best talk what is missing. For the rights: are they said to "
        "everybody (to: [...]), before the first line that concerns the matter?",
    ),
)
