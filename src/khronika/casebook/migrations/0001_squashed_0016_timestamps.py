"""The tables of a new casebook at once, in the place of the first sixteen migrations.

A casebook that some of them have run on goes on with those that are missing.
"""

from collections.abc import Sequence

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from khronika.casebook.migrations._search_index import MAKE, STRIKE_OUT


class CreateModels(Operation):
    """Create models that Django puts together once: after each of them it would do so with all."""

    reversible = False

    def __init__(self, models: Sequence[migrations.CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # put together anew when they are asked for
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    replaces = [
        ("casebook", "0001_first_tables"),
        ("casebook", "0002_journal"),
        ("casebook", "0003_source_and_relations"),
        ("casebook", "0004_earlier_readings"),
        ("casebook", "0005_search"),
        ("casebook", "0006_judgements"),
        ("casebook", "0007_codings"),
        ("casebook", "0008_backups"),
        ("casebook", "0009_keys_and_indexes"),
        ("casebook", "0010_retrievals"),
        ("casebook", "0011_documents_by_source"),
        ("casebook", "0012_custody"),
        ("casebook", "0013_following"),
        ("casebook", "0014_texts"),
        ("casebook", "0015_drafts_of_codings"),
        ("casebook", "0016_timestamps"),
    ]

    initial = True

    dependencies = []

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Original",
                    fields=[
                        (
                            "sha256",
                            models.CharField(max_length=64, primary_key=True, serialize=False),
                        ),
                        ("content", models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                        (
                            "original",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, to="casebook.original"
                            ),
                        ),
                        ("address", models.TextField(null=True)),
                        ("parts", models.JSONField(default=list)),
                        ("published_from", models.TextField(null=True)),
                        ("reference", models.TextField(db_index=True, null=True)),
                        ("retrieved", models.DateTimeField(null=True)),
                        ("warnings", models.JSONField(default=list)),
                        ("text_number", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["publisher", "published"], name="document_by_source"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Item",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("own_id", models.TextField()),
                        ("review", models.TextField(default="proposed")),
                        ("confidence", models.FloatField(null=True)),
                        ("decided", models.JSONField()),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="casebook.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("document", "own_id"), name="one_item_per_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__isnull", True),
                                    ("confidence__range", (0, 1)),
                                    _connector="OR",
                                ),
                                name="confidence_from_0_to_1",
                            ),
                        ],
                        "indexes": [models.Index(fields=["review"], name="item_by_review")],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="evidence_is_not_empty",
                            )
                        ],
                    },
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
                        ("key", models.TextField(db_index=True, default="")),
                        ("keys", models.TextField(default="")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["person", "organization"])),
                                name="party_kind_known",
                            )
                        ],
                    },
                    bases=("casebook.item",),
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
                        (
                            "actors",
                            models.ManyToManyField(related_name="committed", to="casebook.party"),
                        ),
                        (
                            "targets",
                            models.ManyToManyField(related_name="suffered", to="casebook.party"),
                        ),
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
                                        ("last__gte", models.F("first")),
                                        ("when_words__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="incident_interval_whole",
                            )
                        ],
                        "indexes": [
                            models.Index(
                                fields=["first", "last", "item_ptr"], name="incident_by_time"
                            ),
                            models.Index(fields=["host", "type"], name="incident_by_host"),
                            models.Index(fields=["origin", "type"], name="incident_by_origin"),
                            models.Index(fields=["type"], name="incident_by_type"),
                        ],
                    },
                    bases=("casebook.item", models.Model),
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
                                        ("last__gte", models.F("first")),
                                        ("when_words__isnull", False),
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
                        (
                            "by",
                            models.ManyToManyField(related_name="estimates", to="casebook.party"),
                        ),
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
                                        ("last__gte", models.F("first")),
                                        ("when_words__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="estimate_interval_whole",
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
                        (
                            "speaker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="casebook.party",
                            ),
                        ),
                    ],
                    bases=("casebook.item",),
                ),
                migrations.CreateModel(
                    name="Change",
                    fields=[
                        (
                            "number",
                            models.PositiveBigIntegerField(primary_key=True, serialize=False),
                        ),
                        ("at", models.DateTimeField()),
                        ("verb", models.TextField()),
                        ("subject", models.TextField(db_index=True)),
                        ("seal", models.CharField(max_length=64)),
                        ("link", models.CharField(max_length=64)),
                        ("salt", models.BinaryField(null=True)),
                        ("payload", models.TextField(null=True)),
                        ("erased_by", models.PositiveBigIntegerField(null=True)),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("erased_by__isnull", False),
                                        ("payload__isnull", True),
                                        ("salt__isnull", True),
                                    ),
                                    models.Q(
                                        ("erased_by__isnull", True),
                                        ("payload__isnull", False),
                                        ("salt__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="change_whole_or_erased",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("bond", models.TextField()),
                        ("to", models.TextField(db_index=True)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="casebook.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                        ("text_number", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SearchState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("by", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("why", models.TextField(null=True)),
                        ("key", models.TextField(unique=True)),
                        ("name", models.TextField()),
                        ("reliability", models.TextField(null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Grade",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("by", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("why", models.TextField(null=True)),
                        ("incident", models.TextField(unique=True)),
                        ("credibility", models.PositiveSmallIntegerField()),
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
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Judgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("by", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("why", models.TextField(null=True)),
                        ("one", models.TextField()),
                        ("other", models.TextField(db_index=True)),
                        ("kind", models.TextField()),
                        ("verdict", models.TextField()),
                        (
                            "one_document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casebook.document",
                            ),
                        ),
                        (
                            "other_document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casebook.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("one", "other"), name="one_judgement_a_pair"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))),
                                name="judgement_pair_ordered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("coder", models.TextField()),
                        ("reading", models.JSONField(null=True)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casebook.document",
                            ),
                        ),
                        ("draft", models.JSONField(null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("document", "coder"), name="one_coding_per_coder"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Backup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("path", models.TextField()),
                        ("made", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Retrieval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("request", models.TextField(unique=True)),
                        ("requests", models.TextField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("archive", models.BinaryField()),
                        (
                            "documents",
                            models.ManyToManyField(
                                related_name="retrievals", to="casebook.document"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Followed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("address", models.TextField()),
                        ("validators", models.JSONField()),
                        ("polled", models.DateTimeField(null=True)),
                        ("result", models.TextField(null=True)),
                        ("rests_until", models.DateTimeField(null=True)),
                        ("failures", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="OtherText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
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
                migrations.CreateModel(
                    name="Timestamp",
                    fields=[
                        (
                            "entry",
                            models.PositiveBigIntegerField(primary_key=True, serialize=False),
                        ),
                        ("token", models.BinaryField()),
                        ("authority", models.BinaryField()),
                    ],
                ),
            ]
        ),
        migrations.RunSQL([MAKE]),
        migrations.RunSQL(
            ["INSERT INTO casebook_searchstate (version, changed, removed) VALUES (0, 0, 0)"]
        ),
        migrations.RunSQL([STRIKE_OUT]),
    ]
