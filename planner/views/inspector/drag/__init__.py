"""The page while something is dragged."""
