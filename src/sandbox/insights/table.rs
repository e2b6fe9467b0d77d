//! A query bound to its data set and run: conditions, metrics by group, order and limit (facts G.6).

use super::datasets::{Dataset, Measure, RANGES, is_sensitive};
use super::query::{Fault, Literal, Operator, Query, Span, parse};
use super::rows::{Cell, Key, cell, keys};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Dollars for one unit of [`Measure::Worth`], in cents.
const LIST_PRICE: i64 = 1250;

/// What becomes of columns that are kept from the caller (facts C.1, C.4). Both ways are our assumption.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sight {
    /// Everything is shown.
    Whole,
    /// They are unknown, as in a query of one's own.
    Hidden,
    /// They are there and empty, as in a system query.
    Blank,
}

/// A query whose names are known to exist.
#[derive(Debug)]
pub(super) struct Plan {
    set: &'static Dataset,
    select: Vec<Source>,
    conditions: Vec<(Source, Operator, Vec<Literal>)>,
    order: Vec<(Source, bool)>,
    distinct: bool,
    limit: Option<usize>,
    span: Span,
    blank: bool,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Source {
    Column(&'static str),
    Metric(&'static str, Measure),
}

/// The first and the last day of what is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    pub(super) first: Date,
    pub(super) last: Date,
}

/// What a query brought.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Table {
    /// The columns in the order in which they were selected, spelt as the data set spells them. That the service does so is
    /// our assumption.
    pub(super) columns: Vec<&'static str>,
    /// The rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Source {
    fn find(set: &'static Dataset, name: &str, sight: Sight) -> Result<Self, Fault> {
        let column = set.columns().find(|known| known.eq_ignore_ascii_case(name));
        let metric = || {
            set.metrics
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        let source = match (column, metric()) {
            (Some(column), _) => Some(Self::Column(column)),
            (None, Some((name, measure))) => Some(Self::Metric(name, *measure)),
            (None, None) => None,
        };
        source
            .filter(|source| sight != Sight::Hidden || !is_sensitive(source.name()))
            .ok_or_else(|| Fault::Column(name.to_owned()))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Column(name) | Self::Metric(name, _) => name,
        }
    }

    fn is_metric(self) -> bool {
        matches!(self, Self::Metric(..))
    }
}

impl Plan {
    /// Reads a query and finds what it names.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub(super) fn of(text: &str, sight: Sight) -> Result<Self, Fault> {
        Self::bind(parse(text)?, sight)
    }

    fn bind(query: Query, sight: Sight) -> Result<Self, Fault> {
        let set = Dataset::find(&query.from).ok_or(Fault::Table)?;
        let find = |name: &str| Source::find(set, name, sight);
        let mut select = Vec::new();
        for name in &query.select {
            let source = find(name)?;
            if select.contains(&source) {
                return Err(Fault::Twice(name.clone()));
            }
            select.push(source);
        }
        let mut conditions = Vec::new();
        for condition in query.conditions {
            conditions.push((find(&condition.name)?, condition.operator, condition.values));
        }
        let mut order = Vec::new();
        for (name, ascending) in query.order {
            order.push((find(&name)?, ascending));
        }
        let plan = Self {
            set,
            select,
            conditions,
            order,
            distinct: query.distinct,
            limit: query.limit,
            // Six months if nothing is said (facts G.6).
            span: query.span.unwrap_or(Span::Last6Months),
            blank: sight == Sight::Blank,
        };
        // Within a group the other columns have no single value to sort by.
        if plan.groups()
            && let Some((source, _)) = plan
                .order
                .iter()
                .find(|(source, _)| !source.is_metric() && !plan.select.contains(source))
        {
            return Err(Fault::Column(source.name().to_owned()));
        }
        if RANGES.contains(&plan.span) {
            Ok(plan)
        } else {
            Err(Fault::SpanNotOffered)
        }
    }

    /// True if rows are put together: for metrics or by `DISTINCT`.
    fn groups(&self) -> bool {
        let sources = self.select.iter();
        let filters = self.conditions.iter().map(|(source, _, _)| source);
        let order = self.order.iter().map(|(source, _)| source);
        self.distinct
            || sources
                .chain(filters)
                .chain(order)
                .any(|source| source.is_metric())
    }

    /// Runs it on this day. A window given with the request overrides the query's span (facts G.3, G.4).
    pub(super) fn run(&self, today: Date, window: Option<Window>) -> Table {
        let window = window.unwrap_or_else(|| self.window(today));
        let timeless = self.set.time.is_none();
        let rows = keys(self.set, today).into_iter().filter(|key| {
            (timeless || (window.first..=window.last).contains(&key.month))
                && self.holds(false, &[*key])
        });
        let mut groups: Vec<Vec<Key>> = if self.groups() {
            self.grouped(rows)
        } else {
            rows.map(|key| vec![key]).collect()
        };
        groups.retain(|group| self.holds(true, group));
        if !self.order.is_empty() {
            groups.sort_by_cached_key(|group| Rank {
                cells: self
                    .order
                    .iter()
                    .map(|(source, ascending)| (self.value(*source, group), *ascending))
                    .collect(),
            });
        }
        groups.truncate(self.limit.unwrap_or(usize::MAX));
        let row = |group: &Vec<Key>| {
            let sources = self.select.iter();
            sources.map(|source| self.value(*source, group)).collect()
        };
        Table {
            columns: self.select.iter().map(|source| source.name()).collect(),
            rows: groups.iter().map(row).collect(),
        }
    }

    /// The rows by the different values of the selected columns, in the order of their first ones.
    fn grouped(&self, rows: impl Iterator<Item = Key>) -> Vec<Vec<Key>> {
        let mut places: HashMap<Vec<Cell>, usize> = HashMap::new();
        let mut groups: Vec<Vec<Key>> = Vec::new();
        for key in rows {
            let columns = self.select.iter().filter(|source| !source.is_metric());
            let values = columns.map(|source| self.value(*source, &[key])).collect();
            let place = *places.entry(values).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.push(key),
                None => groups.push(vec![key]),
            }
        }
        groups
    }

    fn holds(&self, metrics: bool, group: &[Key]) -> bool {
        self.conditions
            .iter()
            .filter(|(source, _, _)| source.is_metric() == metrics)
            .all(|(source, operator, values)| {
                compares(&self.value(*source, group), *operator, values)
            })
    }

    fn value(&self, source: Source, group: &[Key]) -> Cell {
        // For conditions and order as well: they would tell what is not shown.
        if self.blank && is_sensitive(source.name()) {
            return Cell::Blank;
        }
        let column = |name| group.iter().map(move |key| cell(self.set, name, *key));
        let sum = |name| -> i64 {
            column(name)
                .map(|cell| match cell {
                    Cell::Whole(number) | Cell::Money(number) => number,
                    Cell::Blank | Cell::Text(_) => 0,
                })
                .sum()
        };
        match source {
            Source::Column(name) => column(name).next().unwrap_or(Cell::Blank),
            Source::Metric(_, Measure::Different(of)) => {
                let different: HashSet<Cell> = column(of).collect();
                Cell::Whole(i64::try_from(different.len()).unwrap_or(i64::MAX))
            }
            Source::Metric(_, Measure::Sum(of)) => Cell::Whole(sum(of)),
            Source::Metric(_, Measure::Worth(of)) => Cell::Money(sum(of) * LIST_PRICE),
        }
    }

    /// The days of the span: whole calendar months before this one. Which days the service counts is our assumption.
    fn window(&self, today: Date) -> Window {
        let this_month = today.first_of_month();
        let months = match self.span {
            Span::LastMonth => 1,
            Span::Last3Months => 3,
            Span::Last6Months => 6,
            Span::LastYear => 12,
            _ => super::rows::MONTHS,
        };
        Window {
            first: this_month.saturating_sub(months.months()),
            last: today,
        }
    }
}

/// The place of a row: its cells, each with true if it is sorted upwards.
#[derive(PartialEq, Eq)]
struct Rank {
    cells: Vec<(Cell, bool)>,
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let pairs = self.cells.iter().zip(&other.cells);
        pairs
            .map(|((one, ascending), (other, _))| {
                let order = one.compare(other);
                if *ascending { order } else { order.reverse() }
            })
            .find(|order| order.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// True if the value is so. A literal that cannot be made the column's kind matches nothing, whatever the operator: a wrong
/// literal brings no rows and no error (facts G.6).
fn compares(cell: &Cell, operator: Operator, values: &[Literal]) -> bool {
    let Some(first) = values.first() else {
        return false;
    };
    match operator {
        Operator::Like => like(&cell.text(), first.text()),
        Operator::NotLike => !like(&cell.text(), first.text()),
        Operator::In | Operator::NotIn => {
            let places: Option<Vec<_>> = values.iter().map(|value| against(cell, value)).collect();
            places.is_some_and(|places| {
                places.iter().any(|place| place.is_eq()) == (operator == Operator::In)
            })
        }
        _ => against(cell, first).is_some_and(|place| match operator {
            Operator::Equal => place.is_eq(),
            Operator::Unequal => place.is_ne(),
            Operator::Greater => place.is_gt(),
            Operator::Less => place.is_lt(),
            Operator::GreaterOrEqual => place.is_ge(),
            _ => place.is_le(),
        }),
    }
}

fn against(cell: &Cell, value: &Literal) -> Option<std::cmp::Ordering> {
    match cell.number() {
        Some(number) => {
            let value: f64 = value.text().trim().parse().ok()?;
            number.partial_cmp(&value)
        }
        None => Some(cell.text().to_lowercase().cmp(&value.text().to_lowercase())),
    }
}

/// `%` stands for any characters; everything else, whatever its case, for itself.
fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern) = (text.to_lowercase(), pattern.to_lowercase());
    let Some((first, rest)) = pattern.split_once('%') else {
        return text == pattern;
    };
    let Some(mut text) = text.strip_prefix(first) else {
        return false;
    };
    let (middle, last) = rest.rsplit_once('%').unwrap_or(("", rest));
    for part in middle.split('%').filter(|part| !part.is_empty()) {
        match text.split_once(part) {
            Some((_, after)) => text = after,
            None => return false,
        }
    }
    text.ends_with(last)
}

#[cfg(test)]
mod tests;
