"""Write the model of relations as the package reads it: int8 ONNX, vocabulary, labels, recipe."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.relations import Relations, find_base

MODEL, VOCABULARY, LABELS = "relations.onnx", "vocabulary.txt", "relations.yaml"
OPSET = 17

_HEAD = """\
# The model of relations (relations.onnx): its labels, how it was trained, how good it is.
#
# Written by `python -m training relations`; do not edit by hand. A label is a type of PLOVER, with
# "+" behind it for what is still to come; NONE is no event between the two.
# Base: all-MiniLM-L6-v2 (Apache-2.0); vocabulary.txt is the base model's.
#
"""


def export(
    model: Relations, labels: Sequence[str], notes: Mapping[str, object], folder: Path
) -> None:
    """Write the model's files into a folder; `notes` are recipe and scores, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / MODEL
        _write_whole(model, whole)
        quantize_dynamic(
            whole, folder / MODEL, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False
        )
    vocabulary = (find_base() / "vocab.txt").read_text(encoding="utf-8")
    (folder / VOCABULARY).write_text(vocabulary, encoding="utf-8")
    told = "".join(f"# {name}: {value}\n" for name, value in notes.items())
    listed = "".join(f"  - {one}\n" for one in labels)
    (folder / LABELS).write_text(f"{_HEAD}{told}\nlabels:\n{listed}", encoding="utf-8")


def _write_whole(model: Relations, path: Path) -> None:
    numbers = torch.ones(2, 8, dtype=torch.long)
    torch.onnx.export(
        model.eval(),
        (numbers, numbers, torch.tensor([[1, 3], [1, 3]])),
        str(path),
        input_names=["numbers", "mask", "places"],
        output_names=["scores"],
        dynamic_axes={
            "numbers": {0: "rows", 1: "pieces"},
            "mask": {0: "rows", 1: "pieces"},
            "places": {0: "rows"},
            "scores": {0: "rows"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
