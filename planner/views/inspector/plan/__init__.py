"""The page of the plan itself."""
