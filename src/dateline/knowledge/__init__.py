"""What Dateline knows before it reads: actors, offices, places, operations, with their dates.

data/knowledge/*.yaml and users' folders -> files -> compiled -> known (asked while reading)
"""

from dateline.knowledge.entries import Body, Entry, Office, body_id, body_name, with_article
from dateline.knowledge.files import KINDS
from dateline.knowledge.known import Knowledge
from dateline.knowledge.load import cache_folder, load_knowledge, make_knowledge
from dateline.knowledge.spelling import fold, make_slug

__all__ = [
    "KINDS",
    "Body",
    "Entry",
    "Knowledge",
    "Office",
    "body_id",
    "body_name",
    "cache_folder",
    "fold",
    "load_knowledge",
    "make_knowledge",
    "make_slug",
    "with_article",
]  # fmt: skip
