"""What the pages of the inspector share."""
