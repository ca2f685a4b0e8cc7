"""What the taxonomy says of questions and listening."""

from scenarios.techniques.codes import Entry, Family, Technique, entry

QUESTIONS: dict[Technique, Entry] = {
    Technique.OPEN_INVITATION: entry(
        Family.QUESTION,
        ("åpen invitasjon", "open invitasjon", "open invitation"),
        (
            "Ber den andre fortelle fritt, uten å legge inn noe som ikke er sagt.",
            "Ber den andre fortelje fritt, utan å leggje inn noko som ikkje er sagt.",
            "Asks the other to tell freely, and puts in nothing that has not been said.",
        ),
    ),
    Technique.CUED_INVITATION: entry(
        Family.QUESTION,
        (
            "åpen invitasjon om noe som er sagt",
            "open invitasjon om noko som er sagt",
            "cued invitation",
        ),
        (
            "Ber den andre fortelle mer om noe hun eller han selv har nevnt.",
            "Ber den andre fortelje meir om noko ho eller han sjølv har nemnt.",
            "Asks for more about something that the other has mentioned.",
        ),
    ),
    Technique.WH_QUESTION: entry(
        Family.QUESTION,
        ("hv-spørsmål", "kv-spørsmål", "wh- question"),
        (
            "Spør etter én bestemt ting: hvem, hva, hvor, når eller hvordan.",
            "Spør etter éin bestemt ting: kven, kva, kvar, når eller korleis.",
            "Asks for one particular thing: who, what, where, when or how.",
        ),
    ),
    Technique.CLOSED_CHECK: entry(
        Family.QUESTION,
        ("lukket kontrollspørsmål", "lukka kontrollspørsmål", "closed check"),
        (
            (
                "Lukket, men på sin plass: bekrefter noe som er sagt, sikrer trygghet eller "
                "forståelse, eller lander en avtale."
            ),
            (
                "Lukka, men på sin plass: stadfestar noko som er sagt, sikrar tryggleik eller "
                "forståing, eller landar ein avtale."
            ),
            (
                "Closed, but in its place: confirms what was said, makes sure of safety or "
                "understanding, or settles an agreement."
            ),
        ),
    ),
    Technique.CLOSED: entry(
        Family.QUESTION,
        ("lukket spørsmål", "lukka spørsmål", "closed question"),
        (
            "Kan besvares med ja, nei eller ett ord, uten at det er grunn til å spørre slik.",
            "Kan svarast på med ja, nei eller eitt ord, utan at det er grunn til å spørje slik.",
            "Can be answered with yes, no or one word, with no reason to ask that way.",
        ),
    ),
    Technique.FAUX_INVITATION: entry(
        Family.QUESTION,
        ("falsk invitasjon", "falsk invitasjon", "faux invitation"),
        (
            "Begynner åpent og ender lukket; det er den siste delen som skal besvares.",
            "Byrjar ope og endar lukka; det er den siste delen som skal svarast på.",
            "Begins open and ends closed; it is the last part that is left to answer.",
        ),
    ),
    Technique.FORCED_CHOICE: entry(
        Family.QUESTION,
        ("valgspørsmål", "valspørsmål", "forced choice"),
        (
            "Gir ferdige svar å velge mellom, som om det ikke fantes flere.",
            "Gjev ferdige svar å velje mellom, som om det ikkje fanst fleire.",
            "Offers ready-made answers to pick from, as if there were no others.",
        ),
    ),
    Technique.MULTIPLE: entry(
        Family.QUESTION,
        ("sammensatt spørsmål", "samansett spørsmål", "multiple question"),
        (
            "Flere spørsmål i ett, slik at det er uklart hvilket som skal besvares.",
            "Fleire spørsmål i eitt, slik at det er uklart kva for eitt ein skal svare på.",
            "Several questions in one, so that it is unclear which to answer.",
        ),
    ),
    Technique.LEADING_TAG: entry(
        Family.QUESTION,
        ("ledende påheng", "leiande påheng", "leading tag"),
        (
            "En påstand med «ikke sant?» eller lignende, som ber om et ja.",
            "Ein påstand med «ikkje sant?» eller liknande, som ber om eit ja.",
            "A statement with “right?” or the like, which asks for a yes.",
        ),
    ),
    Technique.LEADING_PRESUPPOSITION: entry(
        Family.QUESTION,
        ("ledende forutsetning", "leiande føresetnad", "leading presupposition"),
        (
            "Tar for gitt en handling, en hensikt, skyld eller navn som ingen har nevnt.",
            "Tek for gjeve ei handling, eit føremål, skuld eller namn som ingen har nemnt.",
            "Takes for granted an act, intent, guilt or names that nobody has mentioned.",
        ),
    ),
    Technique.WHY_BLAME: entry(
        Family.QUESTION,
        ("bebreidende hvorfor", "klandrande kvifor", "blaming why"),
        (
            "«Hvorfor gjorde du det?»: åpent i formen, men ber om et forsvar.",
            "«Kvifor gjorde du det?»: ope i forma, men ber om eit forsvar.",
            "“Why did you do it?”: open in form, but it asks for a defence.",
        ),
    ),
}

LISTENING: dict[Technique, Entry] = {
    Technique.ACKNOWLEDGE: entry(
        Family.LISTENING,
        ("bekreftelse", "stadfesting", "acknowledgement"),
        (
            "Viser at du hører, med et nikk, «mm» eller «ja», uten å legge til noe.",
            "Viser at du høyrer, med eit nikk, «mm» eller «ja», utan å leggje til noko.",
            "Shows that you hear, by a nod, “mm” or “yes”, and adds nothing.",
        ),
    ),
    Technique.REPEAT_BACK: entry(
        Family.LISTENING,
        ("gjentakelse", "gjentaking", "repeat-back"),
        (
            "Sier igjen den andres egne ord.",
            "Seier att den andre sine eigne ord.",
            "Gives back the other's own words.",
        ),
    ),
    Technique.PARAPHRASE: entry(
        Family.LISTENING,
        ("gjengivelse", "attgjeving", "paraphrase"),
        (
            "Sier igjen meningen med egne ord, så den andre kan rette på den.",
            "Seier att meininga med eigne ord, så den andre kan rette på ho.",
            "Gives back the meaning in your own words, so that it can be corrected.",
        ),
    ),
    Technique.REFLECT_FEELING: entry(
        Family.LISTENING,
        ("speiling av følelse", "spegling av kjensle", "reflection of feeling"),
        (
            "Setter ord på en følelse som er synlig eller sagt, som et forslag.",
            "Set ord på ei kjensle som er synleg eller sagd, som eit framlegg.",
            "Puts words to a feeling that is seen or said, as a suggestion.",
        ),
    ),
    Technique.CLARIFY: entry(
        Family.LISTENING,
        ("avklaring", "avklaring", "clarification"),
        (
            "Spør hva den andre mente med noe som er sagt.",
            "Spør kva den andre meinte med noko som er sagt.",
            "Asks what the other meant by something that was said.",
        ),
    ),
}
