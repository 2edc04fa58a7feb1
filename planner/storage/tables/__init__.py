"""The tables of the roadmap file: one a record, one row a key."""
