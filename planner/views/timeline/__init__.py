"""The timeline view: header, canvas with its tools, overview strip."""
