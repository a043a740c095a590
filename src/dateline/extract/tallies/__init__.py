"""How many: the dead, the wounded, rockets, a crowd, as each report counts them, and for what."""

from dateline.extract.tallies.find import find_tallies

__all__ = ["find_tallies"]
