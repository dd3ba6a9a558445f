"""What is learned from the corpus: which words tell an act, of which type, and whom it strikes.

The lower layers are those of a multilingual encoder that is installed as data (`q4`); the upper
ones and the heads are trained by `make train` and lie in `resources/learned`. Both are joined into
one graph (`graph`), which an encoder runs over a document (`encoder`); what it thinks of each
stretch of text is asked by the rules (`guesses`).
"""

import os

# Loaded without this, onnxruntime keeps an identity for its maker's telemetry in a temporary file.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
