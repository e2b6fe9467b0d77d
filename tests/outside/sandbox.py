"""The sandbox as `sandbox serve --tls` offers it, for Python libraries that we did not write, and the person at its pages."""

import base64
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
from html.parser import HTMLParser

import requests

PROGRAM = sys.argv.pop(1)
RESOURCE = "https://api.partnercenter.microsoft.com"
# The redirect URIs that the practice application is registered with; at Microsoft, too, the port does not matter here.
NATIVE = "http://localhost:8400"
WEB = "http://localhost:8400/web"

PRACTICE = json.loads(subprocess.run([PROGRAM, "sandbox", "answers"], capture_output=True, check=True).stdout)
CLIENT, SECRET = PRACTICE["client_id"], PRACTICE["client_secret"]
USER, PASSWORD = PRACTICE["user_id"], PRACTICE["password"]


class Forwarded(requests.adapters.HTTPAdapter):
    """MSAL asks for the realm of a user without the port of its authority, so what goes to none goes to that one."""

    def __init__(self, port):
        super().__init__()
        self.port = port

    def send(self, request, **options):
        parts = urllib.parse.urlsplit(request.url)
        request.url = parts._replace(netloc=f"{parts.hostname}:{self.port}").geturl()
        return super().send(request, **options)


class Served:
    """The sandbox in one scenario, and an HTTP client that knows its certificate and nothing else of it."""

    def __init__(self, scenario):
        self.folder = tempfile.TemporaryDirectory()
        self.certificate = str(pathlib.Path(self.folder.name) / "ca.pem")
        arguments = ["sandbox", "serve", "--tls", "--scenario", scenario, "--ca-out", self.certificate]
        self.process = subprocess.Popen(
            [PROGRAM, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PARTNER_ONBOARD_HOME": self.folder.name},
        )
        text = ""
        while not text.rstrip().endswith("}"):
            line = self.process.stdout.readline()
            assert line, f"the sandbox does not start: {text}"
            text += line
        self.origin = json.loads(text)["authority"]
        self.authority = f"{self.origin}/{PRACTICE['tenant']}"
        self.http = requests.Session()
        self.http.verify = self.certificate
        # Nothing of this goes anywhere else than to this machine.
        self.http.trust_env = False
        authority = urllib.parse.urlsplit(self.authority)
        self.http.mount(f"https://{authority.hostname}/", Forwarded(authority.port))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.http.close()
        self.folder.cleanup()

    def browse(self, address):
        """Goes through the pages of the sign-in as the practice user; the parameters that come back."""
        browser = requests.Session()
        browser.verify, browser.trust_env = self.http.verify, False
        answer = browser.get(address, allow_redirects=False)
        for _ in range(10):
            to = answer.headers.get("Location")
            if to and to.startswith("http://localhost:"):
                browser.close()
                return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(to).query))
            if to:
                answer = browser.get(urllib.parse.urljoin(answer.url, to), allow_redirects=False)
                continue
            form = Forms.read(answer.text)
            if form is None:
                browser.close()
                raise Shown(re.sub(r"<[^>]*>", " ", answer.text))
            action = urllib.parse.urljoin(answer.url, form["action"])
            answer = browser.post(action, data=form["fields"], allow_redirects=False)
        raise AssertionError(f"no way through: {answer.text}")


class Shown(Exception):
    """What stands on the page where the way ends: the person reads it, and MSAL never hears of it."""


class Forms(HTMLParser):
    """The form of a page that leads on."""

    @classmethod
    def read(cls, page):
        parser = cls()
        parser.forms, parser.inside = [], None
        parser.feed(page)
        return next((form for form in parser.forms if form["on"]), None)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = {"action": given.get("action", ""), "on": False, "fields": {}}
            self.forms.append(self.inside)
        if self.inside is not None:
            self.inside["on"] |= given.get("data-way") == "on"
            if tag == "input" and "name" in given:
                self.inside["fields"][given["name"]] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = None


def claims(token):
    """What is in a token."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
