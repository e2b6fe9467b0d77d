"""A client of the Partner Insights API as somebody would write it from Microsoft's documents: standard library, no retries, no
knowledge of this project. Its base addresses are its arguments; who signs in, it takes from the environment.

    CLIENT_ID=... CLIENT_SECRET=... USER_ID=... PASSWORD=... TENANT=... \\
        python3 insights_client.py https://login.microsoftonline.com https://api.partnercenter.microsoft.com

It signs in, looks for the data sets, keeps a query, tries it, has a report made of it, waits, downloads and unpacks the file,
and compares what it got. POLL_SECONDS is the time between two looks at a report, 60 if nothing is said.
"""

import base64
import csv
import gzip
import io
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

RESOURCE = "https://api.partnercenter.microsoft.com"
PROFILE_QUERY = "e65f3a4f-fb99-4319-97ff-59e57566a871"
EVERY_STATUS = "Pending;Running;Paused;Completed"
PATIENCE = 60  # looks at a report

# No proxy of the environment: the addresses are what was asked for.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Refused(Exception):
    """An answer that is no success, with what it says."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body[:300]!r}")
        self.status, self.body = status, body
        try:
            self.message = lowered(json.loads(body.decode("utf-8-sig"))).get("message")
        except (ValueError, AttributeError):
            self.message = None


def lowered(value):
    """The documents write keys in camel case here and in Pascal case there. Rows of data keep theirs."""
    if isinstance(value, dict):
        return {key.lower(): lowered(item) if key.lower() == "value" else item for key, item in value.items()}
    if isinstance(value, list):
        return [{key[:1].lower() + key[1:]: item for key, item in one.items()} for one in value]
    return value


def send(method, url, headers=None, body=None):
    """Status, headers and unpacked bytes of an answer."""
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    try:
        with OPENER.open(request, timeout=110) as answer:  # a trial may take 100 seconds
            content = answer.read()
            if answer.headers.get("Content-Encoding") == "gzip":
                content = gzip.decompress(content)
            return answer.status, answer.headers, content
    except urllib.error.HTTPError as error:
        with error:
            raise Refused(error.code, error.read()) from None


class Insights:
    """The calls of the Insights API that a report needs."""

    def __init__(self, authority, api, tenant, client_id, client_secret):
        self.tokens = f"{authority.rstrip('/')}/{tenant}/oauth2/token"
        self.base = f"{api.rstrip('/')}/insights/v1/mpn"
        self.client = {"client_id": client_id, "client_secret": client_secret, "resource": RESOURCE}
        self.token = self.refresh_token = None

    def grant(self, **form):
        _, _, body = send(
            "POST",
            self.tokens,
            {"Content-Type": "application/x-www-form-urlencoded", "return-client-request-id": "true"},
            urllib.parse.urlencode({**self.client, **form}).encode(),
        )
        answer = json.loads(body)
        self.token, self.refresh_token = answer["access_token"], answer.get("refresh_token")
        return answer

    def sign_in(self, user, password):
        return self.grant(grant_type="password", scope="openid", username=user, password=password)

    def renew(self):
        return self.grant(grant_type="refresh_token", refresh_token=self.refresh_token)

    def call(self, method, path, body=None, **query):
        """The items of an answer, and its message."""
        url = f"{self.base}/{path}"
        if query:
            url += "?" + urllib.parse.urlencode(query, quote_via=urllib.parse.quote)
        headers = {"Authorization": f"Bearer {self.token}", "MS-RequestId": str(uuid.uuid4())}
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body).encode()
        _, headers, content = send(method, url, headers, body)
        assert headers["MS-RequestId"] and headers["MS-CorrelationId"]
        raw = json.loads(content.decode("utf-8-sig"))
        envelope = {key.lower(): item for key, item in raw.items()}
        assert envelope["statuscode"] == 200 and envelope["nextlink"] is None, envelope
        assert envelope["totalcount"] == len(envelope["value"]), envelope
        assert envelope["dataredacted"] is False, envelope
        return envelope["value"], envelope["message"]

    def things(self, *arguments, **options):
        """The items with keys in camel case, whatever they were in."""
        items, message = self.call(*arguments, **options)
        return lowered(items), message

    def wait_for(self, report):
        """The completed execution of a report, and the statuses that it had before."""
        seen = []
        for _ in range(PATIENCE):
            try:
                runs, _ = self.things(
                    "GET", f"ScheduledReport/execution/{report}", executionStatus=EVERY_STATUS, getLatestExecution="true"
                )
            except Refused as refused:
                if refused.status != 404:  # not begun yet
                    raise
                runs = []
            if runs:
                seen.append(runs[0]["executionStatus"])
                if runs[0]["executionStatus"] == "Completed":
                    return runs[0], seen
            time.sleep(float(os.environ.get("POLL_SECONDS", "60")))
        raise TimeoutError(f"report {report} is not completed: {seen}")


def table(link, separator):
    """The rows of a file. The link is all the right there is: no token goes to it."""
    _, headers, content = send("GET", link, {"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip", headers
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=separator))


def refused(call):
    """Status and message of a refusal that must come."""
    try:
        call()
    except Refused as answer:
        return answer.status, answer.message
    raise AssertionError("this was not refused")


def walk(insights, user, password):
    answer = insights.sign_in(user, password)
    claims = insights.token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert claims["aud"] == RESOURCE and claims["scp"] == "user_impersonation", claims
    assert answer["token_type"] == "Bearer" and int(answer["expires_in"]) > 0

    sets, message = insights.things("GET", "ScheduledDataset")
    assert message == "Dataset fetched successfully"
    sets = {one["datasetName"]: one for one in sets}
    columns = ["CustomerName", "CustomerTpid", "Month", "AvailableSeats", "BilledRevenueUSD"]
    customers = sets["CustomersAndTenants"]
    assert set(columns) <= set(customers["selectableColumns"]) and customers["minimumRecurrenceInterval"] == 24

    # A query of one's own.
    text = (
        f"SELECT {', '.join(columns)} FROM CustomersAndTenants "
        "WHERE CustomerMarket IN ('United States', 'Germany') AND AvailableSeats > 10 "
        "ORDER BY AvailableSeats DESC, CustomerTpid ASC LIMIT 12 TIMESPAN LAST_6_MONTHS"
    )
    (query,), message = insights.things(
        "POST", "ScheduledQueries", {"Name": "Largest customers", "Description": "Twelve of them", "Query": text}
    )
    assert message == "Query created successfully" and query["type"] == "userDefined" and query["query"] == text, query
    assert query["user"].lower() == user.lower()
    listed, _ = insights.things("GET", "ScheduledQueries", queryId=query["queryId"])
    assert listed == [query], listed
    trial, _ = insights.call("GET", "ScheduledQueries/testQueryResult", queryId=query["queryId"])
    again, _ = insights.call("GET", "ScheduledQueries/testQueryResult", exportQuery=text)
    assert trial == again and 0 < len(trial) <= 12

    # What is wrong is said.
    for spoilt, message in [("FROM Profil", "Invalid table name"), ("FROM Profile", "Incorrect column name")]:
        wrong = {"Name": "Wrong", "Query": f"SELECT Cities {spoilt}"}
        assert refused(lambda: insights.call("POST", "ScheduledQueries", wrong)) == (400, message)
    early = {"ReportName": "Early", "QueryId": query["queryId"], "RecurrenceInterval": 24}
    early["StartTime"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
    status, message = refused(lambda: insights.call("POST", "ScheduledReport", early))
    assert status == 400 and "at least be 4 hours" in message, message

    # A report of it, with the token that a refresh token brings.
    insights.renew()
    (report,), message = insights.things(
        "POST",
        "ScheduledReport",
        {"ReportName": "Largest customers", "Description": "Once", "QueryId": query["queryId"], "ExecuteNow": True},
    )
    assert message == "Report created successfully" and report["reportStatus"] == "Active", report
    assert report["query"] == text and report["format"].lower() == "csv" and report["executeNow"] is True, report
    run, seen = insights.wait_for(report["reportId"])
    assert seen[0] in ("Pending", "Running", "Completed") and run["reportId"] == report["reportId"], run
    link = run["reportAccessSecureLink"]
    rows = table(link, ",")
    assert list(rows[0]) == columns and len(rows) == len(trial), rows
    for row, tried in zip(rows, trial):
        assert row["CustomerName"] == tried["CustomerName"] and row["Month"] == tried["Month"], (row, tried)
        assert int(row["AvailableSeats"]) == int(tried["AvailableSeats"]) > 10, (row, tried)
        assert abs(float(row["BilledRevenueUSD"]) - float(tried["BilledRevenueUSD"])) < 0.005, (row, tried)
    seats = [int(row["AvailableSeats"]) for row in rows]
    assert seats == sorted(seats, reverse=True), seats
    assert any("," in row["CustomerName"] for row in rows), "names with commas are read back whole"
    token = {"Authorization": f"Bearer {insights.token}"}
    status, _ = refused(lambda: send("GET", link, token))
    assert 400 <= status < 500, status
    assert refused(lambda: send("GET", link.split("?")[0]))[0] in (401, 403, 404)

    # A system query, as tab-separated values.
    (profile,), _ = insights.things(
        "POST", "ScheduledReport", {"ReportName": "Profile", "QueryId": PROFILE_QUERY, "ExecuteNow": True, "Format": "TSV"}
    )
    run, _ = insights.wait_for(profile["reportId"])
    places = table(run["reportAccessSecureLink"], "\t")
    assert {"PartnerName", "City", "Country", "HierarchyLevel"} <= set(places[0]), places
    assert [row["HierarchyLevel"] for row in places].count("Global ID") == 1, places

    # Nothing is left behind.
    for made in (report, profile):
        (gone,), _ = insights.things("DELETE", f"ScheduledReport/{made['reportId']}")
        assert gone["reportId"] == made["reportId"]
    insights.call("DELETE", f"ScheduledQueries/{query['queryId']}")
    status, message = refused(lambda: insights.call("GET", "ScheduledReport", reportId=report["reportId"]))
    assert (status, message) == (404, "No item found with given filters.")
    insights.token = insights.token[:-4]
    assert refused(lambda: insights.call("GET", "ScheduledDataset")) == (401, "Unauthorized")
    return rows, places


def main():
    authority, api = sys.argv[1:]
    who = {name: os.environ[name.upper()] for name in ("tenant", "client_id", "client_secret")}
    rows, places = walk(Insights(authority, api, **who), os.environ["USER_ID"], os.environ["PASSWORD"])
    print(f"insights_client: {len(rows)} customers and {len(places)} locations downloaded")


if __name__ == "__main__":
    main()
