//! What the process asks of the system for itself: that its memory, in which secrets are, stays out of core dumps and of other
//! processes' reach, and room for connections.

/// Forbids core dumps and, on Linux, reading the memory by other processes of the same user.
/// Best effort: a system that refuses this is no reason not to work.
pub(super) fn harden() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Makes room for as many open files as connections are served at once, and some more: systems begin with 256 or 1024.
/// Best effort: with fewer, idle connections give way earlier.
pub(super) fn room_for_connections() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        const WANTED: u64 = 2048;
        let limit = getrlimit(Resource::Nofile);
        let wanted = limit.maximum.map_or(WANTED, |most| most.min(WANTED));
        if limit.current.is_some_and(|current| current < wanted) {
            let more = Rlimit {
                current: Some(wanted),
                ..limit
            };
            let _ = setrlimit(Resource::Nofile, more);
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn the_process_leaves_no_core_and_is_not_dumpable() {
        super::harden();
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
        assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
    }
}
