"""What the taxonomy says of attitude and agreement."""

from scenarios.techniques.codes import Entry, Family, Technique, entry

ATTITUDE: dict[Technique, Entry] = {
    Technique.AUTONOMY: entry(
        Family.ATTITUDE,
        ("eget valg", "eige val", "autonomy"),
        (
            "Minner om at valget er den andres eget.",
            "Minner om at valet er den andre sitt eige.",
            "Reminds the other that the choice is theirs.",
        ),
    ),
    Technique.AFFIRM: entry(
        Family.ATTITUDE,
        ("anerkjennelse", "anerkjenning", "affirmation"),
        (
            "Setter ord på noe konkret den andre får til eller strever for.",
            "Set ord på noko konkret den andre får til eller strevar for.",
            "Puts words to something definite that the other manages or strives for.",
        ),
    ),
    Technique.SUPPORT: entry(
        Family.ATTITUDE,
        ("støtte", "støtte", "support"),
        (
            "Viser omsorg når noe er vondt eller vanskelig, uten å kreve noe tilbake.",
            "Viser omsorg når noko er vondt eller vanskeleg, utan å krevje noko tilbake.",
            "Shows care when something hurts or is hard, and asks nothing in return.",
        ),
    ),
    Technique.OFFER_HELP: entry(
        Family.ATTITUDE,
        ("tilbud om hjelp", "tilbod om hjelp", "offer of help"),
        (
            "Tilbyr noe bestemt som kan hjelpe, og som det går an å si nei til.",
            "Tilbyr noko bestemt som kan hjelpe, og som det går an å seie nei til.",
            "Offers one thing that may help, and that can be declined.",
        ),
    ),
    Technique.OFFER_TIME: entry(
        Family.ATTITUDE,
        ("tilbud om tid", "tilbod om tid", "offer of time"),
        (
            "Gir uttrykkelig god tid, eller tilbyr en pause.",
            "Gjev uttrykkjeleg god tid, eller tilbyr ein pause.",
            "Expressly gives plenty of time, or offers a break.",
        ),
    ),
    Technique.STRAIGHT_ANSWER: entry(
        Family.ATTITUDE,
        ("ærlig svar", "ærleg svar", "straight answer"),
        (
            "Svarer sant på et rimelig spørsmål, eller sier «det skal jeg finne ut».",
            "Svarer sant på eit rimeleg spørsmål, eller seier «det skal eg finne ut».",
            "Answers a fair question truly, or says “I will find out”.",
        ),
    ),
    Technique.TWO_PERSPECTIVES: entry(
        Family.ATTITUDE,
        ("to perspektiver", "to perspektiv", "two perspectives"),
        (
            "Holder to syn fram samtidig uten å dømme mellom dem.",
            "Held to syn fram samstundes utan å dømme mellom dei.",
            "Holds up two views at once and does not judge between them.",
        ),
    ),
    Technique.HUMILITY: entry(
        Family.ATTITUDE,
        ("«jeg kan ta feil»", "«eg kan ta feil»", "“I may be wrong”"),
        (
            "Viser at egen forståelse er usikker og kan rettes.",
            "Viser at eiga forståing er usikker og kan rettast.",
            "Shows that one's own understanding is uncertain and can be corrected.",
        ),
    ),
    Technique.ASK_STRENGTH: entry(
        Family.ATTITUDE,
        ("spørre etter det som virker", "spørje etter det som verkar", "ask about strengths"),
        (
            "Spør etter noe som er bra, noen som hjelper, eller noe den andre får til.",
            "Spør etter noko som er bra, nokon som hjelper, eller noko den andre får til.",
            "Asks for something that is good, somebody who helps, or something that works.",
        ),
    ),
    Technique.GIVE_FLOOR: entry(
        Family.ATTITUDE,
        ("gi ordet", "gje ordet", "give the floor"),
        (
            "Gir ordet til en som er blitt avbrutt, snakket for eller ikke hørt.",
            "Gjev ordet til ein som er vorten avbroten, snakka for eller ikkje høyrd.",
            "Gives the word to one who was cut off, spoken for or not heard.",
        ),
    ),
    Technique.DISCREPANCY: entry(
        Family.ATTITUDE,
        ("mål og handling side om side", "mål og handling side om side", "discrepancy"),
        (
            "Setter det den andre vil, ved siden av det som skjer, uten å konkludere.",
            "Set det den andre vil, ved sida av det som skjer, utan å konkludere.",
            "Sets what the other wants beside what is happening, and draws no conclusion.",
        ),
    ),
    Technique.INFORM: entry(
        Family.ATTITUDE,
        ("nøytral informasjon", "nøytral informasjon", "neutral information"),
        (
            "Gir sann informasjon, for eksempel om følger, uten press og uten dom.",
            "Gjev sann informasjon, til dømes om følgjer, utan press og utan dom.",
            "Gives true information, for instance on consequences, with no pressure or verdict.",
        ),
    ),
    Technique.REPAIR: entry(
        Family.ATTITUDE,
        ("reparasjon", "reparasjon", "repair"),
        (
            "Tar ansvar for noe som ble galt sagt, og begynner på nytt.",
            "Tek ansvar for noko som vart gale sagt, og byrjar på nytt.",
            "Owns up to something said wrongly, and starts again.",
        ),
    ),
}

AGREEMENT: dict[Technique, Entry] = {
    Technique.AGREE_STEP: entry(
        Family.AGREEMENT,
        ("lite, konkret steg", "lite, konkret steg", "small concrete step"),
        (
            "Leter etter ett lite steg som den andre selv kan ta og merke.",
            "Leitar etter eitt lite steg som den andre sjølv kan ta og merke.",
            "Looks for one small step that the other can take and notice.",
        ),
    ),
    Technique.AGREE_OWN_WORDS: entry(
        Family.AGREEMENT,
        ("avtalen med egne ord", "avtalen med eigne ord", "agreement in own words"),
        (
            "Ber den unge si avtalen med egne ord.",
            "Ber den unge seie avtalen med eigne ord.",
            "Asks the young person to put the agreement in their own words.",
        ),
    ),
    Technique.AGREE_WHEN: entry(
        Family.AGREEMENT,
        ("når, og hvem som ser det", "når, og kven som ser det", "when, and who sees it"),
        (
            "Fester avtalen til en dato og til noen som kan se at den holdes.",
            "Festar avtalen til ein dato og til nokon som kan sjå at han blir halden.",
            "Ties the agreement to a date and to somebody who can see it kept.",
        ),
    ),
    Technique.NEXT_CONTACT: entry(
        Family.AGREEMENT,
        ("neste kontakt", "neste kontakt", "next contact"),
        (
            "Sier når og hvordan dere snakkes igjen, også om lite ble sagt.",
            "Seier når og korleis de snakkast att, også om lite vart sagt.",
            "Says when and how you will speak again, even if little was said.",
        ),
    ),
}
