"""Handing in attempts, and collecting what was handed in."""
