//! What is typed or pasted: judged, cleaned, never lost.

use super::*;

/// Bad pastes: each with a message of its own, before any request, and nothing typed is lost.
#[test]
fn twenty_five_bad_pastes_each_have_their_own_message_and_stay_in_the_field() {
    let guid = "0a1b2c3d-0000-1111-2222-333344445555";
    let long = "x".repeat(10_000);
    let pastes: Vec<(QuestionId, &str)> = vec![
        (QuestionId::Tenant, ""),
        (QuestionId::Tenant, " \u{200b} "),
        (QuestionId::Tenant, "admin@contoso.com"),
        (
            QuestionId::Tenant,
            "https://login.microsoftonline.com/contoso.com",
        ),
        (QuestionId::Tenant, "common"),
        (
            QuestionId::Tenant,
            "abcDEF123~practice.value_0987654321-xyz",
        ),
        (QuestionId::Tenant, "Contoso Ltd."),
        (QuestionId::Tenant, "contoso"),
        (QuestionId::Tenant, "-contoso-.com"),
        (QuestionId::Tenant, &long),
        (QuestionId::Tenant, "contoso.com\nfabrikam.com"),
        (QuestionId::Tenant, "contoso\u{1b}.com"),
        (QuestionId::PartnerId, guid),
        (QuestionId::PartnerId, "MPN 4391507"),
        (QuestionId::ClientId, "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"),
        (QuestionId::ClientId, "admin@contoso.com"),
        (QuestionId::ClientId, "api://0a1b2c3d"),
        (QuestionId::ClientId, SECRET),
        (QuestionId::ClientId, "0a1b2c3d-0000-1111-2222-33334444555"),
        (QuestionId::ClientId, "Partner Insights access"),
        (QuestionId::ClientSecret, guid),
        (QuestionId::ClientSecret, "abc DEF 123~practice"),
        (QuestionId::ClientSecret, "admin@contoso.com"),
        (QuestionId::ClientSecret, "https://portal.azure.com/secret"),
        (QuestionId::ClientSecret, "abc******************"),
        (
            QuestionId::ClientSecret,
            "client_secret=abcDEF123456789012345",
        ),
        (QuestionId::SecretExpires, "5/1/2027"),
        (QuestionId::SecretExpires, "2027-02-30"),
        (QuestionId::UserId, guid),
        (QuestionId::UserId, "CONTOSO\\admin"),
        (QuestionId::UserId, "guest_fabrikam.com#EXT#@contoso.com"),
        (QuestionId::UserId, "Ada Lovelace"),
        (QuestionId::UserId, "admin"),
        (QuestionId::UserId, "someone@gmail.com"),
    ];
    let mut messages = BTreeSet::new();
    for (id, paste) in pastes {
        let mut wizard = Wizard::new(setup());
        let typed = match id.question().sort {
            crate::model::question::Sort::Secret => Typed::Secret(Secret::new(paste.into())),
            _ => Typed::Line(paste.into()),
        };
        let effects = wizard.update(Msg::Type(id, typed.clone()));
        assert_eq!(effects, []);
        let entry = wizard.entry(id);
        let fault = entry
            .judged
            .as_ref()
            .err()
            .unwrap_or_else(|| panic!("{id:?} accepts {paste:?}"));
        assert!(
            messages.insert(fault.key()),
            "{id:?} {paste:?}: {fault:?} was said before"
        );
        assert_eq!(entry.typed, typed, "what was pasted is still there");
        for lang in Lang::ALL {
            assert!(!lang.say(fault).is_empty());
        }
    }
    assert!(messages.len() >= 25);
}

#[test]
fn what_surrounds_a_value_is_taken_off_and_said() {
    let mut wizard = Wizard::new(setup());
    wizard.update(Msg::Type(
        QuestionId::ClientId,
        Typed::Line(" \u{feff}\"{0A1B2C3D-0000-1111-2222-333344445555}\"\r\n".into()),
    ));
    let entry = wizard.entry(QuestionId::ClientId);
    assert_eq!(
        entry.judged,
        Ok(Typed::Line("0a1b2c3d-0000-1111-2222-333344445555".into()))
    );
    assert_eq!(entry.notes.len(), 3, "{:?}", entry.notes);
    wizard.update(Msg::Type(
        QuestionId::Password,
        Typed::Secret(Secret::new("\"quoted\" ".into())),
    ));
    let judged = wizard.entry(QuestionId::Password).judged.clone();
    assert_eq!(
        judged,
        Ok(Typed::Secret(Secret::new("\"quoted\"".into()))),
        "a password keeps its quotes"
    );
}

/// Going back confirms nothing: not by Escape, not by Back, and not by the number of a page.
#[test]
fn what_is_half_typed_on_a_page_is_sent_to_nobody_by_leaving_it_backwards() {
    let another = format!("{SECRET}zz");
    let typed = [
        (QuestionId::ClientSecret, another.as_str()),
        (QuestionId::UserId, "half@contoso.com"),
        (QuestionId::Tenant, "half.onmicrosoft.com"),
        (QuestionId::Password, "half"),
    ];
    for leave in [Msg::Escape, Msg::Back, Msg::GoTo(StepId::Start)] {
        for (id, value) in typed {
            let mut wizard = Wizard::new(setup());
            while !wizard.questions().contains(&id) {
                wizard.update(Msg::Fill);
                let effects = wizard.update(Msg::Next);
                settle(&mut wizard, effects, &|_| met());
            }
            wizard.update(Msg::Fill);
            wizard.update(Msg::Focus(id));
            let value = match id.question().sort {
                Sort::Secret => Typed::Secret(Secret::new(value.into())),
                Sort::Line | Sort::Choice => Typed::Line(value.into()),
            };
            wizard.update(Msg::Type(id, value.clone()));
            let effects = wizard.update(leave.clone());
            assert_eq!(words_of(&effects), [""; 0], "{id:?} {leave:?}");
            assert_eq!(wizard.entry(id).typed, value, "nothing typed is lost");
            assert!(!wizard.entry(id).committed);
        }
    }
}

/// The draft of another onboarding is not replaced without a word, and can be kept.
#[test]
fn leaving_another_onboarding_says_that_a_draft_would_be_replaced_and_discarding_keeps_it() {
    let mut first = Wizard::new(setup());
    first.update(Msg::Next);
    first.update(Msg::Fill);
    let draft = first.draft().unwrap();
    let mut known = setup();
    known.draft = Some(draft.clone());
    let mut wizard = Wizard::new(known.clone());
    wizard.update(Msg::Type(
        QuestionId::Begin,
        Typed::Line(BEGIN_NEW.to_owned()),
    ));
    wizard.update(Msg::Next);
    assert!(wizard.about_replacing().is_none(), "nothing entered yet");
    wizard.update(Msg::Type(
        QuestionId::Tenant,
        Typed::Line("fabrikam.com".into()),
    ));
    let said = Lang::En.say(&wizard.about_replacing().unwrap());
    assert!(said.contains("contoso.onmicrosoft.com"), "{said}");
    let mut keeps = wizard.clone();
    assert_eq!(
        words_of(&wizard.update(Msg::Leave(Leave::Discard))),
        ["quit"]
    );
    assert_eq!(
        words_of(&keeps.update(Msg::Leave(Leave::KeepDraft))),
        ["savedraft", "quit"]
    );
    let mut resumed = Wizard::new(known);
    resumed.update(Msg::Next);
    assert!(resumed.about_replacing().is_none(), "it was taken up");
}

#[test]
fn a_new_secret_does_not_inherit_the_day_on_which_the_old_one_ends() {
    let mut wizard = walked_to(StepId::Save);
    let line = |text: &str| Typed::Line(text.to_owned());
    let secret = |text: &str| Typed::Secret(Secret::new(text.to_owned()));
    let day = |wizard: &Wizard| wizard.entry(QuestionId::SecretExpires).typed.clone();
    wizard.update(Msg::Type(QuestionId::SecretExpires, line("2031-05-06")));
    assert_eq!(day(&wizard), line("2031-05-06"));
    wizard.update(Msg::Type(
        QuestionId::ClientSecret,
        secret("defABC321~practice.value_0987654321-new"),
    ));
    assert_eq!(day(&wizard), line(""));
    assert_eq!(wizard.profile().secret_expires, None);
    wizard.update(Msg::Type(QuestionId::SecretExpires, line("2032-05-06")));
    wizard.update(Msg::Type(QuestionId::ClientSecret, secret("defABC321~")));
    assert_eq!(day(&wizard), line("2032-05-06"));
}
