from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0010_retrievals")]

    operations = [
        migrations.AddIndex(
            "document",
            models.Index(fields=["publisher", "published"], name="document_by_source"),
        ),
    ]
