"""What is written before a talk has begun, and whether its rating is over."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Lay the tables; whether the score of a talk was seen before they were, is not known.

    It counts as seen: a rating that is given afterwards says something else.
    """
    op.create_table(
        "rated",
        sa.Column("attempt", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("attempt", name="pk_rated"),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name="fk_rated_attempt"),
    )
    op.execute("INSERT INTO rated (attempt) SELECT id FROM attempts WHERE ended IS NOT NULL")
    op.create_table(
        "preparing",
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("question", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("scenario", "question", name="pk_preparing"),
    )
