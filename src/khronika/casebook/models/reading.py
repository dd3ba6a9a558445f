"""What was read from documents, beside the documents themselves.

    Original ── Document ──< Item ──< Evidence
                              ├── Party ── Person | Organization
                              ├── Incident   targets, actors  >──< Party
                              ├── Claim      speaker > Party; incidents, instruments
                              ├── Instrument
                              └── Estimate   by >──< Party

An item is anything that was read from a document; its own id is the one in the reading. Codes are
those of the model, dates are days, lists of codes and of names are JSON.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from khronika.casebook.rows import PartyKind, Review
from khronika.resolution import name_key


class Original(models.Model):
    """The bytes as they were captured, never altered, named by their SHA-256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()


class Document(models.Model):
    """A document and the whole of its reading."""

    original = models.OneToOneField(Original, on_delete=models.PROTECT)
    path = models.TextField()
    media_type = models.TextField()
    extractor = models.TextField()
    added = models.DateTimeField()
    own_id = models.TextField()
    title = models.TextField(null=True)
    author = models.TextField(null=True)
    publisher = models.TextField(null=True)
    published = models.DateField(null=True)
    published_from = models.TextField(null=True)
    """Where the day of publication was found, in words."""
    address = models.TextField(null=True)
    """Where the source stood; `retrieved` is when whoever saved it took it from there."""
    retrieved = models.DateTimeField(null=True)
    reference = models.TextField(null=True, db_index=True)
    """The name by which other documents point to this one."""
    parts = models.JSONField(default=list)
    """A list of [start, end, label]: where pieces of the text stand in the original."""
    warnings = models.JSONField(default=list)
    language = models.TextField(null=True)
    text = models.TextField()
    text_number = models.PositiveIntegerField(default=1)
    """Which of the document's texts is in use; the others are `OtherText`."""
    unread = models.TextField(null=True)
    """Why it was not read, in words; None where it was. Its reading then has nothing in it."""
    relevant = models.BooleanField()
    reader_name = models.TextField(null=True)
    reader_version = models.TextField(null=True)
    reading = models.JSONField()
    """The `reading/1` value without the document's text, which stands in `text`."""

    class Meta:
        """How much each source published is counted without looking at the documents."""

        indexes: ClassVar = [
            models.Index(
                fields=["publisher", "published", "unread", "language"], name="document_by_source"
            ),
        ]


class EarlierReading(models.Model):
    """A reading that a newer one took the place of, as it was: `reading/1` without the text."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="earlier_readings"
    )
    reader_name = models.TextField(null=True)
    reader_version = models.TextField(null=True)
    reading = models.JSONField()
    text_number = models.PositiveIntegerField(default=1)
    """Which of the document's texts was read."""

    class Meta:
        """The first one first."""

        ordering: ClassVar = ["pk"]


class Item(models.Model):
    """What everything read from a document shares."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="items")
    own_id = models.TextField()
    review = models.TextField(default=Review.PROPOSED.value)
    confidence = models.FloatField(null=True)
    decided = models.JSONField()
    """A list of [field, by]."""

    class Meta:
        """An id stands once in a document; items keep the order of the reading."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["review", "confidence"], name="item_by_confidence")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "own_id"], name="one_item_per_id"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(0, 1)),
                name="confidence_from_0_to_1",
            ),
        ]


class Evidence(models.Model):
    """Words of the document that an item was read from."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        """A quote has at least one character; quotes keep the order of the reading."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_is_not_empty"),
        ]


class Party(Item):
    """A person or an organization, as one document has it."""

    kind = models.TextField()
    name = models.TextField()
    aliases = models.JSONField()
    key = models.TextField(default="", db_index=True)
    """The key of the name: whose name is written the same has the same."""
    keys = models.TextField(default="")
    """The keys of the name and of all aliases, one a line, to look for parts of them."""

    class Meta:
        """Only the kinds that there are."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in PartyKind]), name="party_kind_known"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the party with the keys of its names."""
        self.write_keys()
        super().save(*args, **kwargs)

    def write_keys(self) -> None:
        """Work out the keys of the names."""
        self.key = name_key(self.name)
        self.keys = "\n".join(name_key(name) for name in (self.name, *self.aliases))


class Person(Party):
    """What only people have."""

    roles = models.JSONField()
    citizenship = models.JSONField()


class Organization(Party):
    """What only organizations have."""

    body = models.TextField()
    """Code of the kind of body."""
    country = models.TextField(null=True)


class Dated(models.Model):
    """An interval of days with its words, or the words of a date that could not be resolved."""

    first = models.DateField(null=True)
    last = models.DateField(null=True)
    when_words = models.TextField(null=True)
    when_text = models.TextField(null=True)

    class Meta:
        """Intervals run forward; both ends are known, or neither."""

        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first__isnull=True, last__isnull=True, when_words__isnull=True)
                | Q(last__gte=F("first"), when_words__isnull=False),
                name="%(class)s_interval_whole",
            ),
        ]


class Incident(Dated, Item):
    """One type of act, in one host country, on one occasion."""

    type = models.TextField()
    targets = models.ManyToManyField(Party, related_name="suffered")
    actors = models.ManyToManyField(Party, related_name="committed")
    host = models.TextField(null=True)
    origin = models.TextField(null=True)
    status = models.TextField()
    certainty = models.TextField()
    charge = models.TextField(null=True)
    max_years = models.IntegerField(null=True)

    class Meta(Dated.Meta):
        """Lists go by time, and are narrowed by country and type.

        What the figures of a country need stands together in one index: else each of its incidents
        would be looked up where the casebook has it, among those of all other countries.
        """

        indexes: ClassVar = [
            models.Index(fields=["first", "last", "item_ptr"], name="incident_by_time"),
            models.Index(
                fields=[
                    "host",
                    "type",
                    "origin",
                    "status",
                    "certainty",
                    "first",
                    "last",
                    "item_ptr",
                ],
                name="incident_by_host",
            ),
            models.Index(fields=["origin", "type"], name="incident_by_origin"),
            models.Index(fields=["type"], name="incident_by_type"),
        ]


class Instrument(Dated, Item):
    """An agreement between states, or a state's own law or policy."""

    kind = models.TextField()
    parties = models.JSONField()
    status = models.TextField()
    data = models.JSONField()


class Claim(Item):
    """What one speaker says in one run of sentences."""

    speaker = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="claims")
    stance = models.TextField()
    direct = models.BooleanField()
    incidents = models.ManyToManyField(Incident, related_name="claims")
    instruments = models.ManyToManyField(Instrument, related_name="claims")
    countries = models.JSONField()


class Estimate(Dated, Item):
    """A number of people, by somebody's count."""

    measure = models.TextField()
    from_country = models.TextField(null=True)
    to_country = models.TextField(null=True)
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    by = models.ManyToManyField(Party, related_name="estimates")
