//! The query language of the Insights API as a pure parser: text in, clauses or the first fault out (facts G.6).
//!
//! Names are not resolved here; see [`super::table`]. Where the documents are silent, the stricter reading is taken: clauses
//! stand in the documented order, nothing follows the last one, and what the grammar does not have is a fault.

/// As long as a query may be, in characters; the number is our assumption, no page has one.
const LONGEST: usize = 8000;

/// A query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Query {
    /// `DISTINCT` was written.
    pub(super) distinct: bool,
    /// Columns and metrics, as written.
    pub(super) select: Vec<String>,
    /// The data set, as written.
    pub(super) from: String,
    /// All of these must hold.
    pub(super) conditions: Vec<Condition>,
    /// Sort columns; true is ascending. Without a word it is descending.
    pub(super) order: Vec<(String, bool)>,
    /// At most as many rows.
    pub(super) limit: Option<usize>,
    /// The span of time.
    pub(super) span: Option<Span>,
}

/// One condition of `WHERE`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Condition {
    /// A column or metric, as written.
    pub(super) name: String,
    /// How it is compared.
    pub(super) operator: Operator,
    /// With what: one value, or several for a list.
    pub(super) values: Vec<Literal>,
}

/// How a column is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Operator {
    Equal,
    Unequal,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
    Like,
    NotLike,
    In,
    NotIn,
}

/// A value in a query. It may be quoted or not, whatever the column is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Literal {
    Number(String),
    Text(String),
}

impl Literal {
    /// What was written, without its quotes.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Number(text) | Self::Text(text) => text,
        }
    }
}

/// A span of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Span {
    Today,
    Yesterday,
    Last7Days,
    Last14Days,
    Last30Days,
    Last90Days,
    Last180Days,
    Last365Days,
    LastMonth,
    Last3Months,
    Last6Months,
    LastYear,
    Lifetime,
}

impl Span {
    /// All of them.
    const ALL: [Self; 13] = [
        Self::Today,
        Self::Yesterday,
        Self::Last7Days,
        Self::Last14Days,
        Self::Last30Days,
        Self::Last90Days,
        Self::Last180Days,
        Self::Last365Days,
        Self::LastMonth,
        Self::Last3Months,
        Self::Last6Months,
        Self::LastYear,
        Self::Lifetime,
    ];

    /// The service's word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Today => "TODAY",
            Self::Yesterday => "YESTERDAY",
            Self::Last7Days => "LAST_7_DAYS",
            Self::Last14Days => "LAST_14_DAYS",
            Self::Last30Days => "LAST_30_DAYS",
            Self::Last90Days => "LAST_90_DAYS",
            Self::Last180Days => "LAST_180_DAYS",
            Self::Last365Days => "LAST_365_DAYS",
            Self::LastMonth => "LAST_MONTH",
            Self::Last3Months => "LAST_3_MONTHS",
            Self::Last6Months => "LAST_6_MONTHS",
            Self::LastYear => "LAST_1_YEAR",
            Self::Lifetime => "LIFETIME",
        }
    }
}

/// Why a query cannot be run. Positions are bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// There is no text.
    Empty,
    /// It is longer than is read.
    TooLong,
    /// A character that the language does not have, or a quote without an end.
    Character { at: usize },
    /// Something else was expected here.
    Expected { what: &'static str, at: usize },
    /// `LIMIT` needs a positive whole number.
    Limit,
    /// Not one of the words for a span.
    Span { at: usize },
    /// A span that this data set does not offer.
    SpanNotOffered,
    /// There is no such data set.
    Table,
    /// It has no such column or metric for this caller.
    Column(String),
    /// A column is selected twice; that it is refused is our assumption.
    Twice(String),
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Token {
    Word(String),
    Number(String),
    Text(String),
    Symbol(&'static str),
}

/// Symbols, the longer ones first.
const SYMBOLS: [&str; 9] = [">=", "<=", "!=", "=", ">", "<", "(", ")", ","];

/// Words that are no names.
const RESERVED: [&str; 15] = [
    "SELECT", "DISTINCT", "FROM", "WHERE", "AND", "ORDER", "BY", "ASC", "DESC", "LIMIT",
    "TIMESPAN", "LIKE", "NOT", "IN", "OR",
];

/// Reads a query.
///
/// # Errors
/// The first [`Fault`] of its form; whether data set and columns exist is not looked at.
pub(super) fn parse(text: &str) -> Result<Query, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Fault::TooLong);
    }
    let mut reader = Reader {
        tokens: tokens(text)?,
        next: 0,
        end: text.len(),
    };
    let query = reader.query()?;
    match reader.tokens.get(reader.next) {
        None => Ok(query),
        Some((_, at)) => Err(Fault::Expected {
            what: "the end of the query",
            at: *at,
        }),
    }
}

fn tokens(text: &str) -> Result<Vec<(Token, usize)>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else if first.is_ascii_alphabetic() || first == '_' {
            let word = leading(rest, |c| c.is_ascii_alphanumeric() || c == '_');
            tokens.push((Token::Word(word.to_owned()), at));
            word.len()
        } else if first.is_ascii_digit() || first == '-' {
            let number = number(rest).ok_or(Fault::Character { at })?;
            tokens.push((Token::Number(number.to_owned()), at));
            number.len()
        } else if first == '\'' {
            let (value, length) = quoted(rest).ok_or(Fault::Character { at })?;
            tokens.push((Token::Text(value), at));
            length
        } else if let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
            tokens.push((Token::Symbol(symbol), at));
            symbol.len()
        } else {
            return Err(Fault::Character { at });
        };
        at += length;
    }
    Ok(tokens)
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    &text[..end]
}

/// `-?[0-9]+(.[0-9]+)?`, and no letter directly behind it.
fn number(text: &str) -> Option<&str> {
    let digits = |text: &str| leading(text, |c| c.is_ascii_digit()).len();
    let sign = usize::from(text.starts_with('-'));
    let whole = digits(&text[sign..]);
    let mut length = sign + whole;
    if let Some(rest) = text[length..].strip_prefix('.') {
        let fraction = digits(rest);
        if fraction == 0 {
            return None;
        }
        length += 1 + fraction;
    }
    let followed =
        text[length..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
    (whole > 0 && !followed).then(|| &text[..length])
}

/// A quoted value and its length with quotes. The documented grammar has letters, digits and underscores only, but its own
/// samples have blanks, hyphens and percent signs, so all but a quote can stand in it. No page has a way to write a quote there:
/// that two of them in a row, as in SQL, are refused is the stricter reading.
fn quoted(text: &str) -> Option<(String, usize)> {
    let (value, behind) = text.get(1..)?.split_once('\'')?;
    (!behind.starts_with('\'')).then(|| (value.to_owned(), value.len() + 2))
}

struct Reader {
    tokens: Vec<(Token, usize)>,
    next: usize,
    end: usize,
}

impl Reader {
    fn query(&mut self) -> Result<Query, Fault> {
        self.keyword("SELECT")?;
        let distinct = self.takes("DISTINCT");
        let select = self.list(|reader| reader.name("a column or metric"))?;
        self.keyword("FROM")?;
        let from = self.name("a data set")?;
        let mut conditions = Vec::new();
        if self.takes("WHERE") {
            conditions.push(self.condition()?);
            while self.takes("AND") {
                conditions.push(self.condition()?);
            }
        }
        let mut order = Vec::new();
        if self.takes("ORDER") {
            self.keyword("BY")?;
            order = self.list(|reader| {
                let name = reader.name("a column or metric")?;
                let ascending = reader.takes("ASC");
                if !ascending {
                    reader.takes("DESC");
                }
                Ok((name, ascending))
            })?;
        }
        let limit = if self.takes("LIMIT") {
            Some(self.limit()?)
        } else {
            None
        };
        let span = if self.takes("TIMESPAN") {
            Some(self.span()?)
        } else {
            None
        };
        Ok(Query {
            distinct,
            select,
            from,
            conditions,
            order,
            limit,
            span,
        })
    }

    fn condition(&mut self) -> Result<Condition, Fault> {
        let name = self.name("a column or metric")?;
        let operator = self.operator()?;
        let values = match operator {
            Operator::In | Operator::NotIn => self.values()?,
            _ => vec![self.value()?],
        };
        Ok(Condition {
            name,
            operator,
            values,
        })
    }

    fn operator(&mut self) -> Result<Operator, Fault> {
        if self.takes("NOT") {
            return match (self.takes("LIKE"), self.takes("IN")) {
                (true, _) => Ok(Operator::NotLike),
                (false, true) => Ok(Operator::NotIn),
                (false, false) => Err(self.expected("LIKE or IN")),
            };
        }
        if self.takes("LIKE") {
            return Ok(Operator::Like);
        }
        if self.takes("IN") {
            return Ok(Operator::In);
        }
        for (symbol, operator) in [
            ("=", Operator::Equal),
            ("!=", Operator::Unequal),
            (">", Operator::Greater),
            ("<", Operator::Less),
            (">=", Operator::GreaterOrEqual),
            ("<=", Operator::LessOrEqual),
        ] {
            if self.symbol(symbol) {
                return Ok(operator);
            }
        }
        Err(self.expected("an operator"))
    }

    fn value(&mut self) -> Result<Literal, Fault> {
        let literal = match self.tokens.get(self.next) {
            Some((Token::Number(text), _)) => Literal::Number(text.clone()),
            Some((Token::Text(text), _)) => Literal::Text(text.clone()),
            _ => return Err(self.expected("a number or a quoted value")),
        };
        self.next += 1;
        Ok(literal)
    }

    /// A list. Numbers and quoted values can stand in one, as each may be quoted or not (facts G.6).
    fn values(&mut self) -> Result<Vec<Literal>, Fault> {
        if !self.symbol("(") {
            return Err(self.expected("a list in parentheses"));
        }
        let values = self.list(Self::value)?;
        if !self.symbol(")") {
            return Err(self.expected("a closing parenthesis"));
        }
        Ok(values)
    }

    fn limit(&mut self) -> Result<usize, Fault> {
        let limit = match self.tokens.get(self.next) {
            Some((Token::Number(text), _)) => text.parse().ok().filter(|limit| *limit > 0),
            _ => None,
        };
        self.next += 1;
        limit.ok_or(Fault::Limit)
    }

    fn span(&mut self) -> Result<Span, Fault> {
        let fault = Fault::Span {
            at: self.position(),
        };
        let span = Span::ALL.into_iter().find(|span| self.takes(span.word()));
        span.ok_or(fault)
    }

    fn list<T>(&mut self, one: impl Fn(&mut Self) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut list = vec![one(self)?];
        while self.symbol(",") {
            list.push(one(self)?);
        }
        Ok(list)
    }

    fn name(&mut self, what: &'static str) -> Result<String, Fault> {
        if let Some((Token::Word(word), _)) = self.tokens.get(self.next)
            && !RESERVED
                .iter()
                .any(|known| known.eq_ignore_ascii_case(word))
        {
            let name = word.clone();
            self.next += 1;
            return Ok(name);
        }
        Err(self.expected(what))
    }

    fn keyword(&mut self, word: &'static str) -> Result<(), Fault> {
        if self.takes(word) {
            Ok(())
        } else {
            Err(self.expected(word))
        }
    }

    fn takes(&mut self, wanted: &str) -> bool {
        let there = matches!(self.tokens.get(self.next), Some((Token::Word(word), _)) if word.eq_ignore_ascii_case(wanted));
        self.next += usize::from(there);
        there
    }

    fn symbol(&mut self, wanted: &str) -> bool {
        let there = matches!(self.tokens.get(self.next), Some((Token::Symbol(symbol), _)) if *symbol == wanted);
        self.next += usize::from(there);
        there
    }

    fn position(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(_, at)| *at)
    }

    fn expected(&self, what: &'static str) -> Fault {
        Fault::Expected {
            what,
            at: self.position(),
        }
    }
}

#[cfg(test)]
mod tests;
