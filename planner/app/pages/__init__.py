"""The pages of the window: start page, broken file, new roadmap, article."""
