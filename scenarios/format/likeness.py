"""Guesses what an author meant by a word that is not known: misspelt, or in Norwegian."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from itertools import islice

from scenarios.techniques import TAXONOMY

MOST_DIFFERENCE = 6
MOST_COMPARED = 400
"""How many names are compared for the nearest, none of them much longer or shorter: comparing
is slow, and a scenario can have tens of thousands of names."""

_ALIKE = 0.75
"""How alike two words are, from 0 to 1, of which one can be a slip for the other: «saaken» and
«saken» are, «skolen» and «slutten» are not."""
_ALIKE_TECHNIQUE = 0.82
"""The same for techniques: many of them are called some question or other."""

_LONGEST = 80
_LONGEST_ID = 40
_SHORTEST_PART = 4
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ö": "o", "ä": "a", "ü": "u"})
_STRANGE = re.compile("[^a-z0-9]+")

_MEANT = """
and: og; or: eller; not: ikke; never: aldri; true: ja sann; false: nei usann
family: familie familien hjem; school: skole skolen; leisure: fritid fritiden
friends: venner vennar venn; net: nett nettet internett; intoxicants: rus rusmidler rusmiddel
health: helse helsen helsa; plans: planer planar framtid fremtid
basic: grunnleggende grunnleggjande lett enkel enkelt; intermediate: middels
advanced: krevende krevjande vanskelig avansert
voluntary: frivillig; mandatory: pålagt obligatorisk plikt
youth: ungdom ungdommen barn; guardian: foresatt foresatte føresett mor far forelder verge
companion: ledsager følge følgje støtteperson
information: informasjon opplysning; guidance: veiledning rettleiing; advice: råd
instruction: pålegg instruks; warning: advarsel åtvaring
draft: utkast; reviewed: gjennomgått lest lese
thinking: tenker tenkjer; not_understood: ikke_forstått forstår_ikke; unwilling: uvillig vil_ikke
upset: opprørt lei_seg; using_right: bruker_retten; answer_owed: skylder_svar venter_svar
trust: tillit; tension: uro spenning spenninga
risk: risiko; protective: beskyttende vernende; need: behov; event: hendelse hending
friction: friksjon gnisning; breach: brudd brot; danger: fare
opening: åpning opning; frame: ramme rammer; entry: inngang; account: fortelling forteljing
mapping: kartlegging; consequences: konsekvenser konsekvensar følger; agreement: avtale avtalen
closing: avslutning avslutting; added: lagt_til tillagt; coloured: farget farga
partial: delvis; broken_off: avbrutt avbrote; empty_promise: tomt_løfte
respected_refusal: respektert_nei; no_concern: ingen_bekymring
open: åpent åpen ope; directive: styrt; closed: lukket lukka
told: fortalt fortald; said: sagt; visited: besøkt; reached: nådd; present: til_stede tilstede
spoke: snakket snakka; finished: ferdig; interrupted: avbrutt; accurate: riktig; invites: inviterer
limit_step: grensetrinn trinn; turns_since: turer_siden; shifts: skifter
title: tittel; level: nivå; track: spor; minutes: minutter minutt; language: språk
parallel: parallell; trains: øver trener; provenance: opphav; briefing: orientering
people: personer folk; facts: fakta; distortions: forvrengninger; limits: grenser
silence: stillhet stille; encourage: oppmuntre nikk; break: pause
summarise: oppsummer oppsummering summarize; interruption: avbrytelse; fallback: utvei
scenes: scener; start: begynn
moments: øyeblikk; endings: avslutninger slutter; author: forfatter; written: skrevet dato
based_on: kilder bygger_på; worry: bekymring; known: kjent; unknown: ukjent; prepare: forbered
role: rolle; name: navn namn; age: alder; relation: forhold relasjon; about: om
feelings: følelser kjensler; spread: spredning dagsform; kind: slag type; area: område
known_by: kjent_av; text: tekst; summary: sammendrag; unlock: lås_opp; of: av; says: sier
severity: alvor; expected: forventet; window: vindu; steps: trinn; answers: svar
means: betyr; short: kort; long: lang; phase: fase; lines: replikker linjer; choices: valg
thought: tanke; say: si sier replikk; is: er; to: til; when: når hvis; once: en_gang; why: hvorfor
credit: poeng; reactions: reaksjoner; goto: gå_til; end: slutt avslutning; tells: forteller
effects: virkninger effekter; raises: når_grense; settles: roer; arrives: kommer; leaves: går
quality: kvalitet; contact: kontakt; topic: tema; step: trinn; reason: grunn begrunnelse
source: kilde; points: poeng; cue: tegn
"""

_ALSO_CALLED = """
open_invitation: åpent_spørsmål ope_spørsmål opent_spørsmål open_question inviter invitasjon
wh_question: åpent_spørsmål ope_spørsmål open_question hva_spørsmål kva_spørsmål
closed: ja_nei_spørsmål ja/nei_spørsmål
leading_tag: ledende_spørsmål leiande_spørsmål ledende leiande leading_question
leading_presupposition: ledende_spørsmål leiande_spørsmål ledende leiande leading_question
why_blame: hvorfor kvifor hvorfor_spørsmål kvifor_spørsmål
repeat_back: gjenta ekko gjenspeile
paraphrase: parafrase omformulering
reflect_feeling: speile følelse kjensle
closed_check: sjekke sjekkspørsmål
affirm: ros rose anerkjenne
support: empati trøst
moralise: moralisere
threat: trusler
"""


@cache
def _meanings(listed: str = _MEANT) -> dict[str, tuple[str, ...]]:
    """Return what a Norwegian word can stand for, by that word."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in listed.replace("\n", ";").split(";"):
        meant, _, words = entry.partition(":")
        for word in words.split():
            found[word] = (*found.get(word, ()), meant.strip())
    return found


@cache
def _named() -> dict[str, str]:
    """Return the techniques by their names, as an id would be written."""
    return {
        name.lower().replace(" ", "_").replace("-", "_"): technique.value
        for technique, entry in TAXONOMY.items()
        for name in (entry.name.nb, entry.name.nn, entry.name.en)
    }


def meant(word: str, known: Collection[str]) -> str | None:
    """Return the known word that was probably meant, None where none is like it."""
    plain = word[:_LONGEST].strip().lower().replace(" ", "_").replace("-", "_")
    for meaning in _meanings().get(plain, ()):
        if meaning in known:
            return meaning
    if plain in known and plain != word:
        return plain
    return next(iter(_alike(word, known, 1, _ALIKE)), None)


def person_called(word: str, called: Mapping[str, str]) -> str | None:
    """Return the id of the person whose name a word is, or is part of; None where nobody's.

    Args:
        word: what was written where an id belongs, in small or capital letters.
        called: what each person is called, by id.
    """
    written = _plain(word)
    for person, name in called.items():
        parts = (part for part in name[:_LONGEST].split() if part[0].isupper())
        if written == _plain(name) or written in map(_plain, parts):
            return person
    return None


def _plain(word: str) -> str:
    return word[:_LONGEST].strip().lower().replace("_", " ").translate(_LETTERS)


def as_id(word: str) -> str:
    """Return an id that says the same as a text that cannot be one."""
    plain = word[:_LONGEST].strip().lower().translate(_LETTERS)
    plain = _STRANGE.sub("_", plain).strip("_0123456789")
    return plain[:_LONGEST_ID] or "hjemme"


def nearest(word: str, known: Collection[str]) -> str:
    """Return « (word?)» for the known word that was probably meant, else nothing."""
    found = meant(word, known)
    return f" ({found}?)" if found else ""


def nearest_techniques(word: str, most: int = 3) -> list[str]:
    """Return the codes that come nearest to a word, by their codes and what they are called."""
    plain = word[:_LONGEST].strip().lower().replace(" ", "_").replace("-", "_")
    codes = {technique.value: technique.value for technique in TAXONOMY}
    if plain in codes:
        return [plain]
    named = codes | _named()
    found = [named[plain]] if plain in named else []
    found += _meanings(_ALSO_CALLED).get(plain, ())
    if len(plain) >= _SHORTEST_PART:
        found += [code for name, code in named.items() if plain in name.split("_")]
        found += [code for name, code in named.items() if name.startswith(plain)]
    if not found:
        found += [named[name] for name in _alike(plain, named, most, _ALIKE_TECHNIQUE)]
    return list(dict.fromkeys(found))[:most]


def _alike(word: str, known: Collection[str], most: int, least: float) -> Iterator[str]:
    alike = (name for name in known if abs(len(name) - len(word)) <= MOST_DIFFERENCE)
    yield from get_close_matches(word[:_LONGEST], list(islice(alike, MOST_COMPARED)), most, least)
