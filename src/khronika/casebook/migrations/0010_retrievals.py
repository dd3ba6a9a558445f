from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0009_keys_and_indexes")]

    operations = [
        migrations.CreateModel(
            name="Retrieval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("request", models.TextField(unique=True)),
                ("requests", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("archive", models.BinaryField()),
                (
                    "documents",
                    models.ManyToManyField(related_name="retrievals", to="casebook.document"),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
