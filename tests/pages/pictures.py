"""Take the pictures of the documentation: `python tests/pages/pictures.py docs/images`.

They show what `khronika demo` makes of the samples, and what the second tutorial makes of its two
documents, so that they hold invented people only.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from quiet_chromium import QUIET

from khronika.casebook import Casebook, Filter
from khronika.cli.demo import PASSPHRASE
from khronika.publishing.dossier import Audience, Copy, Format, case_file
from khronika.resolution import Verdict

KHRONIKA = str(Path(sys.executable).with_name("khronika"))
SCREEN = {"width": 1280, "height": 880}
PERSON = "Gleb Tarusin"
STORY = "Bishkek admits it put anti-war electrician on Moscow flight"
ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "from-a-post-to-a-dossier.md"
DAY = date(2025, 5, 1)
"""The day that the tutorial's dossiers are stated."""
COLOURS = 48
"""Of a picture of the screen: more cannot be told from these, and take twice the bytes."""
GREYS = 12
"""Of a picture of paper."""


def take(page: Page, pictures: Path) -> None:
    page.goto("/")
    page.screenshot(path=pictures / "start.png")
    page.get_by_role("searchbox", name="Words or a name").fill("Тарусин")
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    page.screenshot(path=pictures / "search.png")
    page.goto("/people")
    page.get_by_role("link", name=PERSON).first.click()
    page.get_by_role("link", name="The graph around it").click()
    page.locator(".drawing").wait_for()
    page.screenshot(path=pictures / "graph.png")
    page.goto("/incidents?country=RU")
    page.screenshot(path=pictures / "incidents.png")
    page.goto("/documents")
    page.get_by_role("link", name=STORY).click()
    page.locator(".item", has_text="Deportation").locator(".to-words").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)
    page.screenshot(path=pictures / "document.png")
    page.goto("/review")
    page.locator(".queue tbody a").first.click()
    page.locator(".item[aria-current]").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=pictures / "review.png")


def take_dossier(directory: Path, pictures: Path) -> None:
    """Review what is told of one person, and take the first page of the dossier."""
    with Casebook.open(directory, PASSPHRASE) as casebook:
        first, *others = casebook.people(Filter(person=PERSON))
        for other in others:
            casebook.judging.judge(first.id, other.id, Verdict.SAME, by="owner")
        for row in (first, *others, *casebook.incidents(Filter(person=PERSON))):
            casebook.reviewing.accept(row.id, by="owner")
        made = _first_page(casebook, first.id, Audience.COURT, date(2026, 3, 1))
    made.save(pictures / "dossier.png")


def follow_tutorial(directory: Path) -> None:
    """Do what the tutorial does to its casebook."""
    environment = {
        **os.environ,
        "KHRONIKA_CASEBOOK": str(directory),
        "KHRONIKA_PASSPHRASE": PASSPHRASE,
        "KHRONIKA_CODER": "vera",
    }
    lines = re.findall(
        r"^\$ khronika ((?:add|review|same) .+)$", TUTORIAL.read_text(), re.MULTILINE
    )
    for line in lines:
        subprocess.run([KHRONIKA, *shlex.split(line)], cwd=ROOT, env=environment, check=True)


def take_case(page: Page, pictures: Path) -> None:
    page.goto("/documents/d1")
    page.locator(".item", has_text="Detention").locator(".to-words").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)
    page.screenshot(path=pictures / "tutorial-post.png")
    page.goto("/cases/d1.p1")
    page.screenshot(path=pictures / "tutorial-case.png")


def take_copies(directory: Path, pictures: Path) -> None:
    """Put the first pages of the court's copy and of the public one side by side."""
    with Casebook.open(directory, PASSPHRASE) as casebook:
        made = [
            _first_page(casebook, "d1.p1", audience, DAY)
            for audience in (Audience.COURT, Audience.PUBLIC)
        ]
    gap = 20
    width, height = made[0].size
    both = Image.new("L", (2 * width + gap, height), "gray")
    both.paste(made[0], (0, 0))
    both.paste(made[1], (width + gap, 0))
    both.save(pictures / "tutorial-copies.png")


def _first_page(casebook: Casebook, row_id: str, audience: Audience, day: date) -> Image.Image:
    copy = Copy(audience=audience, format=Format.PDF, language="en", day=day)
    made = case_file(casebook, row_id, copy, by="owner")
    return pypdfium2.PdfDocument(made)[0].render(scale=1.25).to_pil().convert("L")


def served(directory: Path, look: Callable[[Page, Path], None], pictures: Path) -> None:
    """Serve the pages of a casebook, and look at them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with subprocess.Popen(
        [KHRONIKA, "--casebook", directory, "serve"],
        env={**os.environ, "KHRONIKA_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        text=True,
    ) as serving:
        address = re.search(r"http://\S+", serving.stdout.readline())[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            origin = address.partition("/enter")[0]
            page = browser.new_page(
                base_url=origin, viewport=SCREEN, reduced_motion="reduce", locale="en-GB"
            )
            page.goto(address)
            look(page, pictures)
            browser.close()
        serving.terminate()


def main(pictures: Path) -> None:
    with tempfile.TemporaryDirectory() as directory:
        samples, case = Path(directory, "samples"), Path(directory, "case")
        subprocess.run([KHRONIKA, "demo", samples, "--no-serve"], check=True)
        served(samples, take, pictures)
        take_dossier(samples, pictures)
        follow_tutorial(case)
        served(case, take_case, pictures)
        take_copies(case, pictures)
    for picture in pictures.glob("*.png"):
        with Image.open(picture) as taken:
            few = taken.quantize(GREYS if taken.mode == "L" else COLOURS)
            few.save(picture, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
