"""Roadmap Planner: a personal roadmap to becoming a machine-learning engineer."""

__version__ = "0.1.0"
