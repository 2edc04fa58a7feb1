"""The sidebar: the plan as a tree, and the catalogue to take skills from."""
