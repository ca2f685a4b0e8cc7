"""P: plays, the talks that are written down beside a scenario with what is expected of them."""

from scenarios.diagnostics.values import Explanation as Say
from scenarios.diagnostics.values import Kind, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

NO_ACT = Kind(
    "P001",
    _ERROR,
    Say(
        "«{text}» er ingen handling.",
        "En handling er én linje: det den som øver, gjør.",
        "Skriv en av: say VALG, wait short, wait long, encourage, summarise UTSAGN… invite, "
        "limit GRENSE TRINN, break.",
    ),
    Say(
        "«{text}» is no act.",
        "An act is one line: what the trainee does.",
        "Write one of: say CHOICE, wait short, wait long, encourage, summarise STATEMENT… invite, "
        "limit LIMIT STEP, break.",
    ),
)
NO_LEVEL = Kind(
    "P002",
    _ERROR,
    Say(
        "«{text}» er ikke et nivå.",
        "Et prinsipp har ett av fire nivåer, eller er ikke prøvd.",
        "Skriv lacking, partly, good, very_good eller not_tried; foran et nivå kan det stå "
        "«at least» eller «at most».",
    ),
    Say(
        "«{text}» is not a level.",
        "A principle has one of four levels, or was not tried.",
        "Write lacking, partly, good, very_good or not_tried; before a level «at least» or "
        "«at most» may stand.",
    ),
)
NOT_OF_THE_SCENARIO = Kind(
    "P003",
    _ERROR,
    Say(
        "Scenarioet har ikke {what_nb} som heter «{name}».{nearest}",
        "En gjennomspilling viser til scenarioet med navn, og da må navnene finnes der.",
        "Rett navnet. Ble det endret i scenarioet, må det endres her også.",
    ),
    Say(
        "The scenario has {what_en} called «{name}».{nearest}",
        "A play points at the scenario by names, so the names have to be there.",
        "Correct the name. If it was changed in the scenario, change it here, too.",
    ),
)
NOT_POSSIBLE = Kind(
    "P004",
    _WARNING,
    Say(
        "«{act}» er ikke mulig her.",
        "Samtalen står i «{moment}». Åpne valg: {open}.",
        "Rett handlingen, eller spill samtalen på nytt og ta den opp med play --record.",
    ),
    Say(
        "«{act}» is not possible here.",
        "The talk stands at «{moment}». Open choices: {open}.",
        "Correct the act, or play the talk anew and record it with play --record.",
    ),
)
OTHER_CAME = Kind(
    "P005",
    _WARNING,
    Say(
        "Ventet {what_nb} {wanted} her, men det kom {came_nb}.",
        "Scenarioet svarer annerledes nå enn da gjennomspillingen ble skrevet.",
        "Er det nye riktig, så skriv det her. Er det ikke, så rett scenarioet.",
    ),
    Say(
        "Expected {what_en} {wanted} here, but there came {came_en}.",
        "The scenario answers otherwise now than when the play was written.",
        "If the new answer is right, write it here. If it is not, mend the scenario.",
    ),
)
ENDED_OTHERWISE = Kind(
    "P006",
    _WARNING,
    Say(
        "Ventet {wanted_nb}, men {came_nb}.",
        "Det som ventes av en hel samtale, sier hva scenarioet skal belønne og ikke.",
        "Er det nye riktig, så skriv det her. Er det ikke, så rett scenarioet.",
    ),
    Say(
        "Expected {wanted_en}, but {came_en}.",
        "What is expected of a whole talk says what the scenario should reward and what not.",
        "If the new result is right, write it here. If it is not, mend the scenario.",
    ),
)
NOT_ITS_DAY = Kind(
    "P007",
    _ERROR,
    Say(
        "{feeling} kan ikke begynne på {number}; den begynner på {low} til {high}.",
        "Dagsformen går så langt fra start som spread sier, og ikke lenger.",
        "Velg et tall fra {low} til {high}, eller skriv feelings: low, start eller high.",
    ),
    Say(
        "{feeling} cannot begin at {number}; it begins at {low} to {high}.",
        "The day's form goes as far from start as spread says, and no further.",
        "Choose a number from {low} to {high}, or write feelings: low, start or high.",
    ),
)
EXPECTS_NOTHING = Kind(
    "P008",
    _ADVICE,
    Say(
        "Denne gjennomspillingen venter ingenting.",
        "Da viser den bare at handlingene er mulige.",
        "Legg til expect, for eksempel med ending og holds.",
    ),
    Say(
        "This play expects nothing.",
        "It only shows that its acts are possible.",
        "Add expect, for instance with ending and holds.",
    ),
)
