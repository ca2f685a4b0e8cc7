"""Hostile input: mutated scenarios and catalogues must be read or refused, never worse."""
