from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0022_changes_by_coder")]

    operations = [
        migrations.RemoveIndex("document", "document_by_source"),
        migrations.AddIndex(
            "document",
            models.Index(
                fields=["publisher", "published", "unread", "language"], name="document_by_source"
            ),
        ),
    ]
