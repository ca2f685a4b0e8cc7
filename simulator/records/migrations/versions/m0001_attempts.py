"""Attempts, their events, and what is written beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay the first tables."""
    op.create_table(
        "scenario_versions",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("bundle", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_scenario_versions"),
    )
    op.create_table(
        "rubric_versions",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_rubric_versions"),
    )
    _create_attempts()
    op.create_table(
        "events",
        _attempt(),
        sa.Column("n", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("attempt", "n", name="pk_events"),
        _belongs("events"),
        sa.CheckConstraint("n >= 0", name="ck_events_n_counts_from_zero"),
    )
    _create_reflections()


def _create_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("scenario_hash", sa.String(64), nullable=False),
        sa.Column("rubric_hash", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("timing", sa.String(16), nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("branch_of", sa.String(32)),
        sa.Column("branch_turn", sa.Integer),
        sa.Column("started", sa.String(32), nullable=False),
        sa.Column("ended", sa.String(32)),
        sa.Column("ending", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.ForeignKeyConstraint(
            ["scenario_hash"], ["scenario_versions.hash"], name="fk_attempts_scenario_hash"
        ),
        sa.ForeignKeyConstraint(
            ["rubric_hash"], ["rubric_versions.hash"], name="fk_attempts_rubric_hash"
        ),
    )


def _create_reflections() -> None:
    op.create_table(
        "notes",
        _attempt(),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("attempt", name="pk_notes"),
        _belongs("notes"),
    )
    op.create_table(
        "preparations",
        _attempt(),
        sa.Column("question", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("attempt", "question", name="pk_preparations"),
        _belongs("preparations"),
    )
    op.create_table(
        "ratings",
        _attempt(),
        sa.Column("principle", sa.String(32), nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("attempt", "principle", name="pk_ratings"),
        _belongs("ratings"),
        sa.CheckConstraint("value BETWEEN 0 AND 3", name="ck_ratings_level"),
    )
    op.create_table(
        "own_words",
        _attempt(),
        sa.Column("turn", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("attempt", "turn", name="pk_own_words"),
        _belongs("own_words"),
    )


def _attempt() -> sa.Column[str]:
    return sa.Column("attempt", sa.String(32), nullable=False)


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name=f"fk_{table}_attempt")
