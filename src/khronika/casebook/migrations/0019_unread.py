from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0018_items_by_confidence")]

    operations = [
        migrations.AddField("document", "unread", models.TextField(null=True)),
    ]
