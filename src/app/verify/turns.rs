//! Whose turn it is among many profiles: so many at a time, and of each tenant one. Pure.
//!
//! Microsoft counts requests per partner tenant, and those that were refused count as well (facts A.6): two profiles of one
//! tenant at once would only slow each other down, and any program of that tenant that works in earnest.

use std::collections::{BTreeSet, VecDeque};

/// What waits for its turn, and what has it.
#[derive(Debug)]
pub(super) struct Turns {
    limit: usize,
    waiting: VecDeque<(usize, String)>,
    tenants: Vec<String>,
    busy: BTreeSet<String>,
    running: usize,
}

impl Turns {
    /// For items with these tenants, `limit` of them at a time.
    pub(super) fn new(limit: usize, tenants: Vec<String>) -> Self {
        Self {
            limit: limit.max(1),
            waiting: tenants.iter().cloned().enumerate().collect(),
            tenants,
            busy: BTreeSet::new(),
            running: 0,
        }
    }

    /// The next item that may begin now, in their order; it has its turn then.
    pub(super) fn next(&mut self) -> Option<usize> {
        if self.running >= self.limit {
            return None;
        }
        let free = |(_, tenant): &(usize, String)| !self.busy.contains(tenant);
        let at = self.waiting.iter().position(free)?;
        let (item, tenant) = self.waiting.remove(at)?;
        self.busy.insert(tenant);
        self.running += 1;
        Some(item)
    }

    /// This item, which had its turn, is done.
    pub(super) fn done(&mut self, item: usize) {
        if let Some(tenant) = self.tenants.get(item)
            && self.busy.remove(tenant)
        {
            self.running -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(tenants: &[&str]) -> Vec<String> {
        tenants.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn items_begin_in_order_up_to_the_limit_and_one_of_each_tenant() {
        let mut turns = Turns::new(2, named(&["a", "a", "b", "c"]));
        assert_eq!(
            [turns.next(), turns.next(), turns.next()],
            [Some(0), Some(2), None]
        );
        turns.done(2);
        assert_eq!([turns.next(), turns.next()], [Some(3), None]);
        turns.done(0);
        assert_eq!([turns.next(), turns.next()], [Some(1), None]);
        turns.done(1);
        turns.done(3);
        assert_eq!(turns.next(), None);
    }

    proptest::proptest! {
        #[test]
        fn everybody_has_one_turn_and_the_limits_hold_whoever_ends_first(
            limit in 0_usize..9,
            tenants in proptest::collection::vec(0_u8..6, 0..40),
            order in proptest::collection::vec(proptest::prelude::any::<usize>(), 40),
        ) {
            let tenants: Vec<String> = tenants.iter().map(ToString::to_string).collect();
            let mut turns = Turns::new(limit, tenants.clone());
            let (mut running, mut ended) = (Vec::new(), Vec::new());
            loop {
                while let Some(item) = turns.next() {
                    running.push(item);
                }
                let of: BTreeSet<&String> = running.iter().map(|item: &usize| &tenants[*item]).collect();
                assert_eq!(of.len(), running.len(), "one of each tenant");
                assert!(running.len() <= limit.max(1));
                // Nobody waits who could begin.
                let waiting = tenants.len() - running.len() - ended.len();
                let distinct: BTreeSet<&String> = (0..tenants.len())
                    .filter(|item| !ended.contains(item))
                    .map(|item| &tenants[item])
                    .collect();
                assert!(waiting == 0 || running.len() == limit.max(1).min(distinct.len()));
                if running.is_empty() {
                    break;
                }
                let item = running.remove(order[ended.len()] % running.len());
                turns.done(item);
                ended.push(item);
            }
            ended.sort_unstable();
            assert!(ended.into_iter().eq(0..tenants.len()));
        }
    }
}
