"""What a cue does, by its words."""

import pytest

from dateline.extract.mentions import find_mentions
from dateline.extract.statements.find import find_statements
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("text", "cue_kind"),
    [
        ("The minister said that the bridge was open.", "says"),
        ("The minister accused the rebels of shelling the port.", "says"),
        ("The minister believes that the bridge is open.", "thinks"),
        ("The minister wants to open the bridge.", "wants"),
        ("The minister knew that the bridge was open.", "knows"),
        ("The minister fears that the bridge will fall.", "feels"),
        ("The minister asked whether the bridge was open.", "asks"),
        ("The minister called on the rebels to leave.", "asks"),
        ("The minister ordered the rebels to leave.", "orders"),
        ("The minister promised to open the bridge.", "promises"),
        ("The minister threatened to close the bridge.", "threatens"),
        ("The minister denied that the bridge was open.", "denies"),
        ("The minister declined to say whether the bridge was open.", "denies"),
        ("The minister would welcome talks with the rebels.", "says"),
        ("The minister did announce that the bridge was open.", "says"),
        ("The minister would not say whether the bridge was open.", "denies"),
    ],
)
def test_cue_kind(text: str, cue_kind: str, parse: Parse) -> None:
    document = make_document(text)
    sentences = parse(document)
    mentions = find_mentions(document, sentences, load_knowledge())
    statements = find_statements(document, sentences, mentions, ())
    assert [one.cue_kind for one in statements] == [cue_kind]
