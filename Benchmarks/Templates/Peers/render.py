"""Renders the pages with Django and Jinja2, as often as it is told to.

usage: render.py FOLDER DATA.json SECONDS -> {"django": {"list": {"microseconds": …, "output": …}, …}, "jinja2": {…}}
"""

import datetime
import json
import sys
import time

import django
import jinja2
from django.conf import settings
from django.template import Context, Engine
from django.urls import path

folder, data, seconds = sys.argv[1], json.load(open(sys.argv[2])), float(sys.argv[3])
for post in data["posts"]:
    post["created_at"] = datetime.datetime.fromisoformat(post["created_at"])


def nothing(request):
    pass


urlpatterns = [
    path("", nothing, name="home"),
    path("accounts/login/", nothing, name="login"),
    path("accounts/logout/", nothing, name="logout"),
    path("forum/posts/<int:id>/", nothing, name="post"),
    path("forum/posts/<int:id>/likes/", nothing, name="likes"),
]
settings.configure(ROOT_URLCONF=__name__, USE_TZ=True, TIME_ZONE="UTC", USE_I18N=False)
django.setup()

paths = {"home": "/", "login": "/accounts/login/", "logout": "/accounts/logout/"}
paths |= {"post": "/forum/posts/%d/", "likes": "/forum/posts/%d/likes/"}
formats = {"c": lambda date: date.isoformat(), "Y-m-d H:i": lambda date: date.strftime("%Y-%m-%d %H:%M")}
environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder + "/jinja"), autoescape=True, auto_reload=False)
environment.globals["url"] = lambda name, *arguments: paths[name] % arguments
environment.filters["date"] = lambda date, form: formats[form](date)
engine = Engine(dirs=[folder + "/django"])


def measured(render):
    """The output, and the microseconds of the fastest of many batches."""
    output, best, end = render(), float("inf"), time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.perf_counter()
        for _ in range(10):
            render()
        best = min(best, (time.perf_counter() - start) / 10)
    return {"microseconds": best * 1e6, "output": output}


def results(template):
    pages = {"list": "list.html", "forum": "forum/list.html"}
    return {name: measured(template(page)) for name, page in pages.items()}


def with_django(page):
    template = engine.get_template(page)
    return lambda: template.render(Context(data))


def with_jinja(page):
    template = environment.get_template(page)
    return lambda: template.render(data)


json.dump({"django": results(with_django), "jinja2": results(with_jinja)}, sys.stdout)
