"""What a browser keeps of the pages on its disk after it was closed: nothing that names anybody."""

import pytest
from playwright.sync_api import sync_playwright
from quiet_chromium import QUIET

pytestmark = pytest.mark.pages

NAMES = ("Nevidan", "Vedenskaya", "Tarusin", "The night voice", "plastic bag and a cold")


def test_no_name_is_left_in_the_profile_of_the_browser(chromium, served, tmp_path):
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path, executable_path=chromium, args=QUIET, base_url=served.origin
        )
        page = context.new_page()
        page.goto(served.address)
        for path in ("/people", "/documents", "/people/d1.p1", "/incidents/d1.i1", "/documents/d1"):
            page.goto(path)
        page.locator(".to-words").first.click()
        page.goto("/review/d1")
        page.keyboard.press("n")
        page.get_by_label("What kind of item").select_option("person")
        with page.expect_response("**/review/draft"):
            page.get_by_label("Name", exact=True).fill("Radomir Nevidan")
        page.goto("/incidents")
        page.get_by_label("Person").fill("Tarusin")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name="Gleb Tarusin").first.click()
        page.go_back()
        page.get_by_label("Person").fill("Vedenskaya")
        page.keyboard.press("Enter")
        page.get_by_role("searchbox", name="Words or a name").fill("Nevidan OR Tarusin")
        page.keyboard.press("Enter")
        page.locator("mark").first.wait_for()
        page.wait_for_timeout(1000)
        context.close()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    kept = {file: file.read_bytes() for file in files}
    assert any(served.origin.encode() in content for content in kept.values())  # it did keep some
    wanted = [name.encode(form) for name in NAMES for form in ("utf-8", "utf-16-le")]
    assert [f.name for f, content in kept.items() if any(w in content for w in wanted)] == []


def test_no_answer_for_a_private_brief_is_left_in_the_profile_of_the_browser(
    chromium, served, tmp_path
):
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path, executable_path=chromium, args=QUIET, base_url=served.origin
        )
        page = context.new_page()
        page.goto(served.address)
        page.goto("/brief")
        page.get_by_label("Which country did you leave").select_option("RU")
        page.get_by_label("Which country are you in now").select_option("KG")
        page.get_by_label("Are you charged").fill("983.46, 207.3")
        page.get_by_role("button", name="Show the brief").click()
        page.get_by_role("heading", name="Questions for a lawyer").wait_for()
        page.get_by_role("link", name="Incidents").click()
        page.go_back()
        page.get_by_role("button", name="Show the brief").wait_for()  # it is gone
        page.wait_for_timeout(1000)
        context.close()
    kept = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert any(served.origin.encode() in content for content in kept.values())  # it did keep some
    wanted = ["983.46".encode(form) for form in ("utf-8", "utf-16-le")]
    assert [f.name for f, content in kept.items() if any(w in content for w in wanted)] == []
