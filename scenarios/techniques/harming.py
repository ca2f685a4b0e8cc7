"""What the taxonomy says of the moves that do harm."""

from scenarios.techniques.codes import Entry, Family, Technique, entry

HARM: dict[Technique, Entry] = {
    Technique.ACCUSE: entry(
        Family.HARM,
        ("anklage", "skulding", "accusation"),
        (
            "Sier at den andre har gjort noe galt, som om det var avgjort.",
            "Seier at den andre har gjort noko gale, som om det var avgjort.",
            "Says that the other has done wrong, as if that were settled.",
        ),
    ),
    Technique.MORALISE: entry(
        Family.HARM,
        ("moralisering", "moralisering", "moralising"),
        (
            "Forteller hva den andre burde føle, skamme seg over eller forstå.",
            "Fortel kva den andre burde føle, skamme seg over eller forstå.",
            "Tells the other what they ought to feel, be ashamed of or see.",
        ),
    ),
    Technique.THREAT: entry(
        Family.HARM,
        ("trussel", "trugsmål", "threat"),
        (
            "Skremmer med noe vagt, usant eller uforholdsmessig for å få et svar.",
            "Skremmer med noko vagt, usant eller ute av proporsjon for å få eit svar.",
            "Frightens with something vague, untrue or out of proportion to get an answer.",
        ),
    ),
    Technique.FALSE_LAW: entry(
        Family.HARM,
        ("feil om loven", "feil om lova", "false statement of law"),
        (
            "Sier noe om plikter, straff eller register som ikke stemmer.",
            "Seier noko om plikter, straff eller register som ikkje stemmer.",
            "Says something of duties, punishment or records that is not so.",
        ),
    ),
    Technique.SECRECY: entry(
        Family.HARM,
        ("løfte om hemmelighold", "lovnad om hemmeleghald", "promise of secrecy"),
        (
            "Lover at det som sies, blir i rommet; det kan politiet ikke love.",
            "Lovar at det som blir sagt, blir i rommet; det kan ikkje politiet love.",
            "Promises that what is said stays in the room; the police cannot promise that.",
        ),
    ),
    Technique.PROMISE_OUTCOME: entry(
        Family.HARM,
        ("løfte om utfall", "lovnad om utfall", "promise of an outcome"),
        (
            "Lover et utfall som andre avgjør, eller som ingen kan vite.",
            "Lovar eit utfall som andre avgjer, eller som ingen kan vite.",
            "Promises an outcome that others decide, or that nobody can know.",
        ),
    ),
    Technique.REASSURE: entry(
        Family.HARM,
        ("trøst for tidlig", "trøyst for tidleg", "premature comfort"),
        (
            "Sier at det går bra eller er lite å bry seg om, før det er hørt ut.",
            "Seier at det går bra eller er lite å bry seg om, før det er høyrt ut.",
            "Says that it will be fine or is little to mind, before it has been heard out.",
        ),
    ),
    Technique.UNLAWFUL_DEMAND: entry(
        Family.HARM,
        ("krav uten hjemmel", "krav utan heimel", "unlawful demand"),
        (
            (
                "Krever noe som loven ikke gir rett til: «du må svare», eller «du må» i det "
                "frivillige sporet."
            ),
            (
                "Krev noko som lova ikkje gjev rett til: «du må svare», eller «du må» i det "
                "frivillige sporet."
            ),
            (
                "Demands what the law gives no right to: “you must answer”, or “you must” in the "
                "voluntary track."
            ),
        ),
    ),
    Technique.TAKE_SIDE: entry(
        Family.HARM,
        ("tar parti", "tek parti", "takes sides"),
        (
            "Stiller seg med den ene mot den andre i rommet.",
            "Stiller seg med den eine mot den andre i rommet.",
            "Joins one person in the room against another.",
        ),
    ),
    Technique.DEBATE_IDEOLOGY: entry(
        Family.HARM,
        ("ideologisk debatt", "ideologisk debatt", "ideological debate"),
        (
            "Diskuterer tro, politikk eller meninger i stedet for å lytte til mennesket.",
            "Diskuterer tru, politikk eller meiningar i staden for å lytte til mennesket.",
            "Argues about faith, politics or opinions instead of listening to the person.",
        ),
    ),
    Technique.LABEL: entry(
        Family.HARM,
        ("stempling", "stempling", "labelling"),
        (
            "Sier hva den andre er, i stedet for hva som har skjedd.",
            "Seier kva den andre er, i staden for kva som har hendt.",
            "Says what the other is, instead of what has happened.",
        ),
    ),
    Technique.HURRY: entry(
        Family.HARM,
        ("hastverk", "hastverk", "hurry"),
        (
            "Gir inntrykk av at svaret må komme fort, eller at tiden er knapp.",
            "Gjev inntrykk av at svaret må kome fort, eller at tida er knapp.",
            "Gives the impression that the answer must come fast, or that time is short.",
        ),
    ),
    Technique.EARLY_AGREEMENT: entry(
        Family.HARM,
        ("for tidlig avtale", "for tidleg avtale", "early agreement"),
        (
            "Går til avtale eller løfte før den andre er hørt.",
            "Går til avtale eller lovnad før den andre er høyrd.",
            "Goes for an agreement or a promise before the other has been heard.",
        ),
    ),
    Technique.CONFESSION_HUNT: entry(
        Family.HARM,
        ("jakt på tilståelse", "jakt på tilståing", "confession hunt"),
        (
            "Vil ha den andre til å innrømme, som i et avhør.",
            "Vil ha den andre til å vedgå, som i eit avhøyr.",
            "Wants the other to admit, as in an interrogation.",
        ),
    ),
    Technique.PRESS_NAMES: entry(
        Family.HARM,
        ("press for navn", "press for namn", "pressing for names"),
        (
            "Presser den unge til å oppgi hvem andre som var med.",
            "Pressar den unge til å seie kven andre som var med.",
            "Presses the young person to give up who else was there.",
        ),
    ),
    Technique.PRESS_ON: entry(
        Family.HARM,
        ("presse videre", "presse vidare", "pressing on"),
        (
            "Fortsetter å spørre etter at den andre har sagt at hun eller han ikke vil svare.",
            "Held fram med å spørje etter at den andre har sagt at ho eller han ikkje vil svare.",
            "Goes on asking after the other has said that they will not answer.",
        ),
    ),
    Technique.SARCASM: entry(
        Family.HARM,
        ("sarkasme", "sarkasme", "sarcasm"),
        (
            "Spøker eller stikker på den andres bekostning.",
            "Spøkjer eller stikk på den andre sin kostnad.",
            "Jokes or jibes at the other's expense.",
        ),
    ),
    Technique.EVADE: entry(
        Family.HARM,
        ("unnvike", "vike unna", "evasion"),
        (
            "Lar være å svare på et rimelig spørsmål, eller svarer på noe annet.",
            "Lèt vere å svare på eit rimeleg spørsmål, eller svarer på noko anna.",
            "Leaves a fair question unanswered, or answers something else.",
        ),
    ),
}
