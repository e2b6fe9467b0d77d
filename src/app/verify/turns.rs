//! Whose turn it is among many profiles: so many at a time, and one at a time of a tenant that has asked to wait. Pure.

use std::collections::VecDeque;

/// What waits for its turn, and what has it.
#[derive(Debug)]
pub(super) struct Turns {
    limit: usize,
    waiting: VecDeque<usize>,
    /// The tenant of each item, by a number.
    tenants: Vec<usize>,
    /// How many of each tenant have their turn.
    busy: Vec<usize>,
    running: usize,
}

impl Turns {
    /// For items of these tenants, which are numbered from 0; `limit` of them at a time.
    pub(super) fn new(limit: usize, tenants: Vec<usize>) -> Self {
        let count = tenants.iter().max().map_or(0, |most| most + 1);
        Self {
            limit: limit.max(1),
            waiting: (0..tenants.len()).collect(),
            tenants,
            busy: vec![0; count],
            running: 0,
        }
    }

    /// The next item that may begin now, in their order; it has its turn then. A tenant that is throttled at this moment
    /// gets none while another item of it has its turn.
    pub(super) fn next(&mut self, throttled: impl Fn(usize) -> bool) -> Option<usize> {
        if self.running >= self.limit {
            return None;
        }
        let free = |item: &usize| {
            let tenant = self.tenants[*item];
            self.busy[tenant] == 0 || !throttled(tenant)
        };
        let at = self.waiting.iter().position(free)?;
        let item = self.waiting.remove(at)?;
        self.busy[self.tenants[item]] += 1;
        self.running += 1;
        Some(item)
    }

    /// This item, which had its turn, is done.
    pub(super) fn done(&mut self, item: usize) {
        self.busy[self.tenants[item]] -= 1;
        self.running -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_in_order_up_to_the_limit_whosever_they_are() {
        let mut turns = Turns::new(2, vec![0, 0, 1]);
        let mut next = || turns.next(|_| false);
        assert_eq!([next(), next(), next()], [Some(0), Some(1), None]);
        turns.done(0);
        assert_eq!(turns.next(|_| false), Some(2));
        turns.done(1);
        assert_eq!(turns.next(|_| false), None);
    }

    #[test]
    fn from_the_moment_that_a_tenant_is_throttled_its_items_begin_one_at_a_time() {
        let mut turns = Turns::new(3, vec![0, 0, 0, 0, 1, 1]);
        assert_eq!(turns.next(|_| false), Some(0));
        assert_eq!(turns.next(|_| false), Some(1));
        let throttled = |tenant| tenant == 0;
        assert_eq!(turns.next(throttled), Some(4));
        turns.done(0);
        assert_eq!(turns.next(throttled), Some(5), "1 has its turn still");
        turns.done(4);
        turns.done(5);
        assert_eq!(turns.next(throttled), None);
        turns.done(1);
        assert_eq!(turns.next(throttled), Some(2));
        assert_eq!(turns.next(throttled), None);
        turns.done(2);
        assert_eq!(turns.next(throttled), Some(3));
    }

    proptest::proptest! {
        #[test]
        fn everybody_has_one_turn_and_the_limits_hold_whoever_ends_first(
            limit in 0_usize..9,
            tenants in proptest::collection::vec(0_usize..6, 0..40),
            // After so many have ended, a tenant is throttled.
            throttles in proptest::collection::vec(0_usize..50, 6),
            order in proptest::collection::vec(proptest::prelude::any::<usize>(), 40),
        ) {
            let mut turns = Turns::new(limit, tenants.clone());
            let (mut running, mut ended) = (Vec::new(), Vec::new());
            loop {
                let throttled = |tenant: usize| throttles[tenant] <= ended.len();
                while let Some(item) = turns.next(throttled) {
                    let others = running.iter().filter(|other: &&usize| tenants[**other] == tenants[item]);
                    assert!(others.count() == 0 || !throttled(tenants[item]));
                    running.push(item);
                }
                assert!(running.len() <= limit.max(1));
                // Nobody waits who could begin.
                let could = (0..tenants.len()).any(|item| {
                    let begun = running.contains(&item) || ended.contains(&item);
                    let busy = running.iter().any(|other| tenants[*other] == tenants[item]);
                    !(begun || busy && throttled(tenants[item]))
                });
                assert!(!could || running.len() == limit.max(1));
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
