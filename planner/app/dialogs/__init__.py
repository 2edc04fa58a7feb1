"""Dialogs that ask or tell, and the palette over the window."""
