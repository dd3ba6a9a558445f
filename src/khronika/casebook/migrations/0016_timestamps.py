from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casebook", "0015_drafts_of_codings")]

    operations = [
        migrations.CreateModel(
            name="Timestamp",
            fields=[
                ("entry", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("token", models.BinaryField()),
                ("authority", models.BinaryField()),
            ],
        ),
    ]
