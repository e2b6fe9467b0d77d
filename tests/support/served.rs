//! What `sandbox serve` says once it is ready.

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Child;

/// The addresses of the services, as they are printed when everything is ready. Its standard output must be piped.
pub(crate) fn endpoints(child: &mut Child) -> Value {
    let mut document = String::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while !document.ends_with('}') {
        document.push_str(&lines.next().unwrap().unwrap());
    }
    serde_json::from_str(&document).unwrap()
}
