"""From readings to claims, and from claims to the rows that people ask for."""
