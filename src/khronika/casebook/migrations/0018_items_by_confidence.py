from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0017_changes_to_sheets")]

    operations = [
        migrations.RemoveIndex("item", "item_by_review"),
        migrations.AddIndex(
            "item",
            models.Index(fields=["review", "confidence"], name="item_by_confidence"),
        ),
    ]
