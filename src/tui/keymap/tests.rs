//! The table of keys: none means two things, leaving is always possible, the footer has room.

use super::*;
use std::collections::BTreeSet;

fn moments() -> Vec<Moment> {
    let bit = |bits: u32, at: u32| bits & (1 << at) != 0;
    (0..1_u32 << 16)
        .map(|b| Moment {
            leaving: bit(b, 0),
            spared: bit(b, 0) && bit(b, 2),
            overlay: bit(b, 1),
            field: bit(b, 2),
            secret: bit(b, 2) && bit(b, 3),
            choice: bit(b, 2) && !bit(b, 3) && bit(b, 4),
            rows: bit(b, 5),
            problem: bit(b, 6),
            at_fault: bit(b, 2) && bit(b, 6) && bit(b, 14),
            own: bit(b, 13),
            link: bit(b, 7),
            copy: bit(b, 7),
            checks: bit(b, 8),
            practice: bit(b, 9),
            first: bit(b, 5) && bit(b, 9),
            busy: bit(b, 10),
            offer: bit(b, 11),
            awaited: bit(b, 10) && bit(b, 12),
            code: bit(b, 10) && bit(b, 12) && bit(b, 13),
            qr: bit(b, 1) && bit(b, 10) && bit(b, 12) && bit(b, 13),
            anew: bit(b, 13) && !bit(b, 12),
            note: bit(b, 1) && bit(b, 14) && !bit(b, 15),
            support: bit(b, 1) && bit(b, 15),
        })
        .collect()
}

#[test]
fn no_key_means_two_things_at_one_moment() {
    for moment in moments() {
        let mut seen = BTreeSet::new();
        for binding in KEYS.iter().filter(|binding| (binding.when)(moment)) {
            for key in binding.keys {
                assert!(seen.insert(format!("{key:?}")), "{key:?} at {moment:?}");
            }
        }
    }
}

#[test]
fn a_character_typed_into_a_field_is_never_a_command() {
    for moment in moments()
        .into_iter()
        .filter(|m| m.field && !m.choice && !m.overlay && !m.leaving)
    {
        for character in ' '..='~' {
            let key = KeyEvent::new(KeyCode::Char(character), NONE);
            assert_eq!(action(key, moment), None, "{character} at {moment:?}");
        }
    }
}

#[test]
fn leaving_is_possible_at_every_moment() {
    for moment in moments() {
        assert_eq!(
            action(KeyEvent::new(KeyCode::Char('c'), CONTROL), moment),
            Some(Action::Interrupt)
        );
        assert!(
            action(KeyEvent::new(KeyCode::Esc, NONE), moment).is_some(),
            "{moment:?}"
        );
    }
}

#[test]
fn the_footer_names_six_keys_at_most() {
    for moment in moments() {
        let enter = usize::from(!moment.awaited);
        assert!(footer(moment).len() + enter <= FOOTER);
    }
}
