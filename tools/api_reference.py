"""Write docs/reference/api.md from the description that the API makes of itself."""
# ruff: noqa: INP001 (a script, not a package)

from collections.abc import Iterator
from typing import Any

HEADINGS = {
    "lists": "Lists",
    "cases": "What an id opens",
    "review": "Review and history",
    "judgements": "Who is who, and how far sources are trusted",
    "coding": "Coding blind",
}
"""The groups of operations, in the page's order; a test holds that none is missing."""


def written(described: dict[str, Any], note: str) -> str:
    """Give the page: every operation with what it takes and gives, then every form."""
    lines = ["# API", "", note, "", *_opening(described)]
    operations = [
        (method, path, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    for tag, heading in HEADINGS.items():
        lines += ["", f"## {heading}"]
        for method, path, operation in operations:
            if operation["tags"] == [tag]:
                lines += _operation(method, path, operation)
    lines += [
        "",
        "## Forms",
        "",
        "A field that may be null is written with it; lists may be empty.",
    ]
    for name, schema in sorted(described["components"]["schemas"].items()):
        lines += _form(name, schema)
    return "\n".join(lines) + "\n"


def _opening(described: dict[str, Any]) -> Iterator[str]:
    yield described["info"]["description"]
    yield ""
    yield (
        "The description for programs, OpenAPI 3.1, is served at `/api/1/openapi.json`. "
        "[How to use the API](../how-to/use-the-api.md) begins with a token. Errors have the form "
        "[Problem](#problem) and the media type `application/problem+json`."
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"### {method.upper()} {path}", "", operation["summary"])
    if operation["description"]:
        yield from ("", " ".join(operation["description"].split()))
    if operation["parameters"]:
        yield from ("", "| parameter | value | meaning |", "| --- | --- | --- |")
    for parameter in operation["parameters"]:
        default = parameter["schema"].get("default")
        meaning = parameter.get("description", "")
        meaning += f" Default: `{default}`." if default is not None else ""
        yield f"| `{parameter['name']}` | {_type(parameter['schema'])} | {meaning} |"
    body = operation.get("requestBody")
    if body:
        yield from ("", f"Takes: {_content(body)}.")
    yield from ("", f"Gives: {_content(operation['responses']['200'])}.")


def _content(told: dict[str, Any]) -> str:
    ((media_type, content),) = told["content"].items()
    return _type(content["schema"]) if "schema" in content else f"`{media_type}`"


def _form(name: str, schema: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"### {_name(name)}", "")
    yield " ".join(schema.get("description", "").split())
    if "enum" in schema:
        yield from ("", ", ".join(f"`{code}`" for code in schema["enum"]) + ".")
    if "properties" in schema:
        yield from ("", "| field | value | meaning |", "| --- | --- | --- |")
        for field, value in schema["properties"].items():
            yield f"| `{field}` | {_type(value)} | {value.get('description', '')} |"


def _type(schema: dict[str, Any]) -> str:
    """Say in words what a value is."""
    if "$ref" in schema:
        name = _name(schema["$ref"].rpartition("/")[2])
        return f"[{name}](#{name.lower().replace(' ', '-')})"
    if "anyOf" in schema:
        return " or ".join(_type(choice) for choice in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if "items" in schema else "list"
    return str(schema.get("format") or schema.get("type") or "anything")


def _name(name: str) -> str:
    """Write the name of a form; that of a page of rows is made by the library."""
    return f"Page of {name[5:-1]}" if name.startswith("Rows_") else name
