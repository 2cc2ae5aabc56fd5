"""Django's ORM at the work of the database benchmarks: orm.py postgres | orm.py sqlite PATH

Prints the microseconds of each: a page of 25 rows, 10,000 rows, a bulk insert of 10,000.
"""
import json
import os
import sys
import time

import django
from django.conf import settings

if sys.argv[1] == "postgres":
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["PGDATABASE"],
        "USER": os.environ["PGUSER"],
        "PASSWORD": os.environ["PGPASSWORD"],
        "HOST": os.environ["PGHOST"],
        "PORT": os.environ["PGPORT"],
        "OPTIONS": {"server_side_binding": True},
    }
else:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[2]}
settings.configure(DATABASES={"default": database}, USE_TZ=True, INSTALLED_APPS=[])
django.setup()

from django.db import connection, models, transaction  # noqa: E402


class Columns(models.Model):
    title = models.CharField(max_length=100)
    content = models.TextField()
    slug = models.CharField(max_length=100)
    author_id = models.IntegerField()
    category_id = models.IntegerField(null=True)
    views = models.IntegerField()
    likes = models.IntegerField()
    is_active = models.BooleanField()
    score = models.FloatField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        abstract = True
        app_label = "bench"


class Post(Columns):
    class Meta(Columns.Meta):
        managed = False
        db_table = "bench_post"


class Copy(Columns):
    class Meta(Columns.Meta):
        managed = False
        db_table = "bench_copy"


def fetch(count):
    posts = list(Post.objects.filter(id__gt=1000).order_by("id")[:count])
    assert len(posts) == count


def best(work, rounds, batch):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(batch):
            work()
        times.append((time.perf_counter() - start) / batch)
    return min(times) * 1e6


def insertion():
    times = []
    fields = [field.attname for field in Copy._meta.concrete_fields]
    rows = [Copy(**{name: getattr(post, name) for name in fields}) for post in Post.objects.filter(id__lte=10000)]
    for _ in range(5):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM bench_copy")
        start = time.perf_counter()
        with transaction.atomic():
            Copy.objects.bulk_create(rows)
        times.append(time.perf_counter() - start)
    return min(times) * 1e6


print(
    json.dumps(
        {
            "few": best(lambda: fetch(25), 10, 50),
            "many": best(lambda: fetch(10_000), 5, 1),
            "insertion": insertion(),
        }
    )
)
