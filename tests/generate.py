"""Builds the text of scenarios of any size, for benchmarks and for hostile mutation."""

_HEAD = """\
scenario: generated
format: 1
language: nb
title: Et laget scenario
level: basic
track: voluntary
minutes: 20
trains: [åpne spørsmål, pauser]
provenance: {author: redaksjonen, status: draft, written: 2026-11-21, based_on: [S1]}
briefing:
  worry: |
    Skolen er bekymret. Emma har vært mye borte.
  known: [Hun har vært borte ni dager.]
  unknown: [Hvordan hun har det.]
  prepare: ["Hvordan vil du åpne?"]
people:
  emma: {role: youth, name: Emma, age: 14, feelings: {trust: {start: 3, spread: 1}, tension: 5}}
  trine: {role: guardian, name: Trine, relation: mor, feelings: {trust: 4, tension: 6}}
facts:
  alene:
    kind: risk
    area: school
    known_by: [emma]
    text: Emma er alene i storefri.
    summary: Du har det ensomt på skolen.
    unlock: {open: 4, directive: 6, closed: never}
  bestemor:
    kind: protective
    area: family
    known_by: [emma, trine]
    text: Hun drar til bestemor når det er vanskelig.
    summary: Du går til bestemor når det butter.
distortions:
  skulker: {of: alene, kind: added, says: Du gidder ikke skolen.}
limits:
  kjeft:
    about: hvordan vi snakker til hverandre her inne
    severity: breach
    expected: guidance
    window: 2
    steps:
      information: Her inne skal alle få snakke ferdig.
      guidance: Trine, hva trenger du for å kunne høre på henne nå?
      advice: Jeg tror fem minutter på gangen ville hjulpet.
      instruction: Nå må du slutte å rope.
      warning: Hvis det fortsetter, snakker vi med dere hver for oss.
    answers:
      - {when: limit_step(kjeft) >= guidance, trine: Unnskyld., settles: [kjeft]}
      - {trine: Jaha.}
silence:
  means: thinking
  short: {cue: Emma ser på hendene sine.}
  long: {cue: Emma trekker på skuldrene., effects: {emma.tension: +1}}
encourage:
  - {when: not told(bestemor), emma: Jeg var hos bestemor., tells: [bestemor]}
  - {emma: Mm.}
summarise:
  - {when: accurate and invites, emma: "Ja, det stemmer.", effects: {emma.trust: +1}}
  - {emma: "Nei, ikke helt."}
break:
  - {emma: Nei takk.}
interruption: {effects: {emma.trust: -1}}
fallback:
  id: videre
  say: La oss gå videre.
  is: [acknowledge]
  reactions: [{end: slutt}]
start: m0
moments:
"""

_MOMENT = """\
  m{n}:
    phase: {phase}
    lines:
      - emma: Det var jo bare … vi skulle bare se, den dagen ({n}).
      - emma:
          says: Og så ble det sånn.
          cue: "Hun dytter albuen mot bordkanten, forsiktig."
    silence:
      means: thinking
      long:
        - when: emma.trust >= 3
          emma: Jeg ville egentlig ikke.
          effects: {{emma.trust: +1}}
          goto: m{near}
        - {{emma: "…"}}
    choices:
      - id: fortell_{n}
        say: Fortell meg om den ettermiddagen, fra dere møttes.
        is: [open_invitation]
        reactions:
          - when: emma.trust >= 5 and not told(alene)
            emma: Vi møttes ved bussen. Jeg hadde ikke vært på skolen.
            tells: [alene]
            effects: {{emma.trust: +1}}
            goto: m{near}
          - {{emma: "Vi møttes ved bussen, da.", goto: m{far}}}
      - id: var_det_du_{n}
        say: Det var du som tok det, ikke sant?
        is: [leading_tag, confession_hunt]
        why: Et «ja» her forteller deg ingenting; hun sier det for å slippe.
        reactions:
          - emma: Ja da.
            trine: Emma!
            effects: {{emma.trust: -2, emma.tension: +2}}
            raises: [kjeft]
            wrong_yes: true
            goto: m{near}
      - id: gjenta_{n}
        say: «Det ble sånn», sier du.
        is: [repeat_back]
        when: said(fortell_{n}) or shifts(butikken) >= 1
        reactions: [{{emma: Ja … de andre gikk foran., shift: butikken, goto: m{far}}}]
    thought: Hvis jeg sier hvem som fant på det, er jeg helt alene.
"""

_ENDINGS = """\
endings:
  slutt: {quality: partial, contact: true, text: Dere ses igjen om to uker.}
"""

_PHASES = (
    "opening",
    "frame",
    "entry",
    "account",
    "mapping",
    "consequences",
    "agreement",
    "closing",
)


def big_scenario(moments: int) -> str:
    """Return the text of a valid scenario with some number of moments, at least one.

    Every moment leads to the next and to one further on, so that all can be reached; about 42
    lines a moment, with the lengths and the mixture of styles of those that people write.
    """
    parts = [_HEAD]
    for n in range(moments):
        phase = _PHASES[n * len(_PHASES) // moments]
        near, far = (n + 1) % moments, (n * 7 + 11) % moments
        parts.append(_MOMENT.format(n=n, phase=phase, near=near, far=far))
    return "".join([*parts, _ENDINGS])


def small_scenario() -> str:
    """Return the text of a valid scenario of about 10 kB that uses most of the format."""
    return big_scenario(4)
