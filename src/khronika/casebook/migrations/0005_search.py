import django.db.models.deletion
from django.db import migrations, models

from khronika.casebook.migrations._search_index import MAKE, STRIKE_OUT


class Migration(migrations.Migration):
    dependencies = [
        ("casebook", "0004_earlier_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.IntegerField()),
                ("changed", models.BigIntegerField()),
                ("removed", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("facet", models.TextField()),
                ("value", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facet", "value"), name="one_row_per_facet_value"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.IntegerField(null=True)),
                ("last", models.IntegerField(null=True)),
                ("values", models.BinaryField()),
                ("stamp", models.BigIntegerField(db_index=True)),
                ("version", models.IntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casebook.document",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casebook.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("item__isnull", True)),
                        fields=("document",),
                        name="one_entry_per_document",
                    )
                ],
            },
        ),
        migrations.RunSQL([MAKE], "DROP TABLE casebook_search"),
        migrations.RunSQL(
            "INSERT INTO casebook_searchstate (version, changed, removed) VALUES (0, 0, 0)",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL([STRIKE_OUT], "DROP TRIGGER search_entry_removed"),
    ]
