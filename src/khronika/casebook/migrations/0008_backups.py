from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0007_codings")]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.TextField()),
                ("made", models.DateTimeField()),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
