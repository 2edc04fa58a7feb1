"""The timeline for those who cannot see it: what is on it, as a list, in words."""
