"""Write models as the package reads them: int8 ONNX; that of relations with labels and recipe."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

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
    numbers = torch.ones(2, 8, dtype=torch.long)
    given = (numbers, numbers, torch.tensor([[1, 3], [1, 3]]))
    free = {
        "numbers": {0: "rows", 1: "pieces"},
        "mask": {0: "rows", 1: "pieces"},
        "places": {0: "rows"},
        "scores": {0: "rows"},
    }
    write_model(model, given, free, folder / MODEL)
    vocabulary = (find_base() / "vocab.txt").read_text(encoding="utf-8")
    (folder / VOCABULARY).write_text(vocabulary, encoding="utf-8")
    told = "".join(f"# {name}: {value}\n" for name, value in notes.items())
    listed = "".join(f"  - {one}\n" for one in labels)
    (folder / LABELS).write_text(f"{_HEAD}{told}\nlabels:\n{listed}", encoding="utf-8")


def write_model(
    model: nn.Module, given: tuple[Tensor, ...], free: Mapping[str, Mapping[int, str]], path: Path
) -> None:
    """Write a model as int8 ONNX.

    `given` is an example of what it reads; `free` names what it reads and, last, what it gives,
    each with those of its sizes that are free.
    """
    *names, told = free
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / path.name
        torch.onnx.export(
            model.eval(),
            given,
            str(whole),
            input_names=names,
            output_names=[told],
            dynamic_axes={name: dict(sizes) for name, sizes in free.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False
        )
