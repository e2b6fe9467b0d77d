//! The Insights API: the list of data sets (facts G.2, G.3 call 1, G.7). Its keys are in Pascal case here, as on the
//! reference pages; live-looking samples have camel case, so a client must not care.

use super::answer::Answer;
use super::bearer::{Barred, Caller};
use super::partner_center::{refused, with_ids};
use super::world::{Asked, World};
use http::Method;
use serde_json::{Value, json};

struct Dataset {
    name: &'static str,
    columns: &'static [&'static str],
    metrics: &'static [&'static str],
}

/// Columns that hold revenue: only an Executive Report Viewer sees them (facts C.1).
const REVENUE: [&str; 2] = ["BilledRevenueUSD", "AzureConsumedRevenueUSD"];

const DATASETS: [Dataset; 4] = [
    Dataset {
        name: "CustomersAndTenants",
        columns: &[
            "PGAMpnId",
            "MpnId",
            "PartnerName",
            "CustomerName",
            "CustomerTpid",
            "CustomerSegment",
            "CustomerMarket",
            "CustomerTenantId",
            "CustomerTenantName",
            "Product",
            "SKU",
            "Month",
            "PartnerAttributionType",
            "IsDuplicateRowForPGA",
            "AvailableSeats",
            "BilledRevenueUSD",
            "AzureConsumedRevenueUSD",
        ],
        metrics: &["CustomerCount", "CustomerTenantCount"],
    },
    Dataset {
        name: "DynamicsUsage",
        columns: &[
            "PGAMpnId",
            "SubscriptionId",
            "SubscriptionStatus",
            "Month",
            "SKU",
            "SalesModel",
            "CustomerName",
            "CustomerTenantId",
            "CustomerMarket",
            "MPNId",
            "PartnerName",
            "AvailableSeats",
            "AssignedSeats",
            "ActiveSeats",
        ],
        metrics: &[
            "SubscriptionCount",
            "TotalAssignedSeats",
            "TotalActiveSeats",
            "CustomerCount",
        ],
    },
    Dataset {
        name: "OfficeUsage",
        columns: &[
            "CustomerTenantId",
            "CustomerTpid",
            "WorkloadName",
            "Month",
            "PaidAvailableUnits",
            "MonthlyActiveUsers",
            "CustomerName",
            "CustomerMarket",
            "CustomerSegment",
            "MPNId",
            "PartnerName",
            "PartnerLocationID",
            "PartnerAttributionType",
            "IsDuplicateRowForPGA",
        ],
        metrics: &[
            "CustomerCount",
            "CustomerTenantCount",
            "TotalPaidAvailableUnits",
            "TotalMonthlyActiveUsers",
        ],
    },
    Dataset {
        name: "Profile",
        columns: &[
            "MpnId",
            "PartnerName",
            "PGA_MPNId",
            "PGA_PartnerName",
            "City",
            "Country",
            "HierarchyLevel",
        ],
        metrics: &[],
    },
];

/// The answer to a request under `/insights/v1/mpn`.
pub(super) fn answer(world: &World, asked: &Asked, path: &[&str]) -> Answer {
    let caller = Caller::of(world, asked);
    let answer = match caller.as_ref().map_err(|barred| *barred) {
        // The one 401 that the documents explain: wrong token, or older than its hour (facts G.9).
        Err(Barred::BadToken) => failure(401, "Unauthorized"),
        Err(barred) => refused(barred),
        Ok(caller) => match caller.admitted(false) {
            Err(barred) => refused(barred),
            Ok(()) => operation(world, asked, path),
        },
    };
    with_ids(answer, asked, caller.ok().as_ref())
}

fn operation(world: &World, asked: &Asked, path: &[&str]) -> Answer {
    if path != ["ScheduledDataset"] {
        return failure(404, "No item found with given filters.");
    }
    if asked.method != Method::GET {
        return failure(405, "The method is not allowed here.").with("Allow", "GET");
    }
    let truth = &world.truth;
    // No page shows what a user without the role is answered; 403 is among the listed statuses (facts C.4).
    if !truth.enrolled || !(truth.executive_report_viewer || truth.report_viewer) {
        return failure(403, "The user has no access to this data.");
    }
    // A user in both roles may see what a Report Viewer sees (facts C.2).
    let redacted = truth.report_viewer;
    let wanted = asked.query.get("datasetName");
    let found: Vec<Value> = DATASETS
        .iter()
        .filter(|set| wanted.is_none_or(|name| name.eq_ignore_ascii_case(set.name)))
        .map(|set| describe(set, redacted))
        .collect();
    if found.is_empty() {
        return failure(400, "Invalid table name");
    }
    Answer::json(
        200,
        &json!({
            "TotalCount": found.len(),
            "Value": found,
            "NextLink": null,
            "Message": "Dataset fetched successfully",
            "StatusCode": 200,
            "DataRedacted": redacted,
        }),
    )
}

fn describe(set: &Dataset, redacted: bool) -> Value {
    // That redaction hides the revenue columns themselves is our assumption: the flag has no definition (facts K.1).
    let columns: Vec<&str> = set
        .columns
        .iter()
        .copied()
        .filter(|column| !(redacted && REVENUE.contains(column)))
        .collect();
    json!({
        "DatasetName": set.name,
        "SelectableColumns": columns,
        "AvailableMetrics": set.metrics,
        "AvailableDateRanges": ["LAST_MONTH", "LAST_3_MONTHS", "LAST_6_MONTHS", "LAST_1_YEAR", "LIFETIME"],
        "MinimumRecurrenceInterval": 24,
    })
}

/// A failure in the envelope of every Insights answer; that failures come in it is our assumption (facts G.2).
fn failure(status: u16, message: &str) -> Answer {
    Answer::json(
        status,
        &json!({
            "Value": null,
            "NextLink": null,
            "TotalCount": 0,
            "Message": message,
            "StatusCode": status,
            "DataRedacted": false,
        }),
    )
}
