from django.db import migrations, models
from django.db.models import F, Func


class Migration(migrations.Migration):
    dependencies = [("casebook", "0021_incidents_of_hosts")]

    operations = [
        migrations.AddIndex(
            "change",
            models.Index(
                Func(
                    F("payload"),
                    template="json_extract(%(expressions)s, '$.by')",
                    output_field=models.TextField(),
                ),
                F("number"),
                name="change_by_coder",
            ),
        ),
    ]
