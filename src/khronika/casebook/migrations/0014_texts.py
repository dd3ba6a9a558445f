import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0013_following")]

    operations = [
        migrations.AddField("document", "text_number", models.PositiveIntegerField(default=1)),
        migrations.AddField(
            "earlierreading", "text_number", models.PositiveIntegerField(default=1)
        ),
        migrations.CreateModel(
            name="OtherText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("extractor", models.TextField()),
                ("text", models.TextField()),
                ("parts", models.JSONField(default=list)),
                ("warnings", models.JSONField(default=list)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casebook.document",
                    ),
                ),
            ],
            options={
                "ordering": ["document", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"), name="one_text_per_number"
                    )
                ],
            },
        ),
    ]
