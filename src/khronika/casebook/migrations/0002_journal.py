from datetime import UTC, datetime
from typing import Any

from django.db import migrations, models
from django.db.models import Q

from khronika.casebook import chain


def begin(apps: Any, schema_editor: object) -> None:  # noqa: ARG001 (Django's signature)
    """Take the documents that are there already into the journal, as they now stand."""
    change = apps.get_model("casebook", "Change")
    previous = chain.FIRST
    documents = apps.get_model("casebook", "Document").objects.select_related("original")
    for number, document in enumerate(documents.order_by("pk").iterator(), start=1):
        after = chain.document_state(
            original=bytes(document.original.content),
            text=document.text,
            reading=document.reading,
        )
        payload = chain.canonical(
            {
                "by": "khronika",
                "before": None,
                "after": after,
                "why": "was in the casebook when its journal began",
                "undoes": None,
            }
        )
        salt, at, subject = chain.new_salt(), datetime.now(UTC), f"d{document.pk}"
        seal = chain.seal(salt, payload)
        previous = chain.link(
            previous, number=number, at=at, verb="read", subject=subject, seal=seal
        )
        change.objects.create(
            number=number,
            at=at,
            verb="read",
            subject=subject,
            seal=seal,
            link=previous,
            salt=salt,
            payload=payload,
        )


class Migration(migrations.Migration):
    dependencies = [("casebook", "0001_first_tables")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("verb", models.TextField()),
                ("subject", models.TextField(db_index=True)),
                ("seal", models.CharField(max_length=64)),
                ("link", models.CharField(max_length=64)),
                ("salt", models.BinaryField(null=True)),
                ("payload", models.TextField(null=True)),
                ("erased_by", models.PositiveBigIntegerField(null=True)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(
                            ("erased_by__isnull", False),
                            ("payload__isnull", True),
                            ("salt__isnull", True),
                        )
                        | Q(
                            ("erased_by__isnull", True),
                            ("payload__isnull", False),
                            ("salt__isnull", False),
                        ),
                        name="change_whole_or_erased",
                    )
                ],
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
