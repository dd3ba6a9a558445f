from typing import Any

from django.db import migrations, models

from khronika.resolution import name_key


def write_keys(apps: Any, schema_editor: object) -> None:  # noqa: ARG001 (Django's signature)
    """Work out the keys of the names that are there already."""
    parties = apps.get_model("casebook", "Party").objects
    for key, name, aliases in parties.values_list("pk", "name", "aliases").iterator():
        parties.filter(pk=key).update(
            key=name_key(name), keys="\n".join(name_key(one) for one in (name, *aliases))
        )


class Migration(migrations.Migration):
    dependencies = [("casebook", "0008_backups")]

    operations = [
        migrations.AddField("party", "key", models.TextField(db_index=True, default="")),
        migrations.AddField("party", "keys", models.TextField(default="")),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
        migrations.AddIndex(
            "incident", models.Index(fields=["first", "last", "item_ptr"], name="incident_by_time")
        ),
        migrations.AddIndex("item", models.Index(fields=["review"], name="item_by_review")),
        migrations.AddIndex(
            "incident", models.Index(fields=["host", "type"], name="incident_by_host")
        ),
        migrations.AddIndex(
            "incident", models.Index(fields=["origin", "type"], name="incident_by_origin")
        ),
        migrations.AddIndex("incident", models.Index(fields=["type"], name="incident_by_type")),
    ]
