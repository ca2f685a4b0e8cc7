"""Roll-ups: reports on large cohorts, kept so that they need not be computed again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Lay the table of roll-ups."""
    op.create_table(
        "rollups",
        sa.Column("cohort", sa.String(80), nullable=False),
        sa.Column("asked", sa.String(200), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "asked", name="pk_rollups"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_rollups_cohort"),
    )
