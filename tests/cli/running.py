"""Runs the command line in a process of its own, on a CV and an advert made here."""

import json
import os
import subprocess
import sys

from careerflow import paths

CV = """Jane Doe
Python Developer
jane@example.com

Experience
Developer at Acme, 01/2019 - 12/2023
Built web services with Python and PostgreSQL for three teams.

Education
Bachelor of Computer Science, 2018
"""
JOB = """Python Developer

Requirements:
- 3+ years of experience with Python
- Experience with Kubernetes
- Bachelor's degree in Computer Science
Nice to have:
- PostgreSQL
"""


def run(*arguments, language="en", stdin=b""):
    environment = os.environ | {"LC_ALL": f"{language}_{'VN' if language == 'vi' else 'US'}.UTF-8"}
    environment.pop("LANGUAGE", None)
    command = [sys.executable, "-m", "careerflow", *arguments]
    ran = subprocess.run(command, env=environment, input=stdin, capture_output=True, check=False)
    return ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8")


def schema(name):
    return json.loads(paths.bundled(f"schema/{name}.schema.json").read_text(encoding="utf-8"))
