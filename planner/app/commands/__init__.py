"""What the actions do. Each is given the desk and the colleagues it needs."""
