"""What was shared of a cohort, beside the cohort itself."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Lay the table of shared reports."""
    op.create_table(
        "shared_reports",
        sa.Column("cohort", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("attempts", sa.LargeBinary, nullable=False),
        sa.Column("numbers", sa.LargeBinary, nullable=False),
        sa.Column("forgotten", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "number", name="pk_shared_reports"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_shared_reports_cohort"),
    )
