//! What a check had to show when it was last met, in words: for reports, and for whoever looks at a profile.

use crate::model::escape::{escape, excerpt};
use crate::model::lang::Lang;
use crate::model::profile::Evidence;
use crate::model::sign_in::SignIn;
use crate::model::text::Text;
use crate::model::words;
use crate::wizard::label_of;

/// Characters up to which a value is shown; documents have all of it.
const SHOWN: usize = 60;

/// A piece of evidence in words; `None` for what says nothing to a person beside the others.
fn label(name: &str, value: String) -> Option<Text> {
    Some(match name {
        "tenant_id" => words::evidence_tenant_id(value),
        "cloud" => words::evidence_cloud(value),
        "region" => words::evidence_region(value),
        "domain" => words::evidence_domain(value),
        "account_type" => words::evidence_account_type(value),
        "client_id" => words::evidence_client_id(value),
        "expires" => words::evidence_expires(value),
        "user" => words::evidence_user(value),
        "way" => match SignIn::from_name(&value) {
            Some(way) => words::evidence_way(label_of(way)),
            None if value == "refresh" => words::evidence_way(words::evidence_way_refresh()),
            None => words::evidence_way(value),
        },
        "scope" => words::evidence_scope(value),
        "amr" => words::evidence_amr(value),
        "clock_skew_seconds" => words::evidence_clock_skew(value),
        "partner_id" => words::evidence_partner_id(value),
        "partner_name" => words::evidence_partner_name(value),
        "vetting_status" => words::evidence_vetting_status(value),
        "role" => words::evidence_role(value),
        "datasets" => words::evidence_datasets(value),
        _ => return None,
    })
}

/// All of it on one line: `PartnerID 4711, name Contoso`; empty if there is nothing to tell.
#[must_use]
pub(super) fn told(lang: Lang, evidence: &Evidence) -> String {
    let signed_in = evidence.values.contains_key("way");
    let pieces = evidence
        .values
        .iter()
        // Of a sign-in, its way and its user stay of interest; its token has ended long ago.
        .filter(|(name, _)| !signed_in || ["user", "way"].contains(&name.as_str()))
        .filter_map(|(name, value)| label(name, excerpt(value, SHOWN)))
        .map(|text| lang.say(&text));
    pieces.collect::<Vec<_>>().join(", ")
}

/// The sentence about it: when it was last proved, and what was found.
#[must_use]
pub(super) fn last(lang: Lang, evidence: &Evidence) -> Text {
    let (at, what) = (escape(&evidence.at), told(lang, evidence));
    if what.is_empty() {
        words::report_last_proved_bare(at)
    } else {
        words::report_last_proved(at, what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn evidence_is_told_in_words_and_what_came_from_outside_is_escaped() {
        let values = [
            ("partner_id", "4711"),
            ("partner_name", "Cont\u{1b}oso"),
            ("made-up", "x"),
        ];
        let evidence = Evidence {
            at: "2026-11-22T10:00:00Z".to_owned(),
            values: values.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
        };
        let said = Lang::En.say(&last(Lang::En, &evidence));
        assert_eq!(
            said,
            "Last proved on 2026-11-22T10:00:00Z: PartnerID 4711, name Cont\u{fffd}oso"
        );
        let bare = Evidence {
            values: BTreeMap::new(),
            ..evidence
        };
        assert_eq!(
            Lang::En.say(&last(Lang::En, &bare)),
            "Last proved on 2026-11-22T10:00:00Z."
        );
    }
}
