//! What may leave the machine in a report for somebody else: which account it was may be told apart, who it is may not.

/// The text with the local part of everything that looks like an address of a person (a user principal name, an e-mail
/// address) cut down to its first character: `ada@contoso.com` becomes `a…@contoso.com`. The domain stays: it names the
/// tenant.
#[must_use]
pub fn people(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        let local = before.rfind(|c: char| !is_local(c)).map_or(0, |end| {
            end + before[end..].chars().next().map_or(1, char::len_utf8)
        });
        let names_host = after[1..].starts_with(|c: char| c.is_alphanumeric());
        match before[local..].chars().next() {
            Some(first) if names_host => {
                out.push_str(&before[..local]);
                out.push(first);
                out.push('…');
            }
            _ => out.push_str(before),
        }
        out.push('@');
        rest = &after[1..];
    }
    out.push_str(rest);
    out
}

/// Characters of a local part, RFC 5322's and those of the national addresses of RFC 6531.
fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-…".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_person_goes_and_the_tenant_stays() {
        assert_eq!(people("ada@contoso.com"), "a…@contoso.com");
        assert_eq!(
            people("user 'ada.lovelace+x@contoso.com', élan@contoso.com: no"),
            // An apostrophe may stand in a local part, so it goes with it.
            "user '…@contoso.com', é…@contoso.com: no"
        );
        assert_eq!(people(&people("ada@contoso.com")), "a…@contoso.com");
    }

    #[test]
    fn what_names_nobody_stays() {
        for text in ["", "no one", "@home", "a @ b", "x@", "@@", "ünd@ "] {
            assert_eq!(people(text), text);
        }
    }
}
