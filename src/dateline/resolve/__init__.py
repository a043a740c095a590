"""Decisions on what is the same; each one is a link with its reason."""
