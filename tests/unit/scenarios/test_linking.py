"""From shape to model: names, defaults and stable addresses."""

import pytest

from scenarios.format import DEFAULT_BOUNDS, Bounds, Bundle, read
from scenarios.guards import parse
from scenarios.model import Effect, Feeling, LimitMove, Meaning, Reaction, Step, Unlock
from tests.generate import big_scenario
from tests.unit.scenarios.written import reading, scenario

MOMENTS = """\
scenes:
  kontoret:
    encourage: [{emma: Ja.}]
    limits: {kjeft: [{trine: Greit.}]}
moments:
  hilsen:
    phase: opening
    scene: kontoret
    lines:
      - emma: Hei.
      - emma: {says: Jeg er alene., cue: Hun ser ned., tells: [alene]}
      - cue: Det er stille.
    silence:
      means: upset
      long:
        - {when: emma.trust >= 3, emma: Jeg ville ikke., goto: kvelden}
        - {emma: "…"}
    break: [{when: finished, emma: Nei.}, {emma: Ja takk.}]
    choices:
      - id: hei
        say: |
          Hei, Emma.
        is: [small_talk]
        when: not said(takk)
        why: Den åpner.
        reactions: [{id: smiler, when: emma.tension < 3, cue: Hun smiler.}, {goto: kvelden}]
      - id: sett
        say: Snakk rolig.
        is: [limit_guidance]
        to: [trine]
        once: false
        matter: true
        limit: {topic: kjeft, step: guidance}
        credit: [{principle: limits, points: 1.5, reason: Her passer det., source: S1}]
        reactions:
          - {when: emma.trust >= 5 and not told(alene), emma: Ja., tells: [alene]}
          - {emma: Ja., tells: [alene]}
          - {emma: Nei., trine: Jo., effects: {emma.trust: -1, trine.tension: +2}, raises: [kjeft],
             shift: vekterne, arrives: [trine], leaves: [trine], wrong_yes: true}
    thought: Jeg er alene.
    hint: Hva trenger hun?
  kvelden:
    phase: account
    choices: [{id: takk, say: Takk., is: [next_contact], reactions: [{end: slutt}]}]
    fallback: {id: ut, say: Da tar vi en pause., is: [offer_time], reactions: [{end: slutt}]}
"""


def refs(reactions: tuple[Reaction, ...]) -> list[str]:
    return [reaction.ref for reaction in reactions]


def test_reactions_have_stable_addresses() -> None:
    it = scenario(MOMENTS)
    hilsen = it.moments["hilsen"]
    assert hilsen.answers.silence is not None
    assert it.answers.silence is not None
    assert it.moments["kvelden"].fallback is not None
    assert refs(hilsen.answers.silence.long) == [
        "hilsen/silence.long/emma_trust_ge_3",
        "hilsen/silence.long/default",
    ]
    assert refs(hilsen.answers.offer_break) == ["hilsen/break/finished", "hilsen/break/default"]
    assert refs(hilsen.choices[0].reactions) == ["hilsen/hei/smiler", "hilsen/hei/default"]
    assert refs(hilsen.choices[1].reactions) == [
        "hilsen/sett/emma_trust_ge_5_and_not_told_alene",
        "hilsen/sett/tells_alene",
        "hilsen/sett/default",
    ]
    assert refs(it.scenes["kontoret"].encourage) == ["scene:kontoret/encourage/default"]
    assert refs(it.scenes["kontoret"].limits["kjeft"]) == ["scene:kontoret/limit.kjeft/default"]
    assert refs(it.answers.silence.short) == ["scenario/silence.short/default"]
    assert refs(it.answers.limits["kjeft"]) == [
        "limit:kjeft/reached_kjeft",
        "limit:kjeft/default",
    ]
    assert refs(it.answers.offer_break) == ["scenario/break/default"]
    assert refs(it.fallback.reactions) == ["scenario/videre/default"]
    assert refs(it.moments["kvelden"].fallback.reactions) == ["kvelden/ut/default"]


def test_lines_have_stable_addresses() -> None:
    it = scenario(MOMENTS)
    lines = it.moments["hilsen"].lines
    assert [(line.ref, line.speaker, line.says, line.cue, line.tells) for line in lines] == [
        ("hilsen/lines/1", "emma", "Hei.", "", ()),
        ("hilsen/lines/2", "emma", "Jeg er alene.", "Hun ser ned.", ("alene",)),
        ("hilsen/lines/3", None, "", "Det er stille.", ()),
    ]
    both = it.moments["hilsen"].choices[1].reactions[2].lines
    assert [(line.ref, line.speaker) for line in both] == [
        ("hilsen/sett/default/1", "emma"),
        ("hilsen/sett/default/2", "trine"),
    ]


def test_everything_of_a_reaction_is_there() -> None:
    last = scenario(MOMENTS).moments["hilsen"].choices[1].reactions[2]
    assert last.effects == (Effect("emma", "trust", -1), Effect("trine", "tension", 2))
    assert (last.raises, last.shift) == (("kjeft",), "vekterne")
    assert (last.arrives, last.leaves, last.wrong_yes) == (("trine",), ("trine",), True)


def test_what_a_reaction_tells_stands_on_its_last_spoken_line() -> None:
    it = scenario(
        MOMENTS.replace(
            "{emma: Ja., tells: [alene]}\n          - {emma: Nei.",
            "{lines: [{emma: Ja.}, {emma: Alene.}, {cue: Stille.}], tells: [alene]}\n"
            "          - {emma: Nei.",
        )
    )
    lines = it.moments["hilsen"].choices[1].reactions[1].lines
    assert [line.tells for line in lines] == [(), ("alene",), ()]


def test_choices_get_their_defaults() -> None:
    it = scenario(MOMENTS)
    hei, sett = it.moments["hilsen"].choices
    (takk,) = it.moments["kvelden"].choices
    assert (hei.to, hei.once, hei.matter, hei.says) == (("emma",), True, False, "Hei, Emma.")
    assert (hei.when, hei.why) == (parse("not said(takk)"), "Den åpner.")
    assert (takk.matter, takk.once) == (True, True)
    assert (sett.to, sett.once, sett.matter) == (("trine",), False, True)
    assert sett.limit == LimitMove("kjeft", Step.GUIDANCE)
    assert sett.credit[0].points == 1.5
    assert it.fallback.matter is False
    assert it.fallback.once is False
    assert it.moments["kvelden"].fallback is not None
    assert it.moments["kvelden"].fallback.once is False


@pytest.mark.parametrize(
    ("phase", "matter"),
    [("opening", False), ("frame", False), ("entry", True), ("account", True), ("mapping", True),
     ("consequences", True), ("agreement", True), ("closing", False)],
)  # fmt: skip
def test_the_matter_follows_the_phase(phase: str, matter: bool) -> None:
    it = scenario(MOMENTS.replace("phase: opening", f"phase: {phase}"))
    assert it.moments["hilsen"].choices[0].matter is matter


def test_feelings_unlocking_and_answers() -> None:
    it = scenario(
        "people:\n"
        "  emma: {role: youth, name: Emma, feelings: {trust: {start: 3, spread: 1}, tension: 5}}\n"
        "  trine: {role: guardian, name: Trine, present: false, feelings: {trust: 4, tension: 6}}\n"
    )
    assert it.people["emma"].feelings == {"trust": Feeling(3, 1), "tension": Feeling(5)}
    assert it.people["trine"].present is False
    assert it.facts["alene"].unlock == Unlock(open=4, directive=6, closed=None)
    assert it.meaning("hilsen") is Meaning.THINKING
    assert it.own_meaning("hilsen") is None
    assert it.limits["kjeft"].steps[Step.WARNING] == "Ellers snakker vi med dere hver for oss."


def test_every_error_is_said_at_once() -> None:
    found = reading(
        MOMENTS.replace("goto: kvelden", "goto: kvelen")
        .replace("phase: account", "phase: acount")
        .replace("tells: [alene]", "tells: [ensom]")
    )
    assert found.scenario is None
    assert [d.code for d in found.diagnostics] == ["F104"]
    found = reading(
        MOMENTS.replace("goto: kvelden", "goto: kvelen").replace("tells: [alene]", "tells: [ensom]")
    )
    assert sorted({d.code for d in found.diagnostics}) == ["F201"]
    assert len(found.diagnostics) == 5


def test_unknown_speaker_is_an_unknown_key_with_the_nearest_person() -> None:
    found = reading(MOMENTS.replace("{emma: Nei., trine", "{ema: Nei., trine"))
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "F102"
    assert dict(diagnostic.params)["nearest"] == " (emma?)"


def test_misspelt_key_is_said_once_and_at_the_key() -> None:
    found = reading(MOMENTS.replace("effects: {emma.trust: -1", "efects: {emma.trust: -1"))
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "F102"
    assert diagnostic.span is not None
    assert dict(diagnostic.params)["nearest"] == " (effects?)"


def test_place_of_a_name_in_a_guard_is_the_name() -> None:
    found = reading(MOMENTS.replace("and not told(alene)", "and not told(alen)"))
    (diagnostic,) = found.diagnostics
    assert diagnostic.span is not None
    line = found.sources["scenario.yaml"].lines[diagnostic.span.line - 1]
    assert line[diagnostic.span.column - 1 : diagnostic.span.end_column - 1] == "alen"


LOCKED = """\
moments:
  hilsen:
    phase: account
    choices:
      - id: hei
        say: Hei.
        is: [closed]
        reactions:
          - {tells}
"""


@pytest.mark.parametrize(
    "tells",
    [
        "{emma: Jeg er alene., tells: [alene], goto: hilsen}",
        "{emma: {says: Jeg er her., tells: [alene]}, goto: hilsen}",
        "{lines: [{emma: Hm.}, {emma: Ja., tells: [alene]}], goto: hilsen}",
        "{lines: [{emma: Hm.}, {emma: {says: Ja., tells: [alene]}}], goto: hilsen}",
    ],
)
def test_place_of_a_locked_fact_is_its_name_among_what_is_told(tells: str) -> None:
    found = reading(LOCKED.replace("{tells}", tells))
    (diagnostic,) = (d for d in found.diagnostics if d.code == "F208")
    assert diagnostic.span is not None
    line = found.sources[diagnostic.file].lines[diagnostic.span.line - 1]
    assert line[diagnostic.span.column - 1 :].startswith("alene]")


def test_refs_lead_back_to_their_places() -> None:
    found = reading(MOMENTS)
    lines = found.sources["scenario.yaml"].lines
    for ref, expected in {
        "kvelden": "kvelden:",
        "hilsen/sett": "- id: sett",
        "hilsen/hei/smiler": "{id: smiler",
        "hilsen/lines/2": "emma: {says",
        "fact:alene": "alene:",
        "limit:kjeft": "kjeft:",
        "ending:slutt": "slutt:",
    }.items():
        place = found.place(ref)
        assert place is not None, ref
        assert expected in lines[place.span.line - 1], ref
    assert found.place("nowhere") is None


def test_hash_is_that_of_the_bundle() -> None:
    assert scenario().hash != scenario(MOMENTS).hash
    assert len(scenario().hash) == 64


def test_equal_ids_of_reactions_are_numbered() -> None:
    it = scenario(
        MOMENTS.replace(
            "{id: smiler, when: emma.tension < 3, cue: Hun smiler.}",
            "{when: finished, cue: Hun ler.}, {when: finished, emma: Ja.}",
        )
    )
    assert refs(it.moments["hilsen"].choices[0].reactions) == [
        "hilsen/hei/finished", "hilsen/hei/finished_2", "hilsen/hei/default",
    ]  # fmt: skip


def test_of_many_mistakes_only_some_are_put_into_words() -> None:
    broken = big_scenario(300).replace("goto: m", "goto: n").encode()
    found = read(Bundle({"scenario.yaml": broken}))
    assert found.scenario is None
    assert len(found.diagnostics) == DEFAULT_BOUNDS.diagnostics
    few = read(Bundle({"scenario.yaml": broken}), bounds=Bounds(diagnostics=5))
    assert [d.code for d in few.diagnostics] == ["F201"] * 5


def test_of_many_misfits_only_some_are_put_into_words() -> None:
    keys = ", ".join(f"k{n}: 1" for n in range(5_000))
    found = reading(f"briefing: {{worry: Fravær., {keys}}}\n")
    assert found.scenario is None
    assert len(found.diagnostics) <= DEFAULT_BOUNDS.diagnostics
