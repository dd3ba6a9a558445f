"""Score pairs of names with nomenklatura's logic-v2, run by a Python that has it.

Reads lines of JSON `[name, name, schema]` from standard input; writes one line of JSON:
`{"scores": [...], "seconds": the time of comparing}`.
"""

import json
import sys
import time

from followthemoney import ValueEntity, model
from nomenklatura.matching.logic_v2.model import LogicV2


def entity(number: int, name: str, schema: str) -> ValueEntity:
    """Make an entity that has only a name."""
    made = ValueEntity(model.get(schema), {"id": f"e{number}"})
    made.add("name", name)
    return made


def main() -> None:
    """Compare all pairs, and time only that."""
    pairs = [json.loads(line) for line in sys.stdin]
    entities = [
        (entity(2 * n, one, schema), entity(2 * n + 1, other, schema))
        for n, (one, other, schema) in enumerate(pairs)
    ]
    config = LogicV2.default_config()
    LogicV2.compare(*entities[0], config)  # the first one loads its tables
    began = time.perf_counter()
    scores = [float(LogicV2.compare(one, other, config).score) for one, other in entities]
    seconds = time.perf_counter() - began
    sys.stdout.write(json.dumps({"scores": scores, "seconds": seconds}))


if __name__ == "__main__":
    main()
