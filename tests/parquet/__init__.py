"""Tests of the room that knows pyarrow."""
