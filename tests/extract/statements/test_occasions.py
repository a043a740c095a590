"""A day of speaking is carried on to the quotations that follow it, and to no others."""

from dateline.extract.mentions import find_mentions
from dateline.extract.statements import find_statements
from dateline.extract.times import find_phrases, resolve_times
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

OPENING = "“We met the ministers,” Jens Stoltenberg said at a news conference on Monday."


def days_of(text: str, parse: Parse) -> list[tuple[str, str | None]]:
    document = make_document(text, published="2020-02-13")
    sentences = parse(document)
    mentions = find_mentions(document, sentences, load_knowledge())
    times = resolve_times(document, sentences, find_phrases(document, sentences))
    return [
        (one.content[0].text.split()[0], str(one.said.earliest) if one.said else None)
        for one in find_statements(document, sentences, mentions, times)
        if one.kind == "direct"
    ]


def test_quotations_after_a_news_conference_are_of_it(parse: Parse) -> None:
    text = f"{OPENING}\n\n“They want us to stay,” Stoltenberg said.\n\n“No,” Mark Esper said."
    assert days_of(text, parse) == [("We", "2020-02-10"), ("They", "2020-02-10"), ("No", None)]


def test_a_speaker_with_two_days_keeps_what_the_words_say(parse: Parse) -> None:
    text = (
        f"{OPENING}\n\n“They want us to stay,” Stoltenberg said.\n\n"
        "“It will resume,” Stoltenberg said on Wednesday."
    )
    assert ("They", None) in days_of(text, parse)
