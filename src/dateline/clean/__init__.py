"""From a report as it came to the final text of its document."""

from dateline.clean.language import require_read
from dateline.clean.report import clean_report

__all__ = ["clean_report", "require_read"]
