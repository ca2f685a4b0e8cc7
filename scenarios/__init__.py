"""What can be played: scenarios, their format, and the transcript of a talk."""
