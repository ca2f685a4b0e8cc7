"""What the taxonomy says of the frame, the limits and the focus."""

from scenarios.techniques.codes import Entry, Family, Technique, entry

FRAME: dict[Technique, Entry] = {
    Technique.SMALL_TALK: entry(
        Family.FRAME,
        ("småprat", "småprat", "small talk"),
        (
            "Nøytral kontakt som ikke handler om saken: veien hit, noe å drikke.",
            "Nøytral kontakt som ikkje handlar om saka: vegen hit, noko å drikke.",
            "Neutral contact that is not about the matter: the way here, something to drink.",
        ),
    ),
    Technique.RIGHTS: entry(
        Family.FRAME,
        ("rettighet med vanlige ord", "rett med vanlege ord", "right in plain words"),
        (
            "Sier med vanlige ord at ingen har plikt til å forklare seg.",
            "Seier med vanlege ord at ingen har plikt til å forklare seg.",
            "Says in plain words that nobody has a duty to explain themselves.",
        ),
    ),
    Technique.RIGHTS_RECITED: entry(
        Family.FRAME,
        ("opplest rettighet", "opplesen rett", "right recited"),
        (
            "Leser opp paragrafen eller sier den på juridisk, så få forstår den.",
            "Les opp paragrafen eller seier han på juridisk, så få forstår han.",
            "Reads out the section or says it in legal language, so that few understand it.",
        ),
    ),
    Technique.RIGHTS_CHECK: entry(
        Family.FRAME,
        (
            "sjekk av at retten er forstått",
            "sjekk av at retten er forstått",
            "check that the right is understood",
        ),
        (
            "Ber den andre si med egne ord hva retten betyr for henne eller ham.",
            "Ber den andre seie med eigne ord kva retten betyr for henne eller han.",
            "Asks the other to say in their own words what the right means to them.",
        ),
    ),
    Technique.RIGHTS_UNDERMINED: entry(
        Family.FRAME,
        ("undergravd rettighet", "undergraven rett", "right undermined"),
        (
            "Tar retten tilbake i samme åndedrag: «… men det er best for deg om du forteller».",
            "Tek retten tilbake i same andedrag: «… men det er best for deg om du fortel».",
            "Takes the right back in the same breath: “… but it is best for you if you tell us”.",
        ),
    ),
    Technique.FRAME_TRACK: entry(
        Family.FRAME,
        ("sporet for samtalen", "sporet for samtalen", "the track"),
        (
            "Sier om oppmøtet er pålagt eller frivillig, og hvorfor de er bedt om å komme.",
            "Seier om oppmøtet er pålagt eller frivillig, og kvifor dei er bedne om å kome.",
            "Says whether coming is ordered or voluntary, and why they were asked to come.",
        ),
    ),
    Technique.FRAME_PURPOSE: entry(
        Family.FRAME,
        ("formålet med samtalen", "føremålet med samtalen", "the purpose"),
        (
            "Sier hva samtalen er til for, og at den ikke er et avhør.",
            "Seier kva samtalen er til for, og at han ikkje er eit avhøyr.",
            "Says what the talk is for, and that it is not an investigative interview.",
        ),
    ),
    Technique.FRAME_USE: entry(
        Family.FRAME,
        ("hva opplysningene brukes til", "kva opplysningane blir brukte til", "use of information"),
        (
            "Sier hva som noteres og hvem som kan få vite det, uten å love hemmelighold.",
            "Seier kva som blir notert og kven som kan få vite det, utan å love hemmeleghald.",
            "Says what is noted and who may learn of it, and promises no secrecy.",
        ),
    ),
    Technique.FRAME_BREAKS: entry(
        Family.FRAME,
        ("lov til pause", "lov til pause", "leave to take breaks"),
        (
            "Sier at det går an å ta pause, spørre tilbake eller la være å svare.",
            "Seier at det går an å ta pause, spørje tilbake eller la vere å svare.",
            "Says that one may take a break, ask back or leave a question unanswered.",
        ),
    ),
    Technique.RAISE_CONCERN: entry(
        Family.FRAME,
        ("bekymringen lagt fram", "uroa lagd fram", "the concern stated"),
        (
            "Sier hva politiet er urolig for, åpent og uten å anklage.",
            "Seier kva politiet er uroleg for, ope og utan å skulde på nokon.",
            "Says what the police are worried about, openly and without accusing.",
        ),
    ),
}

LIMIT: dict[Technique, Entry] = {
    Technique.LIMIT_INFORMATION: entry(
        Family.LIMIT,
        ("grense: informasjon", "grense: informasjon", "limit: information"),
        (
            "Sier hva som gjelder her, uten å kreve noe.",
            "Seier kva som gjeld her, utan å krevje noko.",
            "Says what holds here, and demands nothing.",
        ),
    ),
    Technique.LIMIT_GUIDANCE: entry(
        Family.LIMIT,
        ("grense: veiledning", "grense: rettleiing", "limit: guidance"),
        (
            "Hjelper den andre å se hva som kan gjøre det mulig å holde grensen.",
            "Hjelper den andre å sjå kva som kan gjere det mogleg å halde grensa.",
            "Helps the other to see what could make it possible to keep the limit.",
        ),
    ),
    Technique.LIMIT_ADVICE: entry(
        Family.LIMIT,
        ("grense: råd", "grense: råd", "limit: advice"),
        (
            "Anbefaler noe bestemt, og lar den andre velge.",
            "Tilrår noko bestemt, og lèt den andre velje.",
            "Recommends one thing, and leaves the choice to the other.",
        ),
    ),
    Technique.LIMIT_INSTRUCTION: entry(
        Family.LIMIT,
        ("grense: pålegg", "grense: pålegg", "limit: instruction"),
        (
            "Sier tydelig og lovlig hva den andre må gjøre nå.",
            "Seier tydeleg og lovleg kva den andre må gjere no.",
            "Says clearly and lawfully what the other must do now.",
        ),
    ),
    Technique.LIMIT_WARNING: entry(
        Family.LIMIT,
        ("grense: advarsel", "grense: åtvaring", "limit: warning"),
        (
            "Sier hva som faktisk følger om det fortsetter.",
            "Seier kva som faktisk følgjer om det held fram.",
            "Says what will truly follow if it goes on.",
        ),
    ),
}

FOCUS: dict[Technique, Entry] = {
    Technique.FOCUS_RETURN: entry(
        Family.FOCUS,
        ("bekrefte og vende tilbake", "stadfeste og vende tilbake", "acknowledge and return"),
        (
            "Tar imot det som ble sagt, og fører samtalen rolig tilbake.",
            "Tek imot det som vart sagt, og fører samtalen roleg tilbake.",
            "Takes in what was said, and leads the talk calmly back.",
        ),
    ),
    Technique.FOCUS_NAME: entry(
        Family.FOCUS,
        ("sette ord på mønsteret", "setje ord på mønsteret", "name the pattern"),
        (
            "Sier høyt at samtalen stadig flytter seg bort fra den det gjelder.",
            "Seier høgt at samtalen stadig flyttar seg bort frå den det gjeld.",
            "Says aloud that the talk keeps moving away from the one it concerns.",
        ),
    ),
    Technique.FOCUS_WHY: entry(
        Family.FOCUS,
        (
            "spørre hvorfor fokuset flyttes",
            "spørje kvifor fokuset blir flytta",
            "ask why the focus shifts",
        ),
        (
            "Lurer sammen med den andre på hva som gjør det vanskelig å bli ved temaet.",
            "Undrar seg saman med den andre på kva som gjer det vanskeleg å bli ved temaet.",
            "Wonders together with the other what makes it hard to stay with the topic.",
        ),
    ),
    Technique.FOCUS_FOLLOW: entry(
        Family.FOCUS,
        ("følge avsporingen", "følgje avsporinga", "follow the shift"),
        (
            "Går med på det nye temaet og forlater det samtalen handler om.",
            "Går med på det nye temaet og forlèt det samtalen handlar om.",
            "Goes along with the new topic and leaves what the talk is about.",
        ),
    ),
    Technique.FOCUS_REBUKE: entry(
        Family.FOCUS,
        ("irettesette avsporingen", "irettesetje avsporinga", "rebuke the shift"),
        (
            "Stopper avsporingen med kritikk i stedet for å spørre hvorfor.",
            "Stoggar avsporinga med kritikk i staden for å spørje kvifor.",
            "Stops the shift with criticism instead of asking why.",
        ),
    ),
}
