"""From a report as it came to the final text of its document."""
