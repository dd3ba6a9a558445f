from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0016_timestamps")]

    operations = [
        migrations.AddField("coding", "before", models.JSONField(null=True)),
    ]
