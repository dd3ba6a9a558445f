from datetime import UTC, datetime
from typing import Any

from django.db import migrations
from django.db.models.functions import Length

from khronika.casebook import chain

FACTS = ("pk", "path", "original_id", "media_type", "extractor", "address", "retrieved", "added")


def begin(apps: Any, schema_editor: object) -> None:  # noqa: ARG001 (Django's signature)
    """Take the documents that are there already into the custody log, with what is known."""
    change = apps.get_model("casebook", "Change")
    last = change.objects.order_by("number").values_list("number", "link").last()
    before, previous = last or (0, chain.FIRST)
    documents = apps.get_model("casebook", "Document").objects.order_by("pk")
    known = documents.annotate(size=Length("original__content")).values(*FACTS, "size")
    for number, document in enumerate(known.iterator(), start=before + 1):
        said = {
            "by": "khronika",
            "before": None,
            "after": {
                "how": "was in the casebook when its custody log began",
                "tool": None,
                "detail": {
                    "place": document["path"],
                    "sha256": document["original_id"],
                    "bytes": document["size"],
                    "media_type": document["media_type"],
                    "extractor": document["extractor"],
                    "address": document["address"],
                    "retrieved": document["retrieved"] and document["retrieved"].isoformat(),
                    "added": document["added"].isoformat(),
                },
            },
            "why": None,
            "undoes": None,
        }
        payload, salt, at = chain.canonical(said), chain.new_salt(), datetime.now(UTC)
        verb, subject, seal = "custody:acquire", f"d{document['pk']}", chain.seal(salt, payload)
        previous = chain.link(previous, number=number, at=at, verb=verb, subject=subject, seal=seal)
        change.objects.create(
            number=number,
            at=at,
            verb=verb,
            subject=subject,
            seal=seal,
            link=previous,
            salt=salt,
            payload=payload,
        )


class Migration(migrations.Migration):
    dependencies = [("casebook", "0011_documents_by_source")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
