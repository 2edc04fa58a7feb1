"""What can be done, as data: rows, the book of actions made of them, and when each is offered."""
