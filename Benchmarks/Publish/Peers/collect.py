"""Django's collectstatic: collect.py STATIC_FOLDER OUTPUT_FOLDER, or collect.py STATIC_FOLDER s3://BUCKET"""

import sys

import django
from django.conf import settings
from django.core.management import call_command

source, target = sys.argv[1:]
local = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
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
