"""Django's collectstatic: collect.py STATIC_FOLDER OUTPUT_FOLDER [modules], or collect.py STATIC_FOLDER s3://BUCKET"""

import sys

import django
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command


class ModuleStorage(ManifestStaticFilesStorage):
    """Rewrites what modules import, too."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20


source, target, *work = sys.argv[1:]
django_storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
local = {"BACKEND": "__main__.ModuleStorage" if work else django_storage}
bucket = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {"bucket_name": target.removeprefix("s3://"), "location": "static"},
}
settings.configure(
    INSTALLED_APPS=["django.contrib.staticfiles"],
    STATICFILES_DIRS=[source],
    STATIC_ROOT=target,
    STATIC_URL="/static/",
    STORAGES={"staticfiles": bucket if target.startswith("s3://") else local},
)
django.setup()
call_command("collectstatic", interactive=False, verbosity=0)
