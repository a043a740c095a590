"""The record on disk: one SQLite file, one writer, many readers."""
