"""How the small encoders that ship are run: in ONNX, on one thread, as a process reads alone."""

import onnxruntime


def open_encoder(model: bytes) -> onnxruntime.InferenceSession:
    """Open a model that was read from the package's data."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
