"""Statements: who said it, in which words."""

from dateline.extract.statements.find import find_statements

__all__ = ["find_statements"]
