"""Our own corpus of marked reports: the notation, a checker, statistics, agreement, a split."""
