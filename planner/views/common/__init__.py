"""Widgets that all views share: buttons, chips, fields, labels, banners; both themes."""
