"""Counts of what collecting did not take in, by day and reason."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Lay the table of counts."""
    op.create_table(
        "set_aside",
        sa.Column("cohort", sa.String(80), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "day", "reason", name="pk_set_aside"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_set_aside_cohort"),
        sa.CheckConstraint("count >= 1", name="ck_set_aside_count_is_of_something"),
    )
