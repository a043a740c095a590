"""The record as web pages, for readers on this machine."""
