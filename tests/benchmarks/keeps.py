"""Recording an act so that it survives a power cut."""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from scenarios.codec import event_to_json
from scenarios.transcript import Event, Header, Mode, Timing
from simulator.engine import Stage
from simulator.records import Places, open_records
from simulator.sessions.ids import new_attempt_id
from simulator.sessions.port import Pins
from tests.benchmarks.rows import Row, milliseconds, percentile
from tests.benchmarks.talks import bundle, load, place_on_disk, whole_talk

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def measure(quick: bool) -> Iterator[Row]:
    """Measure one recorded act against writing the same bytes and syncing them."""
    stage = Stage(load(bundle()))
    talks = [whole_talk(stage, seed) for seed in range(3 if quick else 15)]
    with tempfile.TemporaryDirectory(dir=place_on_disk(), prefix=".benchmark-") as folder:
        recorded = _record(Path(folder), stage, talks)
        synced = _sync(Path(folder) / "bytes", talks)
    ours, bare = percentile(recorded, 0.95), percentile(synced, 0.95)
    half, bare_half = percentile(recorded, 0.5), percentile(synced, 0.5)
    yield Row(
        "keeps",
        "an act recorded and synced, p95",
        ours * 1000,
        "ms",
        None,
        f"{ours / bare:.2g} × write and sync alone ({milliseconds(bare)}), n {len(recorded)}",
    )
    yield Row(
        "keeps",
        "an act recorded and synced, p50, of write and sync alone",
        half / bare_half,
        "×",
        None,
        f"{milliseconds(half)} / {milliseconds(bare_half)}",
    )


def _record(folder: Path, stage: Stage, talks: list[list[tuple[Event, ...]]]) -> list[float]:
    records = open_records(Places(folder))
    scenario = stage.scenario
    durations = []
    for beginning, *acts in talks:
        header = Header(
            attempt=new_attempt_id(),
            scenario=scenario.id,
            scenario_hash=scenario.hash,
            rubric_hash="0" * 64,
            language="nb",
            mode=Mode.PRACTICE,
            timing=Timing.UNTIMED,
        )
        records.begin(header, Pins(b"", ""), NOW, [(0.0, event) for event in beginning])
        first = len(beginning)
        for events in acts:
            began = perf_counter()
            records.append(header.attempt, first, [(1.0, event) for event in events], NOW)
            durations.append(perf_counter() - began)
            first += len(events)
    return durations


def _sync(path: Path, talks: list[list[tuple[Event, ...]]]) -> list[float]:
    durations = []
    with path.open("wb", buffering=0) as stream:
        for _, *acts in talks:
            for events in acts:
                payload = "\n".join(str(event_to_json(event)) for event in events).encode()
                began = perf_counter()
                stream.write(payload)
                os.fdatasync(stream.fileno())
                durations.append(perf_counter() - began)
    return durations
