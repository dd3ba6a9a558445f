"""Whatever a user can meet is documented, and the generated pages are current."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from khronika import errors, resources
from khronika.cli.main import app
from khronika.model import loads

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"


def _page(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def _script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


SCRIPT = _script("write_reference")
WRITER = _script("write_tutorial")
VERBS = get_command(app).commands


@pytest.mark.parametrize("name", SCRIPT.PAGES)
def test_generated_pages_are_current(name):
    assert _page(name) == SCRIPT.PAGES[name](), "run `make reference`"


@pytest.mark.parametrize("tutorial", WRITER.TUTORIALS, ids=lambda page: page.stem)
def test_a_tutorial_shows_what_is_printed(tutorial):
    page = tutorial.read_text(encoding="utf-8")
    assert page == WRITER.rewritten(page), "run `make reference`, and read the page again"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_is_documented(verb):
    section = _page("command-line.md").split(f"## khronika {verb}\n")[1].split("\n## ")[0]
    for parameter in VERBS[verb].params:
        if parameter.name == "help":
            continue
        assert parameter.help, f"{verb} {parameter.name} has no help"
        named = [o for o in (*parameter.opts, *parameter.secondary_opts) if o.startswith("-")]
        assert all(f"`{option}" in section for option in named)


@pytest.mark.parametrize("verb", VERBS)
def test_options_are_spelt_as_words(verb):
    for parameter in VERBS[verb].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert not option.endswith(("-", "_")), option


def test_every_list_of_the_vocabulary_is_in_the_reference():
    files = {file.name for file in resources.path("vocabulary").iterdir() if file.name[0] != "."}
    assert files == {f"{name}.yaml" for name, _ in SCRIPT.LISTS}


def test_every_environment_variable_is_documented():
    variable = re.compile(r"\bKHRONIKA_[A-Z_]+\b")
    used = {
        name
        for file in (ROOT / "src").rglob("*.py")
        for name in variable.findall(file.read_text(encoding="utf-8"))
    }
    assert used <= set(variable.findall(_page("environment.md")))


def test_every_error_is_documented():
    named = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.KhronikaError)
    }
    told = set(re.findall(r"^\| `(\w+)`", _page("errors.md"), re.MULTILINE))
    assert told == named - {"KhronikaError"}


def test_the_example_of_the_format_is_a_reading():
    example = re.search(r"```json\n(.*?)```", _page("reading-1.md"), re.DOTALL)[1]
    assert loads(example).incidents


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(one for group in groups for one in group)]
    names = {re.split(r"[\[<>=]", one)[0] for one in wanted if isinstance(one, str)}
    page = (DOCS / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"[a-z0-9-]+", page))


def test_every_decision_is_listed():
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    for page in (DOCS / "decisions").glob("0*.md"):
        assert f"]({page.name})" in index
