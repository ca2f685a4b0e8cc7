"""What a scenario's file, a scenario and everything in it may be called."""

SCENARIO_FILE = "scenario.yaml"

ID = r"[a-z][a-z0-9_]{0,59}"
"""What everything in a scenario is called by: people, moments, lines, facts."""

SCENARIO_ID = r"[a-z][a-z0-9_-]{0,59}"
"""What a scenario is called by, which is the name of its folder too."""
