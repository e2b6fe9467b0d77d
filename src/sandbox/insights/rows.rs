//! The rows of the data sets: made from the column's name, what the row stands for and its month, always the same ones.
//!
//! All values, and the kind that each column has, are our assumption, but for those that the facts name. Which stand there at
//! Microsoft only the live service knows; here they have the plausible kind. Some are on purpose what trips a reader of CSV: commas, quotes and letters beyond ASCII.

use super::datasets::{Dataset, Grain};
use crate::sandbox::practice::PARTNER_ID;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::cmp::Ordering;

/// So far back the data of a set with a time go, in months.
pub(super) const MONTHS: i32 = 24;

/// A value in a row.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Cell {
    /// Kept from this caller.
    Blank,
    /// Text; dates too.
    Text(String),
    /// A number, or a flag, which is 0 or 1.
    Whole(i64),
    /// Dollars, in cents.
    Money(i64),
}

impl Cell {
    /// As it stands in a file.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Money(cents) => format!("{}.{:02}", cents / 100, cents % 100),
        }
    }

    /// Its value in JSON: numbers are numbers. No page shows one; that they are not strings is our assumption.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Blank => Value::Null,
            Self::Text(text) => json!(text),
            Self::Whole(number) => json!(number),
            Self::Money(_) => json!(self.number()),
        }
    }

    /// Its value, if it is a number.
    pub(super) fn number(&self) -> Option<f64> {
        self.text()
            .parse()
            .ok()
            .filter(|_| matches!(self, Self::Whole(_) | Self::Money(_)))
    }

    /// Its place among others of its column.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self.number(), other.number()) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            _ => self.text().to_lowercase().cmp(&other.text().to_lowercase()),
        }
    }
}

/// Which row it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Key {
    /// The location, the customer's product, the person or the competency.
    entity: usize,
    /// The first day of its month.
    pub(super) month: Date,
}

struct Customer {
    name: &'static str,
    domain: &'static str,
    market: &'static str,
    segment: &'static str,
}

const fn customer(
    name: &'static str,
    domain: &'static str,
    market: &'static str,
    segment: &'static str,
) -> Customer {
    Customer {
        name,
        domain,
        market,
        segment,
    }
}

const CUSTOMERS: [Customer; 6] = [
    customer(
        "Adventure Works",
        "adventure-works.example",
        "United States",
        "Enterprise",
    ),
    customer(
        "Fabrikam, Inc.",
        "fabrikam.example",
        "United States",
        "SMC - Corporate",
    ),
    customer("Litware \"West\"", "litware.example", "Canada", "SMB"),
    customer("Müller & Söhne", "mueller.example", "Germany", "SMB"),
    customer(
        "Société Générique",
        "generique.example",
        "France",
        "Enterprise",
    ),
    customer(
        "Wide World Importers",
        "wideworld.example",
        "United Kingdom",
        "SMC - Corporate",
    ),
];
const PRODUCTS: [(&str, &str); 2] = [
    ("Microsoft 365", "Microsoft 365 Business Standard"),
    ("Dynamics 365", "Dynamics 365 Sales Enterprise"),
];
const PLACES: [(&str, &str); 3] = [
    ("Redmond", "United States"),
    ("Toronto", "Canada"),
    ("Lyon", "France"),
];
const COURSES: [&str; 5] = [
    "Azure Fundamentals",
    "Data, and what to do with it",
    "Security Operations",
    "Power Platform",
    "Administering Windows",
];
const COMPETENCIES: [&str; 3] = ["Cloud Platform", "Data Analytics", "Security"];

/// Every row that a data set has on this day, the newest month first.
pub(super) fn keys(set: &Dataset, today: Date) -> Vec<Key> {
    // Data come late, usage by a month (facts G.7): the last complete month is the newest.
    let months = if set.time.is_some() {
        1..=MONTHS
    } else {
        0..=0
    };
    let entities = match set.grain {
        Grain::Location => PLACES.len(),
        Grain::Customer => CUSTOMERS.len() * PRODUCTS.len(),
        Grain::Person => COURSES.len(),
        Grain::Competency => COMPETENCIES.len(),
    };
    months
        .flat_map(|back| (0..entities).map(move |entity| (back, entity)))
        .map(|(back, entity)| Key {
            entity,
            month: today.first_of_month().saturating_sub(back.months()),
        })
        .collect()
}

/// The value of a column in a row.
pub(super) fn cell(set: &Dataset, column: &str, key: Key) -> Cell {
    let Key { entity, month } = key;
    let customer = &CUSTOMERS[entity / PRODUCTS.len() % CUSTOMERS.len()];
    let (family, sku) = PRODUCTS[entity % PRODUCTS.len()];
    let (city, country) = PLACES[entity % PLACES.len()];
    let number = |range: u64| digest(set.name, column, key) % range;
    let text = |text: &str| Cell::Text(text.to_owned());
    let id = |sort: &str, of: usize| Cell::Text(format!("5a4db0c5-{sort}-4000-8000-{of:012}"));
    let lower = column.to_ascii_lowercase();
    match lower.as_str() {
        "pgampnid" | "pga_mpnid" | "indirectprovidermpnid" => text(PARTNER_ID),
        "mpnid" | "partnerlocationid" | "resellermpnid" | "resellerid" => location(entity),
        "partnername" | "pga_partnername" | "indirectprovidername" | "resellername" => {
            text("Contoso")
        }
        "partnerlocation" => Cell::Text(format!("Contoso, {city}")),
        "city" | "partnercitylocation" => text(city),
        "country" | "partnercountrylocation" => text(country),
        "hierarchylevel" if entity == 0 => text("Global ID"),
        "hierarchylevel" => text("Location ID"),
        "customername" | "accountname" | "customertenantname" => text(customer.name),
        "domain" | "tenantdomainname" => text(customer.domain),
        "customermarket" | "customertenantcountry" | "customercountry" | "resellermarket" => {
            text(customer.market)
        }
        "customersegment" | "topsegment" | "segment" => text(customer.segment),
        "customertenantid" => id("c057", entity / PRODUCTS.len()),
        "customertpid" | "customerid" => {
            Cell::Text((100_200 + entity / PRODUCTS.len()).to_string())
        }
        "subscriptionid" => id("50b5", entity),
        "skuid" => id("05c0", entity % PRODUCTS.len()),
        "userid" | "aaduserid" => id("05e4", entity),
        "username" => Cell::Text(format!("Colleague {}", entity + 1)),
        "product"
        | "productfamily"
        | "rawproductname"
        | "reportingproductname"
        | "revsumdivisionname" => text(family),
        "sku" => text(sku),
        "trainingname" | "trainingtitle" => text(COURSES[entity % COURSES.len()]),
        "competencyname" => text(COMPETENCIES[entity % COMPETENCIES.len()]),
        "month" | "monthkey" | "datekey" | "subscriptionstartmonth" => {
            Cell::Text(month.to_string())
        }
        "freevspaidsku" => text("Paid"),
        "subscriptionstatus" | "subscriptionstate" | "customerstatus" | "resellerstatus"
        | "competencystatus" => text("Active"),
        _ if lower.ends_with("date") => Cell::Text(day(month, number(28)).to_string()),
        // A sample query compares it with a letter.
        "isautorenew" => text(if number(4) == 0 { "N" } else { "Y" }),
        // Flags take 0 and 1, not words (facts G.6).
        _ if ["is", "has", "ic"]
            .iter()
            .any(|sort| lower.starts_with(sort)) =>
        {
            Cell::Whole(i64::from(number(4) == 0))
        }
        _ if ["revenue", "acr"].iter().any(|sort| lower.contains(sort)) => {
            Cell::Money(small(number(5_000_000)))
        }
        _ if counts(&lower) => Cell::Whole(small(number(400))),
        _ => Cell::Text(format!("{column} {}", number(5) + 1)),
    }
}

/// True for the name of a column of numbers.
fn counts(lower: &str) -> bool {
    [
        "seats",
        "units",
        "users",
        "count",
        "quantity",
        "percent",
        "opportunity",
        "aggregate",
        "contribution",
        "threshold",
        "duration",
        "partiticipants",
        "base",
    ]
    .iter()
    .any(|sort| lower.ends_with(sort))
}

fn location(entity: usize) -> Cell {
    let first: usize = PARTNER_ID.parse().unwrap_or_default();
    Cell::Text((first + entity % PLACES.len()).to_string())
}

fn day(month: Date, number: u64) -> Date {
    month.saturating_add(small(number).days())
}

fn small(number: u64) -> i64 {
    i64::try_from(number).unwrap_or_default()
}

/// A number that follows from the names alone (FNV-1a, 64 bits).
fn digest(set: &str, column: &str, key: Key) -> u64 {
    let place = format!("{set}/{column}/{}/{}", key.entity, key.month);
    place.bytes().fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::datasets::DATASETS;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_row_is_the_same_whenever_it_is_looked_at() {
        let set = Dataset::find("CustomersAndTenants").unwrap();
        let (november, december) = (keys(set, date(2026, 11, 22)), keys(set, date(2026, 12, 1)));
        assert_eq!(november.len(), 24 * 12);
        assert_eq!(november[0].month, date(2026, 10, 1));
        // What was the newest month is the second newest a month later.
        assert_eq!(november[0], december[12]);
        let seats = |key| cell(set, "AvailableSeats", key);
        assert_eq!(seats(november[0]), seats(december[12]));
        assert_ne!(seats(november[0]), seats(november[1]));
    }

    #[test]
    fn every_column_of_every_set_has_one_kind_of_value() {
        for set in DATASETS {
            let keys = keys(set, date(2026, 11, 22));
            assert!(!keys.is_empty());
            for column in set.columns() {
                let kinds: std::collections::BTreeSet<bool> = keys
                    .iter()
                    .map(|key| cell(set, column, *key).number().is_some())
                    .collect();
                assert_eq!(kinds.len(), 1, "{} {column}", set.name);
            }
            if let Some(time) = set.time {
                let text = cell(set, time, keys[0]).text();
                assert!(text.starts_with("2026-10-"), "{} {text}", set.name);
            }
        }
    }

    #[test]
    fn cells_are_numbers_in_json_and_plain_in_files() {
        for (cell, text, value) in [
            (Cell::Blank, "", json!(null)),
            (
                Cell::Text("x, \"y\"".to_owned()),
                "x, \"y\"",
                json!("x, \"y\""),
            ),
            (Cell::Whole(7), "7", json!(7)),
            (Cell::Money(120_305), "1203.05", json!(1203.05)),
        ] {
            assert_eq!(cell.text(), text);
            assert_eq!(cell.json(), value);
        }
        assert_eq!(Cell::Whole(9).compare(&Cell::Whole(10)), Ordering::Less);
        let (a, b) = (Cell::Text("a".to_owned()), Cell::Text("B".to_owned()));
        assert_eq!(a.compare(&b), Ordering::Less);
    }
}
