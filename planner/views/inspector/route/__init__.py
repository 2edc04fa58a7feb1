"""The editor of a route of one's own."""
