"""The open roadmap: path, undo, selection, previews and notices of change."""
