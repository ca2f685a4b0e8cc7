"""What was deleted and is not overwritten yet."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Lay the table of marks."""
    op.create_table(
        "unwiped",
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("part", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("mark", "part", name="pk_unwiped"),
    )
