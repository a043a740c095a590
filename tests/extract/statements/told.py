"""The statements of a text with the mentions found in it, for tests of what stands beside them."""

from dateline.extract.mentions import find_mentions
from dateline.extract.statements.find import find_statements
from dateline.findings import Participant, Statement
from dateline.knowledge import load_knowledge
from dateline.text import Span
from tests.builders import make_document
from tests.conftest import Parse


def tell(text: str, parse: Parse) -> tuple[Statement, ...]:
    """The statements of a text, in order of their content."""
    document = make_document(text)
    sentences = parse(document)
    mentions = find_mentions(document, sentences, load_knowledge())
    return find_statements(document, sentences, mentions, ())


def words(value: Participant | Span | None) -> str | None:
    """The words of a value."""
    return value.span.text if isinstance(value, Participant) else value.text if value else None
