//! The data sets of the Insights API, their columns and metrics, and the system queries on them (facts G.7, G.8).
//!
//! Facts G.7 names the columns of four data sets (`DynamicsUsage`, `OfficeUsage`, `Profile`, `CustomersAndTenants`) and the metrics
//! of the first two, and all sets have the date ranges and the shortest recurrence that its samples show. All other columns
//! and metrics are our assumption: they are those that Microsoft's pages of system queries (2021) and of sample queries select,
//! without the dozens of campaign columns of the CLAS sets, and for `CLASSurfacePropensity` not even that. A client should take
//! columns from call 1, here and there.

use super::query::Span;

/// How a metric is computed over the rows of a group, of columns that need not be among the selectable ones. Which they are is
/// our assumption: no page defines a metric.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Measure {
    /// How many different values a column has.
    Different(&'static str),
    /// The sum of a column.
    Sum(&'static str),
    /// The sum of a column, in dollars at a list price: revenue is shown by no column of that data set.
    Worth(&'static str),
}

/// What a row stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Grain {
    /// One of the partner's locations.
    Location,
    /// A customer's product.
    Customer,
    /// A colleague's training.
    Person,
    /// A competency.
    Competency,
}

/// A data set.
#[derive(Debug)]
pub(super) struct Dataset {
    /// Its name, as the service writes it.
    pub(super) name: &'static str,
    /// The columns, parted by blanks.
    columns: &'static str,
    /// Names of metrics, and what they are made of.
    pub(super) metrics: &'static [(&'static str, Measure)],
    /// What a row stands for.
    pub(super) grain: Grain,
    /// The column with the time that a span is applied to, selectable or not; without one the rows are those of today.
    pub(super) time: Option<&'static str>,
    /// The id of the system query on it.
    pub(super) system_query: Option<&'static str>,
}

/// What only an Executive Report Viewer sees: revenue, and data of persons (facts C.1). Which columns those are, beyond
/// billed and consumed revenue, is our assumption.
const SENSITIVE: [&str; 10] = [
    "AADUserId",
    "AzureConsumedRevenueUSD",
    "BilledRevenueUSD",
    "ExpiringRevenue",
    "MonthlySubscriptionLevelACR",
    "TotalACR",
    "TotalRevenue",
    "TotalRevenueAndACR",
    "UserId",
    "UserName",
];

/// The spans that every data set of the samples offers (facts G.6). That the others offer the same is our assumption.
pub(super) const RANGES: [Span; 5] = [
    Span::LastMonth,
    Span::Last3Months,
    Span::Last6Months,
    Span::LastYear,
    Span::Lifetime,
];

/// Hours between two executions at least, in every sample (facts G.4). That the other data sets have it too is our assumption.
pub(super) const MINIMUM_RECURRENCE: i64 = 24;

impl Dataset {
    /// The data set of that name, whatever its case.
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        DATASETS
            .iter()
            .find(|set| set.name.eq_ignore_ascii_case(name))
    }

    /// The data set of a system query.
    pub(super) fn of_system_query(id: &str) -> Option<&'static Self> {
        DATASETS.iter().find(|set| {
            set.system_query
                .is_some_and(|known| known.eq_ignore_ascii_case(id))
        })
    }

    /// Its columns, in their order.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.split_ascii_whitespace()
    }

    /// The text of its system query: every column, over six months where there is a time. Its data set and span are documented
    /// (facts G.8); that it has exactly the columns that call 1 names is our assumption.
    pub(super) fn system_query_text(&self) -> String {
        let columns: Vec<&str> = self.columns().collect();
        let span = match self.time {
            Some(_) => " TIMESPAN LAST_6_MONTHS",
            None => "",
        };
        format!("SELECT {} FROM {}{span}", columns.join(","), self.name)
    }
}

/// True for a column or metric that is kept from whoever is not an Executive Report Viewer.
pub(super) fn is_sensitive(name: &str) -> bool {
    SENSITIVE.contains(&name)
}

/// A row: name, grain, column of the time, id of the system query, columns, metrics.
macro_rules! datasets {
    ($($name:literal $grain:ident $time:expr, $query:expr, [$($metric:literal = $measure:expr),*], $columns:expr;)*) => {
        &[$(Dataset {
            name: $name,
            columns: $columns,
            metrics: &[$(($metric, $measure)),*],
            grain: Grain::$grain,
            time: $time,
            system_query: $query,
        }),*]
    };
}

/// What all CLAS sets begin with.
macro_rules! clas {
    ($rest:literal) => {
        concat!(
            "MPNID PartnerName CustomerID DUNSNumber AccountName Domain OrgSize Industry Vertical Area Subsidiary \
             SalesTerritory City State PostalCode Country Segment SubSegment SMCTypeSummary TopUnmanagedComputeBase \
             TopUnmanagedUserBase IsNonProfit ",
            $rest
        )
    };
}

const MONTH: Option<&str> = Some("Month");

/// All data sets, in the order in which they are listed. A live list may be another: call 1 is the authority.
pub(super) static DATASETS: &[Dataset] = datasets! {
    "CustomersAndTenants" Customer MONTH, Some("6664daf3-c161-423a-92a1-0ea6db2c0384"),
        [],
        "PGAMpnId MpnId PartnerName CustomerName CustomerTpid DUNSNumber CustomerSegment TopSegment CustomerMarket \
         CustomerStatus CustomerTenantId CustomerTenantName CustomerTenantCountry TenantDomainName Product RawProductName \
         ProductPartNumber SKU Month PartnerLocationID PartnerAttributionType SalesChannel IsDuplicateRowForPGA \
         AvailableSeats BilledRevenueUSD AzureConsumedRevenueUSD";
    "SeatsSubscriptionsAndRevenue" Customer MONTH, Some("c9fc1c79-4408-49ff-97f9-e1aa3f155804"),
        ["SubscriptionCount" = Measure::Different("SubscriptionId"), "CustomerCount" = Measure::Different("CustomerTpid")],
        "PGAMpnId MpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionState Month IsAutoRenew \
         CustomerName CustomerTenantId CustomerTpid DUNSNumber CustomerSegment TopSegment CustomerMarket ProductFamily \
         ReportingProductName Product RawProductName ProductPartNumber SKU RevSumDivisionName PartnerName SolutionArea \
         PartnerLocation PartnerAttributionType SalesChannel PricingLevel EnrollmentNumber IsDuplicateRowForPGA \
         SubscriptionStartMonth TotalSoldSeats TotalAssignedSeats BilledRevenueUSD AzureConsumedRevenueUSD";
    "AzureUsage" Customer MONTH, Some("d1a4d75e-5ca8-4847-845f-ee0a9be6f07b"), [],
        "PGAMpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate FirstUseDate SubscriptionState Month ServiceName \
         MeterCategory UsageUnits UsageQuantity CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket \
         MpnId PartnerName PartnerLocation PartnerAttributionType SalesChannel EnrollmentNumber IsACRDuplicateAtPGALevel \
         ResellerID ResellerName MonthlySubscriptionLevelACR TotalACR";
    "MSLearn" Person Some("CompletionDate"), Some("0e06c7c3-75ab-4cd5-8178-8cf1a2de49cc"), [],
        "UserName UserId TrainingName TrainingType Products Roles CompletionDate MPNId PartnerName CustomerMarket";
    "OfficeUsage" Customer MONTH, Some("d8349f7b-a7d1-467e-b26d-434d4a50f26a"),
        ["CustomerCount" = Measure::Different("CustomerTpid"), "CustomerTenantCount" = Measure::Different("CustomerTenantId"),
         "TotalPaidAvailableUnits" = Measure::Sum("PaidAvailableUnits"),
         "TotalMonthlyActiveUsers" = Measure::Sum("MonthlyActiveUsers")],
        "CustomerTenantId CustomerTpid WorkloadName Month PaidAvailableUnits MonthlyActiveUsers CustomerName CustomerMarket \
         CustomerSegment MPNId PartnerName PartnerLocationID PartnerAttributionType IsDuplicateRowForPGA";
    "Profile" Location None, Some("e65f3a4f-fb99-4319-97ff-59e57566a871"), [],
        "MpnId PartnerName PGA_MPNId PGA_PartnerName City Country HierarchyLevel";
    "TrainingCompletions" Person MONTH, Some("20f5da57-3c2a-481b-b6a0-ec34d6db14e2"), [],
        "TrainingActivityId TrainingTitle TrainingType AADUserId TrainingCompletionDate Month IcMCP MCPID MPNId PartnerName \
         PartnerCityLocation PartnerCountryLocation";
    "DynamicsUsage" Customer MONTH, Some("6209a8fd-93af-442e-8b3f-3df0f77e8463"),
        ["SubscriptionCount" = Measure::Different("SubscriptionId"), "TotalAssignedSeats" = Measure::Sum("AssignedSeats"),
         "TotalSoldSeats" = Measure::Sum("AvailableSeats"), "TotalActiveSeats" = Measure::Sum("ActiveSeats"),
         "TotalRevenueAndACR" = Measure::Worth("AvailableSeats"), "CustomerCount" = Measure::Different("CustomerTpid"),
         "CustomerTenantCount" = Measure::Different("CustomerTenantId")],
        "PGAMpnId SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month RevSumDivisionName \
         RevSumCategoryName SKU SKUId FreeVsPaidSKU SalesModel DetailedSalesModel CustomerName CustomerTenantId CustomerTpid \
         CustomerSegment CustomerMarket MPNId PartnerName PartnerLocation PartnerAttachType AvailableSeats AssignedSeats \
         ActiveSeats DeploymentOpportunity ActiveUsagePercent";
    "CompetencySummaryHistory" Competency None, None, [],
        "CompetencyName CompetencyLevel CompetencyStatus CompetencyStartDate CompetencyEndDate";
    "PowerBIUsage" Customer MONTH, Some("40ebfe2f-7183-4427-a911-5c9b45b6df15"), [],
        "SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month SKU SKUId FreeVsPaidSKU SalesModel \
         DetailedSalesModel CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket MPNId PartnerName \
         PartnerLocation PartnerAttachType PartnerHierarchy AvailableSeats AssignedSeats ActiveSeats DeploymentOpportunity \
         ActiveUsagePercent";
    "EMSUsage" Customer MONTH, Some("d7f20ea4-8751-4d6b-b1d7-821c316acd6a"), [],
        "SubscriptionId SubscriptionStartDate SubscriptionEndDate SubscriptionStatus Month SKU SKUId FreeVsPaidSKU SalesModel \
         DetailedSalesModel CustomerName CustomerTenantId CustomerTpid CustomerSegment CustomerMarket MPNId PartnerName \
         PartnerLocation PartnerAttachType PartnerHierarchy PaidAvailableUnits MonthlyActiveUsers AADPPaidAvailableUnits \
         IntunePaidAvailableUnits AzipPaidAvailableUnits AADPMonthlyActiveUsers IntuneMonthlyActiveUsers \
         AzipMonthlyActiveUsers";
    // Misspelt by the service too.
    "CompetencyPeformanceRequirement" Competency MONTH, None, [],
        "CompetencyName CompetencyAttainmentOptionName Month MetricName MetricMonthlyContribution TTMAggregate \
         AnniversaryYearAggregate GoldThreshold SilverThreshold";
    // What the sample queries select. They give it a span, so there is a time, but none of them selects that.
    "ResellerPerformance" Customer MONTH, None,
        ["CustomerCount" = Measure::Different("CustomerTpid"), "SubscriptionCount" = Measure::Different("SubscriptionId"),
         "TotalAvailableSeats" = Measure::Sum("AvailableSeats"), "TotalAssignedSeats" = Measure::Sum("AssignedSeats"),
         "TotalRevenue" = Measure::Worth("AssignedSeats")],
        "ResellerMpnId ResellerName ResellerMarket";
    "CLASAgreementRenewalsPropensity" Customer None, Some("c4fc87ac-4cca-44cd-bf4d-835ac513f9ee"), [],
        clas!("HasGoogle HasAWS AzureCluster D365FOCluster D365CECluster D365BCCluster M365Cluster LicenseProgram AgreementID \
               AgreementEndDate ExpirationType ExpiringRevenue HasEA HasOpen AzureUpsellCustomer M365UpsellCustomer \
               RevSumDivisionName");
    "CLASAzurePropensity" Customer None, Some("9a18bd70-8f90-4bd2-8266-5f6e453e3ee7"), [],
        clas!("AzureFit AzureIntent AzureCluster AzureUpsellCustomer HasGoogle HasAWS HasEA HasOpen");
    "CLASD365Propensity" Customer None, Some("258fdcac-6e9c-4072-af27-b1b3d97be16c"), [],
        clas!("D365BCCluster D365BCFit D365BCIntent D365FOCluster D365FOFit D365FOIntent D365CECluster D365CEFit D365CEIntent \
               M365UpsellCustomer HasGoogle HasAWS HasEA HasOpen");
    "CLASM365Propensity" Customer None, Some("fbe00e32-fdde-4465-b3e4-41bbd021a130"), [],
        clas!("M365Cluster M365Fit M365Intent SurfaceCluster SurfaceFit SurfaceIntent O365Cluster O365Fit O365Intent \
               M365UpsellCustomer HasGoogle HasAWS HasEA HasOpen");
    "CLASSurfacePropensity" Customer None, Some("ba339743-7594-439f-bb01-1a2e754df7b7"), [],
        clas!("SurfaceCluster SurfaceFit SurfaceIntent HasGoogle HasAWS HasEA HasOpen");
    "TeamsUsage3PApps" Customer Some("DateKey"), Some("42d287be-cc76-4109-a066-f3140ad97fe2"), [],
        "CustomerId CustomerTenantId CustomerName CustomerCountry DateKey AppName UserCount";
    "TeamsUsageWorkload" Customer Some("MonthKey"), Some("817fe875-acb0-4c45-9201-b7a35a60235a"), [],
        "CustomerId CustomerTenantId MonthKey SubWorkload DesktopUsers WebUsers MobileUsers AllUpPartiticipants";
    "TeamsUsageMeetingsAndCalls" Customer Some("DateKey"), Some("b7bd73a8-47e8-4c57-b915-445708cfd7bf"), [],
        "CustomerId CustomerTenantId DateKey SubWorkload MeetingCount MeetingDuration";
    "CloudProductsResellerPerformance" Customer MONTH, Some("c09c2eda-861b-4664-8ee8-48a14745a26a"), [],
        "ResellerMpnid ResellerName ResellerMarket IndirectProviderMPNId IndirectProviderName Month Product SubscriptionID \
         AvailableSeats AssignedSeats BilledRevenueUSD CustomerName CustomerTPid CustomerSegment CustomerMarket ResellerStatus";
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_columns_and_ids_are_told_apart_whatever_their_case() {
        let distinct = |names: Vec<String>| {
            let different: BTreeSet<&String> = names.iter().collect();
            assert_eq!(different.len(), names.len(), "{names:?}");
        };
        distinct(DATASETS.iter().map(|s| s.name.to_lowercase()).collect());
        distinct(
            DATASETS
                .iter()
                .filter_map(|s| s.system_query.map(str::to_owned))
                .collect(),
        );
        for set in DATASETS {
            let metrics = set.metrics.iter().map(|(name, _)| *name);
            distinct(
                set.columns()
                    .chain(metrics)
                    .map(str::to_lowercase)
                    .collect(),
            );
        }
    }

    #[test]
    fn the_listed_data_sets_and_system_queries_are_there() {
        // 20 of the list, and two that only the page of system queries names (facts G.7).
        assert_eq!(DATASETS.len(), 22);
        let queries = DATASETS.iter().filter(|s| s.system_query.is_some());
        assert_eq!(queries.count(), 19);
        assert!(Dataset::find("profile").is_some() && Dataset::find("Profil").is_none());
        let profile = Dataset::of_system_query("E65F3A4F-fb99-4319-97ff-59e57566a871");
        assert_eq!(profile.map(|set| set.name), Some("Profile"));
    }

    #[test]
    fn times_and_measures_name_columns_that_there_are() {
        let somewhere: BTreeSet<&str> = DATASETS.iter().flat_map(Dataset::columns).collect();
        for set in DATASETS {
            assert!(set.columns().next().is_some(), "{}", set.name);
            assert!(
                set.time.is_none_or(|time| somewhere.contains(time)),
                "{}",
                set.name
            );
            for (_, measure) in set.metrics {
                let (Measure::Different(of) | Measure::Sum(of) | Measure::Worth(of)) = measure;
                assert!(somewhere.contains(of), "{} {of}", set.name);
            }
        }
    }

    #[test]
    fn what_the_facts_name_is_there_and_no_more() {
        for (name, columns, first, last, metrics) in [
            ("DynamicsUsage", 27, "PGAMpnId", "ActiveUsagePercent", 7),
            (
                "OfficeUsage",
                14,
                "CustomerTenantId",
                "IsDuplicateRowForPGA",
                4,
            ),
            ("Profile", 7, "MpnId", "HierarchyLevel", 0),
            (
                "CustomersAndTenants",
                26,
                "PGAMpnId",
                "AzureConsumedRevenueUSD",
                0,
            ),
        ] {
            let set = Dataset::find(name).unwrap();
            let all: Vec<&str> = set.columns().collect();
            assert_eq!((all.len(), set.metrics.len()), (columns, metrics), "{name}");
            assert_eq!((all[0], all[columns - 1]), (first, last), "{name}");
        }
    }
}
