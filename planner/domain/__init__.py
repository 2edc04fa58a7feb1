"""The nouns of the planner: immutable data and the prerequisite graph. No Qt, no files."""
