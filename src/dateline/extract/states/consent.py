"""That a host agrees to an operation on its ground: "in Iraq at the invitation of Baghdad"."""

from dateline.extract.participants import participant
from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_actor, find_operation, predicate_of
from dateline.extract.syntax import children, edges, subject
from dateline.findings import Participant, State
from dateline.text import Sentence, Token


def find_consent(scope: Scope, sentence: Sentence, i: int) -> State | None:
    """Give the consent that noun `i` tells: "at the invitation of the Iraqi government"."""
    token = sentence.tokens[i]
    prep = sentence.tokens[token.head]
    if token.dep != "pobj" or token.lemma not in scope.words.consent.get(prep.lemma, ()):
        return None
    if _find_host(scope, sentence, i) is None:
        return None
    who = _find_present(scope, sentence, prep.i)
    if who is None:
        return None
    span = scope.reading.document.span(*edges(sentence, prep.i))
    return scope.make_state(
        "consent", span.text, who, span, sentence, predicate_of(sentence, prep.i)
    )


def _find_host(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    hosts = [token.i for token in children(sentence, i, "poss", "amod", "compound", "nmod")]
    for below in children(sentence, i, "prep"):
        hosts += [token.i for token in children(sentence, below.i, "pobj")]
    found = (find_actor(scope, sentence, host) for host in hosts)
    return next((one for one in found if one is not None), None)


def _find_present(scope: Scope, sentence: Sentence, prep: int) -> Participant | None:
    """Who is there with consent: the noun that the phrase describes, or one in its clause.

    In a clause that is what is done to ("sent troops at the request of"), else who does it.
    """
    head = sentence.tokens[sentence.tokens[prep].head]
    if head.pos in ("NOUN", "PROPN"):
        operation = _find_hosted(scope, sentence, head)
        if operation is not None:
            return operation
    verb = predicate_of(sentence, prep)
    doer = subject(sentence, verb)
    for thing in (*children(sentence, verb, "dobj"), *((doer,) if doer is not None else ())):
        hosted = _find_hosted(scope, sentence, thing)
        if hosted is not None:
            return hosted
    if doer is None or sentence.tokens[verb].lemma not in scope.words.presence:
        return None
    return _find_body(scope, sentence, doer)


def _find_hosted(scope: Scope, sentence: Sentence, noun: Token) -> Participant | None:
    """The operation or the forces that a noun stands for, which can be on another's ground."""
    if noun.lemma in scope.words.hostless:
        return None
    operation = find_operation(scope, sentence, noun.i)
    if operation is None and noun.lemma in scope.words.forces:
        return find_actor(scope, sentence, noun.i)
    return operation


def _find_body(scope: Scope, sentence: Sentence, doer: Token) -> Participant | None:
    """Who is said to be somewhere: "NATO is in Iraq"; a single person is a guest there."""
    mention = scope.mentions.at(doer.start)
    if mention is None and doer.lemma in ("we", "they"):
        return participant(scope.reading.document, sentence, doer.i, scope.mentions)
    if mention is None or mention.kind == "person":
        return None
    return find_actor(scope, sentence, doer.i)
