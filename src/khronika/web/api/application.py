"""The API put together, and the description that is made of it (OpenAPI 3.1)."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from pydantic import TypeAdapter

from khronika.casebook import codings, rows
from khronika.casebook.graph import page as graph
from khronika.casebook.search import page as search
from khronika.model import nouns
from khronika.web import problems
from khronika.web.api.coding import coding
from khronika.web.api.deciding import deciding
from khronika.web.api.drafting import drafting
from khronika.web.api.entry import Browser, Program
from khronika.web.api.faults import told_as_problems
from khronika.web.api.judging import judging
from khronika.web.api.looking import looking
from khronika.web.api.meanings import add_meanings
from khronika.web.api.searching import searching
from khronika.web.problems import MEDIA_TYPE, Problem

api = NinjaAPI(
    title="Khronika",
    version="1",
    description=(
        "The open casebook, for programs on the same machine. `khronika serve --api` serves it and "
        "prints the token."
    ),
    auth=[Program(), Browser()],
    openapi_url=None,
    docs_url=None,
)
told_as_problems(api)
api.add_router("", looking)
api.add_router("", searching)
api.add_router("", deciding)
api.add_router("", drafting)
api.add_router("", coding)
api.add_router("", judging)


@api.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 (an operation takes one)
    """Describe the API."""
    return description()


def description() -> dict[str, Any]:
    """Describe the API in the terms of OpenAPI 3.1, each operation with its problems."""
    described: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/1/"))
    problem = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    schemas = described["components"]["schemas"]
    schemas |= {**problem.pop("$defs"), "Problem": problem}
    add_meanings(schemas, rows, codings, graph, search, nouns, problems)
    for path in described["paths"].values():
        for operation in path.values():
            _complete(operation)
    return described


def _complete(operation: dict[str, Any]) -> None:
    """Say of an operation what the library leaves out, and nothing that is not so."""
    summary, _, description = operation["description"].partition("\n\n")
    operation |= {"summary": summary, "description": description}
    responses = {str(status): told for status, told in operation["responses"].items()}
    responses["default"] = {
        "description": "Not done, and why.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    operation["responses"] = responses
    for parameter in operation["parameters"]:
        # What an address does not name is not null: it is not there.
        choices = parameter["schema"].pop("anyOf", ())
        for choice in choices:
            if choice != {"type": "null"}:
                parameter["schema"] |= choice
