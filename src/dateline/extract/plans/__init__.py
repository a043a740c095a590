"""What is said of things to come beside themselves: conditions, deadlines, moves, cancellations."""

from dateline.extract.plans.find import find_plans

__all__ = ["find_plans"]
