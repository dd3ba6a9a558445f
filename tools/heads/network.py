"""The layers that are trained, as torch modules that begin as the frozen encoder's."""
# ruff: noqa: INP001 (a script, not a package)

import torch
from torch import Tensor, nn
from torch.nn import functional

from khronika.reading.learned.q4 import Frozen

_DROPPED = 0.1
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")


class Layer(nn.Module):
    """One transformer layer, normalised after each half; values are [batch, length, width]."""

    def __init__(self, base: Frozen, number: int) -> None:
        super().__init__()
        self.heads = base.heads
        self.parts = nn.ModuleDict()
        for name in _MATRICES:
            bias = torch.tensor(base.tensor(f"l{number}.{name}.b"))
            weight = torch.tensor(base.tensor(f"l{number}.{name}.w")).reshape(len(bias), -1)
            linear = nn.Linear(weight.shape[1], len(bias))
            linear.weight.data, linear.bias.data = weight, bias
            self.parts[name] = linear
        for name in ("aln", "oln"):
            norm = nn.LayerNorm(base.width, eps=1e-12)
            norm.weight.data = torch.tensor(base.tensor(f"l{number}.{name}.w"))
            norm.bias.data = torch.tensor(base.tensor(f"l{number}.{name}.b"))
            self.parts[name] = norm

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """Run the layer; the mask, [batch, 1, 1, length], is false where there is no piece."""
        batch, length, width = state.shape

        def split(name: str) -> Tensor:
            made: Tensor = self.parts[name](state)
            return made.view(batch, length, self.heads, -1).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            split("q"), split("k"), split("v"), attn_mask=mask
        )
        joined = mixed.transpose(1, 2).reshape(batch, length, width)
        state = self.parts["aln"](state + self._drop(self.parts["ao"](joined)))
        inner = functional.gelu(self.parts["fi"](state))
        out: Tensor = self.parts["oln"](state + self._drop(self.parts["fo"](inner)))
        return out

    def _drop(self, state: Tensor) -> Tensor:
        return functional.dropout(state, _DROPPED, self.training)


class Heads(nn.Module):
    """One score for each label, over states brought to mean 0 and deviation 1.

    The encoder's states are tiny around a huge mean; without this the heads hardly learn.
    """

    def __init__(self, states: Tensor, labels: int) -> None:
        super().__init__()
        self.mean = nn.Parameter(states.mean(0), requires_grad=False)
        self.deviation = nn.Parameter(states.std(0) + 1e-6, requires_grad=False)
        self.linear = nn.Linear(states.shape[1], labels)

    def forward(self, state: Tensor) -> Tensor:
        """Score the states."""
        even = (state - self.mean) / self.deviation
        scored: Tensor = self.linear(functional.dropout(even, _DROPPED, self.training))
        return scored

    def folded(self) -> tuple[Tensor, Tensor]:
        """Give weight and bias of the same scores over the states as they are."""
        weight = self.linear.weight / self.deviation
        return weight.detach(), (self.linear.bias - weight @ self.mean).detach()
