from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0017_changes_to_sheets")]

    operations = [
        migrations.AddField("document", "unread", models.TextField(null=True)),
    ]
