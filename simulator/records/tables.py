"""The tables of the records."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA = "0008"
"""The schema that this version of the program works with: the newest migration."""

KNOWN_SCHEMAS = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008"})
"""Schemas that this version can bring up to date."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)

schema_version = Table(
    "alembic_version", MetaData(), Column("version_num", String(32), primary_key=True)
)
"""Alembic's own table; read here, written only by a migration."""

scenario_versions = Table(
    "scenario_versions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("bundle", LargeBinary, nullable=False),  # zlib
)

rubric_versions = Table(
    "rubric_versions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("scenario_hash", ForeignKey("scenario_versions.hash"), nullable=False),
    Column("rubric_hash", ForeignKey("rubric_versions.hash"), nullable=False),
    Column("language", String(8), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("timing", String(16), nullable=False),
    Column("format", Integer, nullable=False),
    Column("branch_of", String(32)),
    Column("branch_turn", Integer),
    Column("started", String(32), nullable=False),  # ISO 8601, UTC, microseconds: sorts as time
    Column("ended", String(32)),
    Column("ending", Text),
)

events = Table(
    "events",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),  # seconds of playing since the start
    Column("turn", Integer, nullable=False),
    Column("payload", Text, nullable=False),  # JSON
    CheckConstraint("n >= 0", name="n_counts_from_zero"),
)

notes = Table(
    "notes",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

preparations = Table(
    "preparations",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("question", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

ratings = Table(
    "ratings",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("principle", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
    CheckConstraint("value BETWEEN 0 AND 3", name="level"),
)

rated = Table(
    "rated",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
)
"""Attempts whose trainee has gone on to the score, with or without ratings."""

preparing = Table(
    "preparing",
    metadata,
    Column("scenario", Text, primary_key=True),
    Column("question", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("written", String(32), nullable=False),  # ISO 8601, UTC, microseconds: sorts as time
)
"""Answers to a briefing's questions before its talk has begun; then they are the attempt's."""

own_words = Table(
    "own_words",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

cohorts = Table(
    "cohorts",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("revision", Integer, nullable=False),  # counts its changes
)

vocabularies = Table(
    "vocabularies",
    metadata,
    Column("scenario_hash", ForeignKey("scenario_versions.hash"), primary_key=True),
    Column("rubric_hash", ForeignKey("rubric_versions.hash"), primary_key=True),
    Column("text", Text, nullable=False),  # JSON
)

collected = Table(
    "collected",
    metadata,
    Column("cohort", ForeignKey("cohorts.name"), primary_key=True),
    Column("attempt", String(32), primary_key=True),
    Column("student", String(16), nullable=False),  # a pseudonym
    Column("started", String(20), nullable=False),  # ISO 8601, UTC, seconds: sorts as time
    Column("number", Integer, nullable=False),
    Column("occasion", String(8), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("scenario_hash", String(64), nullable=False),
    Column("rubric_hash", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ["scenario_hash", "rubric_hash"],
        ["vocabularies.scenario_hash", "vocabularies.rubric_hash"],
    ),
    CheckConstraint("number >= 1", name="number_counts_from_one"),
)

collected_transcripts = Table(
    "collected_transcripts",
    metadata,
    Column("cohort", String(80), primary_key=True),
    Column("attempt", String(32), primary_key=True),
    Column("lines", LargeBinary, nullable=False),  # zlib
    ForeignKeyConstraint(["cohort", "attempt"], ["collected.cohort", "collected.attempt"]),
)
"""Apart from the attempts, so that these are read fast."""

set_aside = Table(
    "set_aside",
    metadata,
    Column("cohort", ForeignKey("cohorts.name"), primary_key=True),
    Column("day", String(10), primary_key=True),  # ISO date, UTC: sorts as time
    Column("reason", String(16), primary_key=True),
    Column("count", Integer, nullable=False),
    CheckConstraint("count >= 1", name="count_is_of_something"),
)
"""Counts only: nothing tells of a file, an attempt or a student."""

baselines = Table(
    "baselines",
    metadata,
    Column("scenario_hash", ForeignKey("scenario_versions.hash"), primary_key=True),
    Column("rubric_hash", String(64), primary_key=True),
    Column("drawn", String(80), nullable=False),  # how, so that others are drawn anew
    Column("text", Text, nullable=False),  # JSON
)
"""What players get who choose blindly; it is of a scenario, whoever played it."""

shared_reports = Table(
    "shared_reports",
    metadata,
    Column("cohort", ForeignKey("cohorts.name"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1: in their order
    Column("attempts", LargeBinary, nullable=False),  # zlib of JSON: id to pseudonym
    Column("numbers", LargeBinary, nullable=False),  # zlib of JSON: place to students
    Column("forgotten", Integer, nullable=False),
)
"""What was shared of a cohort: enough to see whether something new would tell on somebody."""

rollups = Table(
    "rollups",
    metadata,
    Column("cohort", ForeignKey("cohorts.name"), primary_key=True),
    Column("asked", String(200), primary_key=True),
    Column("revision", Integer, nullable=False),  # of the cohort that it was computed of
    Column("text", Text, nullable=False),  # JSON
)

unwiped = Table(
    "unwiped",
    metadata,
    Column("mark", String(32), primary_key=True),
    Column("part", String(32), primary_key=True),
)
"""What was deleted and is not overwritten yet; see ``simulator.records.wiping``."""
