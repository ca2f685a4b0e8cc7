"""What a talk was worth: the rubric, its evidence and the scorecard."""
