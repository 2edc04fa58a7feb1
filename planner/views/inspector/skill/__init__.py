"""The pages of one skill and of several."""
