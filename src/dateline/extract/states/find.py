"""All states of one document, in one pass over its words."""

from collections.abc import Iterator

from dateline.extract.participants import MentionIndex
from dateline.extract.states.consent import find_consent
from dateline.extract.states.handing import find_handing
from dateline.extract.states.host import find_host_acts
from dateline.extract.states.mandates import find_mandate
from dateline.extract.states.members import find_members
from dateline.extract.states.offices import find_offices
from dateline.extract.states.purpose import find_task
from dateline.extract.states.relations import find_lead, find_ties
from dateline.extract.states.renames import find_renames
from dateline.extract.states.scope import Scope
from dateline.extract.states.status import find_status
from dateline.extract.states.strength import find_strength
from dateline.extract.states.words import load_state_words
from dateline.extract.when import Calendar
from dateline.findings import Reading, State
from dateline.knowledge import Knowledge
from dateline.text import Sentence

_PREDICATES = ("VERB", "NOUN", "PROPN", "ADJ", "NUM")


def find_states(
    reading: Reading, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> tuple[State, ...]:
    """Give the states that a document tells, in the order of their words.

    `reading` holds the document's mentions, times and statements.
    """
    mentions = MentionIndex(reading.mentions)
    calendar = Calendar(reading, sentences)
    scope = Scope(reading, knowledge, mentions, calendar, load_state_words(), sentences)
    found = list(find_offices(scope, sentences))
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos in _PREDICATES:
                found.extend(_find_at(scope, sentence, token.i))
    unique = {state.id: state for state in found}
    return tuple(
        sorted(unique.values(), key=lambda state: (state.span.start, state.span.end, state.id))
    )


def _find_at(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    yield from find_status(scope, sentence, i)
    yield from find_task(scope, sentence, i)
    yield from find_mandate(scope, sentence, i)
    yield from find_lead(scope, sentence, i)
    yield from find_ties(scope, sentence, i)
    yield from find_handing(scope, sentence, i)
    yield from find_host_acts(scope, sentence, i)
    yield from find_members(scope, sentence, i)
    yield from find_renames(scope, sentence, i)
    for state in (find_strength(scope, sentence, i), find_consent(scope, sentence, i)):
        if state is not None:
            yield state
