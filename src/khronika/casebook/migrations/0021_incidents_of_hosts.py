from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0020_sources_with_unread")]

    operations = [
        migrations.RemoveIndex("incident", "incident_by_host"),
        migrations.AddIndex(
            "incident",
            models.Index(
                fields=[
                    "host",
                    "type",
                    "origin",
                    "status",
                    "certainty",
                    "first",
                    "last",
                    "item_ptr",
                ],
                name="incident_by_host",
            ),
        ),
    ]
