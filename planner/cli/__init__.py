"""The command line: one module a subcommand, none of which needs a window but the first."""
