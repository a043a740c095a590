"""Folders outside: file systems of this machine and of others, and tables in Parquet files.

The one room that knows pyarrow, which the extra `parquet` installs. Importing it loads nothing.
"""
