"""The page of an open plan: toolbar, views, status bar."""
