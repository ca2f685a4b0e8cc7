"""What players get who choose blindly, by version of a scenario and rubric."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Lay the table of baselines."""
    op.create_table(
        "baselines",
        sa.Column("scenario_hash", sa.String(64), nullable=False),
        sa.Column("rubric_hash", sa.String(64), nullable=False),
        sa.Column("drawn", sa.String(80), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("scenario_hash", "rubric_hash", name="pk_baselines"),
        sa.ForeignKeyConstraint(
            ["scenario_hash"], ["scenario_versions.hash"], name="fk_baselines_scenario_hash"
        ),
    )
