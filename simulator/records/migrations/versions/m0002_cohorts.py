"""Cohorts: attempts that were handed in, under pseudonyms."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Lay the tables of cohorts."""
    op.create_table(
        "cohorts",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_cohorts"),
    )
    op.create_table(
        "vocabularies",
        sa.Column("scenario_hash", sa.String(64), nullable=False),
        sa.Column("rubric_hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("scenario_hash", "rubric_hash", name="pk_vocabularies"),
        sa.ForeignKeyConstraint(
            ["scenario_hash"], ["scenario_versions.hash"], name="fk_vocabularies_scenario_hash"
        ),
        sa.ForeignKeyConstraint(
            ["rubric_hash"], ["rubric_versions.hash"], name="fk_vocabularies_rubric_hash"
        ),
    )
    _create_collected()
    op.create_table(
        "collected_transcripts",
        sa.Column("cohort", sa.String(80), nullable=False),
        sa.Column("attempt", sa.String(32), nullable=False),
        sa.Column("lines", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "attempt", name="pk_collected_transcripts"),
        sa.ForeignKeyConstraint(
            ["cohort", "attempt"],
            ["collected.cohort", "collected.attempt"],
            name="fk_collected_transcripts_cohort",
        ),
    )


def _create_collected() -> None:
    op.create_table(
        "collected",
        sa.Column("cohort", sa.String(80), nullable=False),
        sa.Column("attempt", sa.String(32), nullable=False),
        sa.Column("student", sa.String(16), nullable=False),
        sa.Column("started", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("occasion", sa.String(8), nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("scenario_hash", sa.String(64), nullable=False),
        sa.Column("rubric_hash", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "attempt", name="pk_collected"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_collected_cohort"),
        sa.ForeignKeyConstraint(
            ["scenario_hash", "rubric_hash"],
            ["vocabularies.scenario_hash", "vocabularies.rubric_hash"],
            name="fk_collected_scenario_hash",
        ),
        sa.CheckConstraint("number >= 1", name="ck_collected_number_counts_from_one"),
    )
