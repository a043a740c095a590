"""Lists of words in data/dating/words.yaml."""

from functools import cache

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError


@cache
def dating_words(name: str) -> frozenset[str]:
    """Give a list of words by its name."""
    content = load_yaml(data_folder("dating") / "words.yaml")
    listed = content.get(name) if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise KnowledgeError(f"data/dating/words.yaml: must hold a list named {name}")
    return frozenset(str(word) for word in listed)
