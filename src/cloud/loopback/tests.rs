//! x is a placeholder for now.
