from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0019_unread")]

    operations = [
        migrations.RemoveIndex("document", "document_by_source"),
        migrations.AddIndex(
            "document",
            models.Index(fields=["publisher", "published", "unread"], name="document_by_source"),
        ),
    ]
