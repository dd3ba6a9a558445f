import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0003_source_and_relations")]

    operations = [
        migrations.CreateModel(
            name="EarlierReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader_name", models.TextField(null=True)),
                ("reader_version", models.TextField(null=True)),
                ("reading", models.JSONField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_readings",
                        to="casebook.document",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
