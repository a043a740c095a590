"""Dateline measured: a reader and a scorer for each public test; `python -m benchmarks --help`."""
