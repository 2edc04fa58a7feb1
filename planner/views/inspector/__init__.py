"""The inspector: what is selected, with a field for everything that can be dragged."""
