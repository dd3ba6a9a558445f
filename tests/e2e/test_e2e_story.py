"""From documents to a casebook and back, with the real reader, as a user would do it."""

import json
import resource
import subprocess
from pathlib import Path

import pytest
from installed import COMMAND

SAMPLES = Path(__file__).parents[2] / "samples"
GOOD = "Police in Bishkek detained the activist Ruslan Ovcharuk on June 4, 2024, his lawyer said."


def _seconds_of_children() -> float:
    """Processor time of all ended children: how long one waits depends on what else runs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_answers_at_once() -> None:
    before = _seconds_of_children()
    done = subprocess.run([COMMAND, "--help"], capture_output=True, text=True, check=True)
    assert _seconds_of_children() - before < 0.6
    assert "…" not in done.stdout
    assert "..." not in done.stdout.replace("[ARGS]...", "")


def test_documents_become_a_casebook_that_nobody_else_can_read(khronika, place: Path) -> None:
    added = khronika("add", "--json", "--published", "2024-06-01", SAMPLES / "en")
    assert added.stderr == ""
    assert added.returncode == 0
    rows = [json.loads(line) for line in added.stdout.splitlines()]
    assert {row["status"] for row in rows} == {"added"}

    incidents = json.loads(khronika("incidents", "--json").stdout)
    people = json.loads(khronika("people", "--json").stdout)
    assert incidents
    assert people
    assert {incident["review"] for incident in incidents} == {"proposed"}
    (case,) = json.loads(khronika("show", incidents[0]["id"], "--json").stdout)
    assert case["incident"] == incidents[0]
    text = json.loads(khronika("show", incidents[0]["document"]["id"], "--json").stdout)[0]["text"]
    for proof in incidents[0]["evidence"]:
        assert text[proof["start"] : proof["end"]] == proof["quote"]

    names = {person["name"] for person in people} | {row["path"] for row in rows}
    assert_in_no_file(place, {name for name in names if len(name) > 5})


def assert_in_no_file(place: Path, words: set[str]) -> None:
    looked_at = 0
    for path in place.rglob("*"):
        if path.is_file():
            looked_at += 1
            content = path.read_bytes()
            for word in words:
                assert word.encode() not in content, path
                assert word.encode("utf-16-le") not in content, path
                assert json.dumps(word)[1:-1].encode() not in content, path
    assert looked_at >= 2


def test_bad_input_is_refused_and_the_rest_goes_on(khronika, place: Path) -> None:
    inputs = place / "inputs"
    inputs.mkdir()
    contents = {
        "a-good.txt": GOOD.encode(),
        "b-empty.txt": b"",
        "c-binary.txt": bytes(range(256)) * 20,
        "d-encoding.txt": "Следователи в Бишкеке задержали его во вторник.".encode("cp1251"),
        "e-broken.html": f"<html><body><div><p>{GOOD} <b>And <i>more<p></div".encode(),
        "f-large.txt": (GOOD + "\n").encode() * 600_000,
        "g-tongue.txt": b"Polisi walimkamata mwanaharakati huyo mjini Nairobi siku ya Jumanne.",
        "h-good.txt": (GOOD + " He was let go.").encode(),
    }
    for name, content in contents.items():
        (inputs / name).write_bytes(content)
    assert (inputs / "f-large.txt").stat().st_size > 50_000_000

    done = khronika("add", "--json", inputs, place / "missing.txt")
    assert done.returncode == 1
    assert done.stderr == ""
    rows = {Path(row["path"]).name: row for row in map(json.loads, done.stdout.splitlines())}
    assert {name for name, row in rows.items() if row["status"] == "added"} == {
        "a-good.txt", "d-encoding.txt", "e-broken.html", "h-good.txt",
    }  # fmt: skip
    assert rows["g-tongue.txt"]["status"] == "kept"
    assert rows["g-tongue.txt"]["document"]
    for name in ("b-empty.txt", "c-binary.txt", "f-large.txt", "missing.txt"):
        assert rows[name]["status"] == "refused", name
        assert rows[name]["document"] is None
        assert len(rows[name]["reason"].split()) >= 3
        assert "fault of the program" not in rows[name]["reason"]
    # Its language was told: giving one with an option would not help.
    assert "--language" not in rows["g-tongue.txt"]["reason"]


def test_a_language_that_cannot_be_guessed_is_asked_for(
    environment: dict[str, str], place: Path
) -> None:
    (place / "a.txt").write_text(GOOD)
    (place / "b.txt").write_text("Er wurde am Dienstag in Wien von der Polizei festgenommen.")
    # No file may grow over 64 KiB, so that the guesser cannot unpack its model.
    read = ["bash", "-c", 'ulimit -f 64; exec "$0" read "$@"', str(COMMAND)]
    told = [
        subprocess.run(
            [*read, *more],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            cwd=place,
            timeout=120,
        )
        for more in (["a.txt"], ["--language", "en", "a.txt"], ["--language", "de", "b.txt"])
    ]
    assert [one.returncode for one in told] == [1, 0, 1]
    assert "its language could not be told: give it with --language" in told[0].stderr
    assert "--language" not in told[2].stderr
    assert "'de'" in told[2].stderr


def test_a_full_disk_loses_nothing(khronika, environment: dict[str, str], place: Path) -> None:
    inputs = place / "inputs"
    inputs.mkdir()
    page = f"<html><!-- {'.' * 600_000} --><body><article><p>{GOOD}</p></article></body></html>"
    contents = {"a.txt": GOOD, "b.html": page, "c.txt": GOOD + " He left."}
    for name, content in contents.items():
        (inputs / name).write_text(content)
    # Guessing the language would need room of its own, for the guesser's model.
    add = [COMMAND, "add", "--json", "--language", "en"]
    khronika(*add[1:], inputs / "a.txt")
    most = (place / "casebook" / "casebook.db").stat().st_size // 1024 + 200
    limited = subprocess.run(
        ["bash", "-c", f'ulimit -f {most}; exec "$0" "$@"', *add, inputs],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
    )
    assert limited.returncode == 1
    rows = [json.loads(line) for line in limited.stdout.splitlines()]
    assert [row["status"] for row in rows] == ["unchanged", "refused", "added"]
    assert "What was added before is kept." in rows[1]["reason"]
    again = khronika(*add[1:], inputs)
    assert [json.loads(line)["status"] for line in again.stdout.splitlines()] == [
        "unchanged", "added", "unchanged",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["add", "--published", "2024-13-01", "x.txt"], "'2024-13-01' is no date"),
        (["incidents"], "There is no casebook in"),
    ],
)
def test_wrong_use_ends_in_two(khronika, arguments: list[str], sentence: str) -> None:
    done = khronika(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_wrong_passphrase_is_refused_in_one_sentence(khronika, place: Path) -> None:
    (place / "a.txt").write_text("Police in Bishkek detained the activist on June 4, 2024.")
    khronika("add", "a.txt")
    done = khronika("incidents", KHRONIKA_PASSPHRASE="wrong")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "does not open the casebook" in done.stderr


def test_a_closed_pipe_is_no_error(khronika, environment: dict[str, str], place: Path) -> None:
    (place / "a.txt").write_text("Police in Bishkek detained the activist on June 4, 2024.")
    khronika("add", "a.txt")
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; "{COMMAND}" documents | true; echo "${{PIPESTATUS[0]}}"'],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "141")


def test_reading_the_samples_twice_gives_the_same_bytes(khronika, place: Path) -> None:
    for name in ("one", "two"):
        khronika("read", "--out", place / name, SAMPLES / "en" / "tarusin-deported.txt")
    (one,), (two,) = list((place / "one").iterdir()), list((place / "two").iterdir())
    assert one.name == "tarusin-deported.json"
    assert one.read_bytes() == two.read_bytes()


def test_reading_leaves_no_temporary_file(khronika, place: Path) -> None:
    """The library that runs the learned heads would keep an identity for its maker's telemetry."""
    (place / "a.txt").write_text(GOOD)
    assert khronika("read", "--language", "en", "a.txt").returncode == 0
    assert list((place / "tmp").iterdir()) == []
