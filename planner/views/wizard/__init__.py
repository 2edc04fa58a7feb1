"""The page that asks what a new roadmap begins with, and shows where each route leads."""
