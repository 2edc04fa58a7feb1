"""What the menus offer: a module a menu, a row an action."""
