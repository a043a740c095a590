"""Claims of a reading: each in the document's words, nothing without words, nothing twice."""

from collections import Counter

from dateline.assemble.claims import find_chains, make_claims
from tests.store.builders import VERSION, Told, brussels, unnamed


def test_every_claim_quotes_its_document() -> None:
    told = brussels()
    text = told.document.text
    for claim in make_claims(told.reading, version=VERSION):
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.document == told.document.id
        assert evidence.by == f"dateline {VERSION} {claim.kind}.{claim.field}"


def test_claims_are_distinct_and_the_same_on_every_run() -> None:
    claims = make_claims(brussels().reading, version=VERSION)
    assert claims == make_claims(brussels().reading, version=VERSION)
    assert max(Counter(claim.id for claim in claims).values()) == 1


def test_an_event_told_in_a_statement_is_claimed_by_its_speaker() -> None:
    told = brussels()
    planned = [one for one in make_claims(told.reading, version=VERSION) if one.status == "planned"]
    assert planned
    statements = {statement.id for statement in told.statements}
    assert all(set(one.evidence.said_by) <= statements for one in planned)
    assert all(one.evidence.said_by for one in planned)


def test_a_value_that_no_words_support_is_no_claim() -> None:
    told = Told("A plain line.", title="A headline that the text lacks")
    assert make_claims(told.reading, version=VERSION) == ()


def test_a_name_is_claimed_once_however_often_it_stands() -> None:
    told = Told("Ann Lee met Bo Roy. Lee left. Ann Lee is a lawyer.")
    told.who("Ann Lee", kind="person")
    told.who("Bo Roy", kind="person")
    fields = Counter(one.field for one in make_claims(told.reading, version=VERSION))
    assert fields == {"kind": 2, "name": 2}


def test_who_has_no_name_is_called_by_its_words_and_pronouns_say_nothing() -> None:
    told = Told("The two envoys said they would stay.")
    told.who("The two envoys", kind="group", form="nominal")
    told.who("they", kind="group", form="pronoun")
    found = [(one.field, one.value) for one in make_claims(told.reading, version=VERSION)]
    assert found == [("kind", "group"), ("called", "The two envoys")]


def test_words_without_a_mention_are_one_party_wherever_they_stand() -> None:
    first, second = Told("Two men struck."), Told("Later two men struck.", url="u")
    for told in (first, second):
        words = "wo men"
        who = told.who(words)
        bare = type(who)(told.span(words), None, None)
        told.does("PROTEST", "struck", actor=(bare,))
    ids = {
        claim.value
        for told in (first, second)
        for claim in make_claims(told.reading, version=VERSION)
        if claim.field == "actor"
    }
    assert len(ids) == 1
    assert ids.pop().startswith("words-")


def test_chains_of_statements_end_even_when_they_run_in_a_ring() -> None:
    told = Told("Police told the agency that a witness saw it.")
    inner = told.says("a witness saw it", within="outer")
    chains = find_chains(told.reading.statements)
    assert chains[inner] == ("outer",)
    ring = told.says("saw it", within=None)
    first, second = told.reading.statements
    first = type(first)(first.id, first.kind, first.content, (), None, None, ring)
    second = type(second)(second.id, second.kind, second.content, (), None, None, first.id)
    assert find_chains((first, second)) == {first.id: (second.id,), second.id: (first.id,)}


def test_what_stands_beside_a_statement_is_claimed_in_its_words() -> None:
    claims = make_claims(unnamed().reading, version=VERSION)
    told = {one.field: (one.value, one.evidence.quote) for one in claims if one.kind == "statement"}
    assert told["audience"][1] == "reporters"
    assert told["place"] == ("place/brussels", "Brussels")
    assert told["speaks_for"] == ("organisation/nato", "NATO")
    assert told["anonymity"] == ("on condition of anonymity", "on condition of anonymity")
    assert told["speaker_kind"] == ("unnamed", "A spokesman for NATO")
    assert told["number"] == ("1", "A spokesman for NATO")
