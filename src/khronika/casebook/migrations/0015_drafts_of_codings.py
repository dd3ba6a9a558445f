from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0014_texts")]

    operations = [
        migrations.AddField("coding", "draft", models.JSONField(null=True)),
    ]
