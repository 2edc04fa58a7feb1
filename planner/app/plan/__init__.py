"""The life of the open plan: its file, its locks, its journal, what is said of it."""
