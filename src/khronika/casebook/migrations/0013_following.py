from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0012_custody")]

    operations = [
        migrations.CreateModel(
            name="Followed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.TextField()),
                ("validators", models.JSONField()),
                ("polled", models.DateTimeField(null=True)),
                ("result", models.TextField(null=True)),
                ("rests_until", models.DateTimeField(null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
            ],
            options={"ordering": ["pk"]},
        ),
    ]
