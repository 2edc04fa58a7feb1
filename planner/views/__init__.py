"""What the person sees: one sub-package for each view; they share `common` only."""
