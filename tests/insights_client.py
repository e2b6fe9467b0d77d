"""A client of the Partner Insights API as somebody would write it from Microsoft's documents: standard library, no retries, no
knowledge of this project. Its base addresses are its arguments; who signs in, it takes from the environment.

    CLIENT_ID=... CLIENT_SECRET=... USER_ID=... PASSWORD=... TENANT=... \\
        python3 insights_client.py https://login.microsoftonline.com https://api.partnercenter.microsoft.com

It signs in, looks for the data sets, keeps a query, tries it, has a report made of it, waits, downloads and unpacks the file,
and compares what it got; then it puts a report on a schedule, changes, stops and resumes it. That is all twelve calls.
It is a judge as well as a client: an answer with more, fewer or other fields than the documents show ends it.
POLL_SECONDS is the time between two looks at a report, 60 if nothing is said.
"""

import base64
import csv
import gzip
import io
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

RESOURCE = "https://api.partnercenter.microsoft.com"
PROFILE_QUERY = "e65f3a4f-fb99-4319-97ff-59e57566a871"
EVERY_STATUS = "Pending;Running;Paused;Completed"
# Two data sets that the documents show whole.
DOCUMENTED = [
    ("Profile", "MpnId PartnerName PGA_MPNId PGA_PartnerName City Country HierarchyLevel", ""),
    (
        "OfficeUsage",
        "CustomerTenantId CustomerTpid WorkloadName Month PaidAvailableUnits MonthlyActiveUsers CustomerName CustomerMarket"
        " CustomerSegment MPNId PartnerName PartnerLocationID PartnerAttributionType IsDuplicateRowForPGA",
        "CustomerCount CustomerTenantCount TotalPaidAvailableUnits TotalMonthlyActiveUsers",
    ),
]
NO_ITEM = (404, "No item found with given filters.")
PATIENCE = 60  # looks at a report

# No proxy of the environment: the addresses are what was asked for.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

# The fields of every answer, failures too.
ENVELOPE = {"value", "nextlink", "totalcount", "message", "statuscode", "dataredacted"}

# What the fields of an answer may hold: a pattern for texts, else a test.
ANY, GUID = ".+", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def whole(value):
    return type(value) is int and value > 0


def words(value):
    return type(value) is list and all(type(word) is str and word for word in value)


def nothing(value):
    return value is None


def maybe(form):
    return lambda value: value is None or fits(form, value)


def fits(form, value):
    return form(value) if callable(form) else type(value) is str and re.fullmatch(form, value, re.DOTALL) is not None


FORMS = {
    "dataset": {
        "datasetName": ANY,
        "selectableColumns": words,
        "availableMetrics": words,
        "availableDateRanges": words,
        "minimumRecurrenceInterval": whole,
    },
    "query": {
        "queryId": GUID,
        "name": ANY,
        "description": maybe(ANY),
        "query": ANY,
        "type": "userDefined|system",
        "user": ANY,
        "createdTime": TIME,
    },
    "report": {
        "reportId": GUID,
        "reportName": ANY,
        "description": maybe(ANY),
        "queryId": GUID,
        "query": ANY,
        "user": ANY,
        "createdTime": TIME,
        "modifiedTime": maybe(TIME),
        "executeNow": lambda value: type(value) is bool,
        "startTime": TIME,
        "reportStatus": "Active|Paused|Inactive",
        "recurrenceInterval": maybe(whole),
        "recurrenceCount": maybe(whole),
        "callbackUrl": maybe("https://.+"),
        "callbackMethod": maybe("GET|POST"),
        "format": "csv|tsv",
    },
    "execution": {
        "executionId": GUID,
        "reportId": GUID,
        "recurrenceInterval": maybe(whole),
        "recurrenceCount": maybe(whole),
        "callbackUrl": nothing,
        "callbackMethod": nothing,
        "format": "csv|tsv",
        "executionStatus": "Pending|Running|Paused|Completed",
        "reportLocation": nothing,
        "reportAccessSecureLink": maybe("https?://.+"),
        "reportExpiryTime": nothing,
        "reportGeneratedTime": maybe(TIME),
    },
}


def judged(sort, item):
    """An item, which has the fields that the documents show for its sort, each with what it may hold."""
    form = FORMS[sort]
    assert set(item) == set(form), f"{sort}: {sorted(set(item) ^ set(form))}"
    for name, value in item.items():
        assert fits(form[name], value), f"{sort}: {name} is {value!r}"
    return item


class Refused(Exception):
    """An answer that is no success, with what it says."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body[:300]!r}")
        self.status, self.body, self.message = status, body, None
        try:
            envelope = {key.lower(): item for key, item in json.loads(body.decode("utf-8-sig")).items()}
        except (ValueError, AttributeError):
            return
        if "statuscode" in envelope:
            assert set(envelope) == ENVELOPE, sorted(set(envelope) ^ ENVELOPE)
            assert envelope["statuscode"] == status and not envelope["value"], envelope
            self.message = envelope["message"]


def camel(item):
    """The documents write keys in camel case here and in Pascal case there. Rows of data keep theirs."""
    return {key[:1].lower() + key[1:]: value for key, value in item.items()}


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
        assert headers.get_content_type() == "application/json", headers
        raw = json.loads(content.decode("utf-8-sig"))
        envelope = {key.lower(): item for key, item in raw.items()}
        assert set(envelope) == ENVELOPE, sorted(set(envelope) ^ ENVELOPE)
        assert envelope["statuscode"] == 200 and envelope["nextlink"] is None, envelope
        assert type(envelope["value"]) is list and type(envelope["totalcount"]) is int, envelope
        assert envelope["totalcount"] == len(envelope["value"]), envelope
        assert envelope["dataredacted"] is False, envelope
        return envelope["value"], envelope["message"]

    def things(self, method, path, *arguments, **options):
        """The items with keys in camel case, whatever they were in."""
        items, message = self.call(method, path, *arguments, **options)
        sorts = {"ScheduledDataset": "dataset", "ScheduledQueries": "query", "ScheduledReport": "report"}
        sort = "execution" if "/execution/" in path else sorts[path.split("/")[0]]
        return [judged(sort, camel(item)) for item in items], message

    def thing(self, *arguments, **options):
        """Likewise where there must be one."""
        (item,), message = self.things(*arguments, **options)
        return item, message

    def wait_for(self, report):
        """The completed execution of a report, and the statuses that it had before."""
        seen = []
        for _ in range(PATIENCE):
            try:
                run, message = self.thing(
                    "GET", f"ScheduledReport/execution/{report}", executionStatus=EVERY_STATUS, getLatestExecution="true"
                )
            except Refused as refused:
                if refused.status != 404:  # not begun yet
                    raise
            else:
                assert message is None, message
                seen.append(run["executionStatus"])
                done = run["executionStatus"] == "Completed"
                assert done == (run["reportAccessSecureLink"] is not None) == (run["reportGeneratedTime"] is not None), run
                if done:
                    return run, seen
            time.sleep(float(os.environ.get("POLL_SECONDS", "60")))
        raise TimeoutError(f"report {report} is not completed: {seen}")


def table(link, separator):
    """The rows of a file. The link is all the right there is: no token goes to it."""
    _, headers, content = send("GET", link, {"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip", headers
    assert headers.get_content_type() == {",": "text/csv", "\t": "text/tab-separated-values"}[separator], headers
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
    listed, sets = len(sets), {one["datasetName"]: one for one in sets}
    assert len(sets) == listed, sorted(sets)
    columns = ["CustomerName", "CustomerTpid", "Month", "AvailableSeats", "BilledRevenueUSD"]
    customers = sets["CustomersAndTenants"]
    assert set(columns) <= set(customers["selectableColumns"]) and customers["minimumRecurrenceInterval"] == 24
    ranges = ["LAST_MONTH", "LAST_3_MONTHS", "LAST_6_MONTHS", "LAST_1_YEAR", "LIFETIME"]
    assert customers["availableDateRanges"] == ranges, customers
    for name, columns_of_it, metrics in DOCUMENTED:
        assert set(sets[name]["selectableColumns"]) == set(columns_of_it.split()), sets[name]
        assert set(sets[name]["availableMetrics"]) == set(metrics.split()), sets[name]
    named = insights.thing("GET", "ScheduledDataset", datasetName="Profile")
    assert named == (sets["Profile"], "Dataset fetched successfully"), named

    # A query of one's own.
    text = (
        f"SELECT {', '.join(columns)} FROM CustomersAndTenants "
        "WHERE CustomerMarket IN ('United States', 'Germany') AND AvailableSeats > 10 "
        "ORDER BY AvailableSeats DESC, CustomerTpid ASC LIMIT 12 TIMESPAN LAST_6_MONTHS"
    )
    query, message = insights.thing(
        "POST", "ScheduledQueries", {"Name": "Largest customers", "Description": "Twelve of them", "Query": text}
    )
    assert message == "Query created successfully" and query["type"] == "userDefined" and query["query"] == text, query
    assert query["user"].lower() == user.lower() and query["name"] == "Largest customers", query
    assert query["description"] == "Twelve of them", query
    listed, _ = insights.things("GET", "ScheduledQueries", queryId=query["queryId"])
    assert listed == [query], listed
    trial, _ = insights.call("GET", "ScheduledQueries/testQueryResult", queryId=query["queryId"])
    again, _ = insights.call("GET", "ScheduledQueries/testQueryResult", exportQuery=text)
    assert trial == again and 0 < len(trial) <= 12
    assert all(set(row) == set(columns) for row in trial), trial
    system, _ = insights.things("GET", "ScheduledQueries", includeOnlySystemQueries="true")
    assert {one["type"] for one in system} == {"system"} and PROFILE_QUERY in [one["queryId"] for one in system], system
    own, _ = insights.things("GET", "ScheduledQueries", includeSystemQueries="false")
    assert query in own and {one["type"] for one in own} == {"userDefined"}, own
    every, _ = insights.things("GET", "ScheduledQueries")
    assert sorted(map(str, every)) == sorted(map(str, own + system)), every
    texts = {one["queryId"]: one["query"] for one in system}
    assert re.fullmatch("SELECT .+ FROM Profile", texts[PROFILE_QUERY]), texts

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
    report, message = insights.thing(
        "POST",
        "ScheduledReport",
        {"ReportName": "Largest customers", "Description": "Once", "QueryId": query["queryId"], "ExecuteNow": True},
    )
    assert message == "Report created successfully" and report["reportStatus"] == "Active", report
    assert report["query"] == text and report["format"].lower() == "csv" and report["executeNow"] is True, report
    assert report["queryId"] == query["queryId"] and report["reportName"] == "Largest customers", report
    assert report["description"] == "Once" and report["user"] == query["user"], report
    path = f"ScheduledReport/execution/{report['reportId']}"
    # Without a word on the status those that are completed are meant, and there is none.
    status, message = refused(lambda: insights.call("GET", path))
    assert status == 404 and message.startswith("There are no executions that have occurred"), message
    run, seen = insights.wait_for(report["reportId"])
    stages = ["Pending", "Running", "Completed"]
    assert sorted(seen, key=stages.index) == seen and run["reportId"] == report["reportId"], (seen, run)
    link = run["reportAccessSecureLink"]
    for by in ({}, {"executionId": run["executionId"]}):
        # Each look may bring a link of its own.
        found, _ = insights.thing("GET", path, **by)
        assert found["reportAccessSecureLink"].split("?")[0] == link.split("?")[0], (found, run)
        assert found | {"reportAccessSecureLink": link} == run, (found, run)
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
    assert refused(lambda: send("GET", link[:-3]))[0] in (401, 403, 404)

    # A system query, as tab-separated values.
    profile, _ = insights.thing(
        "POST", "ScheduledReport", {"ReportName": "Profile", "QueryId": PROFILE_QUERY, "ExecuteNow": True, "Format": "TSV"}
    )
    run, _ = insights.wait_for(profile["reportId"])
    places = table(run["reportAccessSecureLink"], "\t")
    assert {"PartnerName", "City", "Country", "HierarchyLevel"} <= set(places[0]), places
    assert [row["HierarchyLevel"] for row in places].count("Global ID") == 1, places

    scheduled(insights, query, report)

    # Nothing is left behind.
    for made in (report, profile):
        gone, _ = insights.thing("DELETE", f"ScheduledReport/{made['reportId']}")
        assert gone["reportId"] == made["reportId"]
    assert insights.things("DELETE", f"ScheduledQueries/{query['queryId']}")[0] == [query]
    assert refused(lambda: insights.call("GET", "ScheduledQueries", queryId=query["queryId"])) == NO_ITEM
    status, message = refused(lambda: insights.call("GET", "ScheduledReport", reportId=report["reportId"]))
    assert (status, message) == NO_ITEM
    insights.token = insights.token[:-4]
    assert refused(lambda: insights.call("GET", "ScheduledDataset")) == (401, "Unauthorized")
    return rows, places


def scheduled(insights, query, earlier):
    """A report that begins later, through all that can be done with it, beside an earlier one of the same query."""

    def hours_ahead(hours):
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + hours * 3600))

    wish = {
        "ReportName": "Each day",
        "Description": "Later",
        "QueryId": query["queryId"],
        "StartTime": hours_ahead(5),
        "RecurrenceInterval": 24,
        "RecurrenceCount": 2,
        "Format": "TSV",
        "CallbackUrl": "https://example.com/done",
        "CallbackMethod": "GET",
    }

    def agree(report, **others):
        wanted = {name[:1].lower() + name[1:]: value for name, value in wish.items()}
        wanted |= {"format": "tsv", "executeNow": False, "reportStatus": "Active"}
        wanted |= {"query": query["query"], "user": query["user"], **others}
        differing = {name for name, value in wanted.items() if report[name] != value}
        assert not differing, (differing, report)

    report, message = insights.thing("POST", "ScheduledReport", wish)
    assert message == "Report created successfully" and report["modifiedTime"] is None, report
    agree(report)
    path = f"ScheduledReport/{report['reportId']}"
    for by in ({"reportId": report["reportId"]}, {"reportName": "Each day"}):
        assert insights.things("GET", "ScheduledReport", **by)[0] == [report], by
    both, _ = insights.things("GET", "ScheduledReport", queryId=query["queryId"])
    others = [one | {"reportStatus": earlier["reportStatus"]} for one in both if one != report]
    assert len(both) == 2 and others == [earlier], both
    wish |= {"ReportName": "Every other day", "StartTime": hours_ahead(6), "RecurrenceInterval": 48, "RecurrenceCount": 3}
    changed, _ = insights.thing("PUT", path, {name: value for name, value in wish.items() if name != "QueryId"})
    agree(changed)
    assert changed["reportId"] == report["reportId"] and changed["modifiedTime"] is not None, changed
    assert changed["createdTime"] == report["createdTime"], changed
    for word, status in (("pause", "Paused"), ("resume", "Active")):
        shown, _ = insights.thing("PUT", f"ScheduledReport/{word}/{report['reportId']}")
        agree(shown, reportStatus=status)
        assert shown["reportId"] == report["reportId"], shown
    execution = f"ScheduledReport/execution/{report['reportId']}"
    status, message = refused(lambda: insights.call("GET", execution, executionStatus=EVERY_STATUS))
    assert status == 404 and message.startswith("There are no executions that have occurred"), message

    for changes, message in [
        ({"ReportName": None}, "Null or missing value"),
        ({"QueryId": str(uuid.uuid4())}, "Invalid QueryId"),
        ({"RecurrenceInterval": 2161}, "Recurrence Interval must be between 4 and 2160"),
        ({"Format": "string"}, "Requested value 'string' not found"),
        ({"CallbackUrl": "string"}, "Requested value 'string' not found"),
    ]:
        assert refused(lambda: insights.call("POST", "ScheduledReport", wish | changes)) == (400, message), changes
    gone, _ = insights.thing("DELETE", path)
    agree(gone)
    assert refused(lambda: insights.call("GET", execution)) == NO_ITEM
    for method in ("PUT", "DELETE"):
        assert refused(lambda: insights.call(method, path, wish if method == "PUT" else None)) == NO_ITEM, method


def main():
    authority, api = sys.argv[1:]
    who = {name: os.environ[name.upper()] for name in ("tenant", "client_id", "client_secret")}
    rows, places = walk(Insights(authority, api, **who), os.environ["USER_ID"], os.environ["PASSWORD"])
    print(f"insights_client: {len(rows)} customers and {len(places)} locations downloaded")


if __name__ == "__main__":
    main()
