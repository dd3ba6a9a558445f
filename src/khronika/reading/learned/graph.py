"""The graph that the encoder runs: frozen layers below, trained layers and heads above.

Made once, when the program is set up or first reads; eight-bit weights, so that a laptop is quick.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from khronika import resources
from khronika.errors import MalformedResource
from khronika.reading.learned import q4
from khronika.reading.learned.q4 import Floats, Frozen, frozen

_OPSET = 17
_IR = 8
_EPSILON = 1e-12
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
"""Query, key, value, what follows attention, the inner layer in and out."""
_NORMS = ("aln", "oln")


@dataclass(frozen=True, slots=True)
class Trained:
    """What `make train` wrote."""

    first: int
    """The first layer that was trained; those below are the frozen ones."""
    last: int
    """The layer after the last; those above are left out."""
    labels: tuple[str, ...]
    corpus: str
    """Hash of the corpus that it learned from."""
    arrays: dict[str, NDArray[Any]]


def trained() -> Trained:
    """Load the trained part."""
    with resources.path("learned/heads.npz").open("rb") as stream:
        arrays = dict(np.load(stream, allow_pickle=False))
    about = json.loads(str(arrays.pop("about")))
    return Trained(about["first"], about["last"], tuple(about["labels"]), about["corpus"], arrays)


def build() -> bytes:
    """Make the graph.

    Raises:
        MalformedResource: the installed encoder is not the one that was trained over.
    """
    if not q4.is_the_right_one():
        raise MalformedResource(
            f"{q4.file()} is not the encoder that Khronika was trained with: "
            "install the requirements again"
        )
    learned = trained()
    model = _model(frozen(), learned)
    helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})
    with tempfile.TemporaryDirectory() as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        onnx.save(model, exact)
        # Seven bits: processors without VNNI would overflow at eight.
        quantize_dynamic(
            exact, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
        made = onnx.load(small)
    helper.set_model_props(made, {"labels": json.dumps(learned.labels)})
    return bytes(made.SerializeToString())


def _model(base: Frozen, learned: Trained) -> onnx.ModelProto:
    graph = _Graph(base.width, base.heads)
    state = graph.norm("vectors", base.tensor("emb.ln.w"), base.tensor("emb.ln.b"))
    for number in range(learned.last):
        weights = (
            _frozen_layer(base, number)
            if number < learned.first
            else _trained_layer(learned, number)
        )
        state = graph.layer(state, weights)
    graph.linear(state, learned.arrays["head.w"], learned.arrays["head.b"], name="scores")
    shape: list[str | int | None] = ["length", base.width]
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "khronika",
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["length", None])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR,
    )


def _frozen_layer(base: Frozen, number: int) -> dict[str, Floats]:
    def matrix(name: str) -> Floats:
        weights = base.tensor(f"l{number}.{name}.w")
        return weights.reshape(len(base.tensor(f"l{number}.{name}.b")), -1)

    return {
        **{f"{n}.w": matrix(n) for n in _MATRICES},
        **{f"{n}.w": base.tensor(f"l{number}.{n}.w") for n in _NORMS},
        **{f"{n}.b": base.tensor(f"l{number}.{n}.b") for n in (*_MATRICES, *_NORMS)},
    }


def _trained_layer(learned: Trained, number: int) -> dict[str, Floats]:
    def get(name: str) -> Floats:
        return learned.arrays[f"l{number}.{name}"].astype(np.float32)

    return {
        **{f"{n}.w": get(f"{n}.w") * get(f"{n}.s")[:, None] for n in _MATRICES},
        **{f"{n}.w": get(f"{n}.w") for n in _NORMS},
        **{f"{n}.b": get(f"{n}.b") for n in (*_MATRICES, *_NORMS)},
    }


class _Graph:
    """Nodes and constants as they are added; every value is of shape [length, width]."""

    def __init__(self, width: int, heads: int) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._width, self._heads = width, heads

    def add(self, kind: str, *inputs: str, name: str | None = None, **attributes: Any) -> str:
        out = name or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], **attributes))
        return out

    def constant(self, value: NDArray[Any]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def norm(self, state: str, weight: Floats, bias: Floats) -> str:
        return self.add(
            "LayerNormalization",
            state,
            self.constant(weight),
            self.constant(bias),
            axis=-1,
            epsilon=_EPSILON,
        )

    def linear(self, state: str, weight: Floats, bias: Floats, name: str | None = None) -> str:
        product = self.add("MatMul", state, self.constant(weight.T))
        return self.add("Add", product, self.constant(bias), name=name)

    def layer(self, state: str, w: dict[str, Floats]) -> str:
        """Add one transformer layer, normalised after each half."""
        attended = self._attention(state, w)
        state = self.norm(self.add("Add", state, attended), w["aln.w"], w["aln.b"])
        inner = self.linear(state, w["fi.w"], w["fi.b"])
        error = self.add("Erf", self.add("Div", inner, self._number(np.sqrt(2.0))))
        half = self.add("Mul", inner, self.add("Add", error, self._number(1.0)))
        out = self.linear(self.add("Mul", half, self._number(0.5)), w["fo.w"], w["fo.b"])
        return self.norm(self.add("Add", state, out), w["oln.w"], w["oln.b"])

    def _attention(self, state: str, w: dict[str, Floats]) -> str:
        size = self._width // self._heads
        together = np.concatenate([w["q.w"] / np.sqrt(size), w["k.w"], w["v.w"]])
        biases = np.concatenate([w["q.b"] / np.sqrt(size), w["k.b"], w["v.b"]])
        mixed = self.linear(state, together.astype(np.float32), biases.astype(np.float32))
        apart = self.constant(np.array([0, 3, self._heads, size], dtype=np.int64))
        split = self.add("Reshape", mixed, apart)
        parts = []
        for number, order in enumerate(([1, 0, 2], [1, 2, 0], [1, 0, 2])):
            one = self.add("Gather", split, self.constant(np.array(number)), axis=1)
            parts.append(self.add("Transpose", one, perm=order))
        weights = self.add("Softmax", self.add("MatMul", parts[0], parts[1]), axis=-1)
        found = self.add("Transpose", self.add("MatMul", weights, parts[2]), perm=[1, 0, 2])
        joined = self.add("Reshape", found, self.constant(np.array([0, self._width])))
        return self.linear(joined, w["ao.w"], w["ao.b"])

    def _number(self, value: float) -> str:
        return self.constant(np.array(value, dtype=np.float32))
