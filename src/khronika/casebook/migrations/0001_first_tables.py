import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("own_id", models.TextField()),
                ("review", models.TextField(default="proposed")),
                ("confidence", models.FloatField(null=True)),
                ("decided", models.JSONField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.TextField()),
                ("media_type", models.TextField()),
                ("extractor", models.TextField()),
                ("added", models.DateTimeField()),
                ("own_id", models.TextField()),
                ("title", models.TextField(null=True)),
                ("author", models.TextField(null=True)),
                ("publisher", models.TextField(null=True)),
                ("published", models.DateField(null=True)),
                ("language", models.TextField(null=True)),
                ("text", models.TextField()),
                ("relevant", models.BooleanField()),
                ("reader_name", models.TextField(null=True)),
                ("reader_version", models.TextField(null=True)),
                ("reading", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Estimate",
            fields=[
                (
                    "item_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.item",
                    ),
                ),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("when_words", models.TextField(null=True)),
                ("when_text", models.TextField(null=True)),
                ("measure", models.TextField()),
                ("from_country", models.TextField(null=True)),
                ("to_country", models.TextField(null=True)),
                ("low", models.BigIntegerField(null=True)),
                ("high", models.BigIntegerField(null=True)),
            ],
            options={
                "abstract": False,
            },
            bases=("casebook.item", models.Model),
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "item_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.item",
                    ),
                ),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("when_words", models.TextField(null=True)),
                ("when_text", models.TextField(null=True)),
                ("type", models.TextField()),
                ("host", models.TextField(null=True)),
                ("origin", models.TextField(null=True)),
                ("status", models.TextField()),
                ("certainty", models.TextField()),
                ("charge", models.TextField(null=True)),
                ("max_years", models.IntegerField(null=True)),
            ],
            options={
                "abstract": False,
            },
            bases=("casebook.item", models.Model),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "item_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.item",
                    ),
                ),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("aliases", models.JSONField()),
            ],
            bases=("casebook.item",),
        ),
        migrations.AddField(
            model_name="item",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="casebook.document",
            ),
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="casebook.item",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="document",
            name="original",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, to="casebook.original"
            ),
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "item_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.item",
                    ),
                ),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("when_words", models.TextField(null=True)),
                ("when_text", models.TextField(null=True)),
                ("kind", models.TextField()),
                ("parties", models.JSONField()),
                ("status", models.TextField()),
                ("data", models.JSONField()),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first__isnull", True),
                                ("last__isnull", True),
                                ("when_words__isnull", True),
                            ),
                            models.Q(
                                ("last__gte", models.F("first")), ("when_words__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="instrument_interval_whole",
                    )
                ],
            },
            bases=("casebook.item", models.Model),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "item_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.item",
                    ),
                ),
                ("stance", models.TextField()),
                ("direct", models.BooleanField()),
                ("countries", models.JSONField()),
                (
                    "incidents",
                    models.ManyToManyField(related_name="claims", to="casebook.incident"),
                ),
                (
                    "instruments",
                    models.ManyToManyField(related_name="claims", to="casebook.instrument"),
                ),
            ],
            bases=("casebook.item",),
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "party_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.party",
                    ),
                ),
                ("body", models.TextField()),
                ("country", models.TextField(null=True)),
            ],
            bases=("casebook.party",),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "party_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="casebook.party",
                    ),
                ),
                ("roles", models.JSONField()),
                ("citizenship", models.JSONField()),
            ],
            bases=("casebook.party",),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["person", "organization"])),
                name="party_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="actors",
            field=models.ManyToManyField(related_name="committed", to="casebook.party"),
        ),
        migrations.AddField(
            model_name="incident",
            name="targets",
            field=models.ManyToManyField(related_name="suffered", to="casebook.party"),
        ),
        migrations.AddField(
            model_name="estimate",
            name="by",
            field=models.ManyToManyField(related_name="estimates", to="casebook.party"),
        ),
        migrations.AddField(
            model_name="claim",
            name="speaker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claims",
                to="casebook.party",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(
                fields=("document", "own_id"), name="one_item_per_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confidence__isnull", True), ("confidence__range", (0, 1)), _connector="OR"
                ),
                name="confidence_from_0_to_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="evidence_is_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("first__isnull", True),
                        ("last__isnull", True),
                        ("when_words__isnull", True),
                    ),
                    models.Q(("last__gte", models.F("first")), ("when_words__isnull", False)),
                    _connector="OR",
                ),
                name="incident_interval_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="estimate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("first__isnull", True),
                        ("last__isnull", True),
                        ("when_words__isnull", True),
                    ),
                    models.Q(("last__gte", models.F("first")), ("when_words__isnull", False)),
                    _connector="OR",
                ),
                name="estimate_interval_whole",
            ),
        ),
    ]
