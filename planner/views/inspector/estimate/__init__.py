"""The estimate of a skill: its curve, and the editor of its three points."""
