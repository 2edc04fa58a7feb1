"""The colours of the program: what was chosen, palette and style sheet."""
