"""The learned model of cues: its file, what it is told, and what it changes."""

import pytest

from dateline.extract.statements.features import describe_complement, describe_word
from dateline.extract.statements.find import find_statements
from dateline.extract.statements.frames import find_complements
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.model import CueModel, load_cue_model
from dateline.extract.statements.words import read_word
from tests.builders import make_document
from tests.conftest import Parse


def _cues(text: str, parse: Parse, *, threshold: float) -> list[str]:
    document = make_document(text)
    found = find_statements(document, parse(document), (), (), threshold=threshold)
    return [" ".join(span.text for span in one.cue) for one in found]


def _rate(text: str, called: str, parse: Parse, model: CueModel) -> list[float]:
    sentence = parse(make_document(text))[0]
    token = next(one for one in sentence.tokens if one.text == called)
    complements = find_complements(sentence, token.i)
    word = read_word(sentence, token, load_lexicon())
    return model.rate(sentence, word, complements, load_lexicon())


def test_features_name_the_word_and_what_it_governs(parse: Parse) -> None:
    sentence = parse(make_document("Ada Berg splashed that the bridge would fall."))[0]
    lexicon = load_lexicon()
    word = read_word(sentence, sentence.tokens[2], lexicon)
    features = set(describe_word(sentence, word, lexicon))
    assert {"word=VERB splash", "subject=PROPN", "subject=before", "ending=ash"} <= features
    assert "listed" not in features
    complement = find_complements(sentence, 2)[0]
    assert {"frame=clause", "announced", "content=after", "content=finite"} <= set(
        describe_complement(sentence, word, complement)
    )


def test_every_weight_is_of_a_known_kind_of_feature() -> None:
    names = {name.split("=")[0] for name in load_cue_model().weights}
    assert names <= {
        *("after", "announced", "aux", "before", "content", "dep", "det", "ending", "first"),
        *("frame", "frame listed", "gap", "has", "head", "kind", "lemma", "length", "listed"),
        *("listed as ADJ", "listed as NOUN", "listed as VERB", "particle", "passive", "pos"),
        *("root", "subject", "tag", "word"),
    }


def test_features_without_weights_leave_the_bias(parse: Parse) -> None:
    model = CueModel({}, 0.0)
    assert _rate("Ada Berg fretted that the bridge would fall.", "fretted", parse, model) == [0.5]


def test_weights_add_up(parse: Parse) -> None:
    model = CueModel({"word=VERB fret": 1.5, "frame=clause": 1.5}, -3.0)
    assert _rate("Ada Berg fretted that the bridge would fall.", "fretted", parse, model) == [0.5]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor has discussed stepping aside herself.", "has discussed"),
        ("The president harped about sending troops to the port.", "harped about"),
        ("Residents are forthright that the bridge must stay.", "are forthright"),
    ],
)
def test_uses_that_are_not_listed_count_from_the_threshold_on(
    text: str, cue: str, parse: Parse
) -> None:
    assert _cues(text, parse, threshold=0.5) == [cue]
    assert _cues(text, parse, threshold=1.0) == []


def test_deeds_are_no_cues(parse: Parse) -> None:
    assert _cues("The minister sold the bridge to the neighbours.", parse, threshold=0.5) == []


def test_uses_that_never_attribute_are_left_to_no_model(parse: Parse) -> None:
    text = "Ada Berg continued to lead, which means that the vote is near."
    assert _cues(text, parse, threshold=0.0) == []
