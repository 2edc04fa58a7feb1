"""What leaves the program: PDF and JSON, from a schedule to bytes. No Qt."""
