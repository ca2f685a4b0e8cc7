"""Migrations of the records, run by Alembic; one file under ``versions`` each, never edited."""
