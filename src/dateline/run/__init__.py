"""Many reports: in this process or in several."""
