"""Plays, proves, keeps and shows talks."""
