"""Take the pictures of the documentation: `python tests/pages/pictures.py docs/images`.

They show what `khronika demo` makes of the samples, so that they hold invented people only.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pypdfium2
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
        copy = Copy(audience=Audience.COURT, format=Format.PDF, language="en", day=date(2026, 3, 1))
        made = case_file(casebook, first.id, copy, by="owner")
    page = pypdfium2.PdfDocument(made)[0]
    page.render(scale=1.5).to_pil().convert("L").save(pictures / "dossier.png", optimize=True)


def main(pictures: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([KHRONIKA, "demo", directory, "--no-serve"], check=True)
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
                take(page, pictures)
                browser.close()
            serving.terminate()
        take_dossier(Path(directory), pictures)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
