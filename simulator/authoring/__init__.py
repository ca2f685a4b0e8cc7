"""An author's desk, for commands and screens: what is wrong with a scenario, and its files."""
