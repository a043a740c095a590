"""What holds over time: offices; status, strength, task, consent, lead of operations; ties."""

from dateline.extract.states.find import find_states

__all__ = ["find_states"]
