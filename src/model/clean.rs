//! Cleaning and judging what was typed or pasted: what is taken off, and which wrong thing it looks like.

use super::answers::Answers;
use super::endpoints::Cloud;
use super::escape::is_invisible;
use super::ids::{Guid, is_domain, is_profile_name, is_reserved, is_user_principal_name};
use super::lang::Lang;
use super::question::{Clean, Question, QuestionId, Sort};
use super::text::Text;
use super::words;
use zeroize::Zeroizing;

/// Microsoft's own applications whose ids stand in the documents beside the place for one's own (facts B.1).
const MICROSOFTS_OWN: [&str; 2] = [
    "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
    "4990cffe-04e8-4e8b-808a-1175604b879f",
];

/// Domains of personal mail: no work account there, and the programme accepts none (facts A.2).
const PERSONAL: [&str; 8] = [
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "gmail.com",
    "yahoo.com",
    "icloud.com",
    "hotmail.fr",
];

/// The least characters of a passphrase. Whoever gets hold of the file can try as often as they like; our choice.
const PASSPHRASE: usize = 12;

/// Names that stand for "any tenant" in an authority address. The password grant refuses them (facts D.3).
const ANY_TENANT: [&str; 3] = ["common", "organizations", "consumers"];

/// Characters up to which a value is looked at for what it might be instead.
const RECOGNISED: usize = 512;

/// See [`super::question::judge`].
pub(super) fn judge(question: &Question, typed: &str, others: &Answers) -> Result<Clean, Text> {
    let mut clean = tidy(question, typed);
    let value = clean.value.as_str();
    if value.is_empty() {
        return match (question.required, typed.is_empty()) {
            (true, true) => Err(words::judge_empty()),
            (true, false) => Err(words::judge_only_blanks()),
            (false, _) => Ok(clean),
        };
    }
    let length = value.chars().count();
    // Beyond this nothing is recognised any more; below it, what it looks like says more than its length.
    if length > RECOGNISED.max(question.longest) {
        return Err(words::judge_too_long(length, question.longest));
    }
    if value.chars().any(|c| c == '\n' || c == '\r') {
        return Err(words::judge_line_break());
    }
    if value.chars().any(char::is_control) {
        return Err(words::judge_control());
    }
    match question.id {
        QuestionId::Tenant => tenant(value)?,
        QuestionId::PartnerId => partner_id(value)?,
        QuestionId::ClientId => {
            let id = client_id(value, others)?;
            clean.value = Zeroizing::new(id.to_string());
        }
        QuestionId::ClientSecret => {
            client_secret(value)?;
            if length < 16 {
                // Graph's documentation of addPassword: secretText has 16 to 64 characters (facts B.4).
                clean.notes.push(words::judge_secret_short(length));
            }
        }
        QuestionId::SecretExpires => date(value)?,
        QuestionId::UserId => user_id(value)?,
        QuestionId::Password => {
            if quoted(value).is_some() {
                clean.notes.push(words::judge_password_quotes());
            }
        }
        QuestionId::Passphrase => {
            if length < PASSPHRASE {
                return Err(words::judge_passphrase_short(PASSPHRASE, length));
            }
        }
        QuestionId::PassphraseAgain => {
            #[expect(
                clippy::disallowed_methods,
                reason = "both are compared as they are used"
            )]
            let first = others
                .secret(QuestionId::Passphrase)
                .map(super::secret::Secret::expose);
            if first != Some(value) {
                return Err(words::judge_passphrase_differs());
            }
        }
        QuestionId::ProfileName => {
            if is_reserved(value) {
                return Err(words::judge_profile_reserved());
            }
            if !is_profile_name(value) {
                return Err(words::judge_profile_name());
            }
        }
        QuestionId::Cloud => {
            if Cloud::from_name(value).is_none() {
                return Err(words::judge_not_a_choice(list(Cloud::ALL.map(Cloud::name))));
            }
        }
        QuestionId::Language => {
            if Lang::ALL.iter().all(|lang| lang.code() != value) {
                return Err(words::judge_not_a_choice(list(Lang::ALL.map(Lang::code))));
            }
        }
        // Which of these are open, the wizard knows; it judges them itself.
        QuestionId::Begin | QuestionId::SignIn | QuestionId::Store | QuestionId::KeepPassword => {}
    }
    if length > question.longest {
        return Err(words::judge_too_long(length, question.longest));
    }
    Ok(clean)
}

fn list<const N: usize>(names: [&str; N]) -> String {
    names.join(", ")
}

/// Takes off what never belongs to an answer and says what it was.
pub(super) fn tidy(question: &Question, typed: &str) -> Clean {
    let mut notes = Vec::new();
    if question.sort == Sort::Choice {
        return Clean {
            value: Zeroizing::new(typed.trim().to_owned()),
            notes,
        };
    }
    let mut value: Zeroizing<String> = Zeroizing::new(String::with_capacity(typed.len()));
    value.extend(typed.chars().filter(|c| !is_invisible(*c)));
    if value.len() != typed.len() {
        notes.push(words::note_invisible());
    }
    let mut bare = value.trim();
    if bare.len() != value.len() {
        notes.push(words::note_blanks());
    }
    // A password may well begin and end with a quote.
    if !matches!(
        question.id,
        QuestionId::Password | QuestionId::Passphrase | QuestionId::PassphraseAgain
    ) && let Some(inner) = quoted(bare)
    {
        bare = inner.trim();
        notes.push(words::note_quotes());
    }
    Clean {
        value: Zeroizing::new(bare.to_owned()),
        notes,
    }
}

fn quoted(text: &str) -> Option<&str> {
    [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('“', '”'),
        ('«', '»'),
        ('‘', '’'),
    ]
    .into_iter()
    .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
}

fn is_address(value: &str) -> bool {
    value.contains("://") || value.starts_with("www.")
}

/// Long, without blanks, of the characters of a client secret, and not all of one sort: more likely a secret than a name.
fn is_like_a_secret(value: &str) -> bool {
    value.len() >= 24
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '~' | '.' | '_' | '-'))
        && value.chars().any(|c| c.is_ascii_digit())
        && value.chars().any(|c| c.is_ascii_uppercase())
        && value.chars().any(|c| c.is_ascii_lowercase())
        && !is_domain(value)
        || value.contains('~') && value.len() >= 24 && !value.contains(char::is_whitespace)
}

fn tenant(value: &str) -> Result<(), Text> {
    if Guid::parse(value).is_some() {
        return Ok(());
    }
    if let Some((_, domain)) = value.rsplit_once('@') {
        return Err(words::judge_tenant_user(domain));
    }
    if is_address(value) {
        return Err(words::judge_tenant_address());
    }
    if ANY_TENANT.contains(&value.to_ascii_lowercase().as_str()) {
        return Err(words::judge_tenant_any(value));
    }
    if is_domain(value) {
        return Ok(());
    }
    if is_like_a_secret(value) {
        return Err(words::judge_tenant_secret());
    }
    if value.contains(char::is_whitespace) {
        return Err(words::judge_tenant_name());
    }
    if !value.contains('.') && !value.contains('-') {
        return Err(words::judge_tenant_short(value));
    }
    Err(words::judge_tenant())
}

fn partner_id(value: &str) -> Result<(), Text> {
    if Guid::parse(value).is_some() {
        return Err(words::judge_partner_id_guid());
    }
    if !value.chars().all(|c| c.is_ascii_digit()) {
        return Err(words::judge_partner_id());
    }
    Ok(())
}

fn client_id(value: &str, others: &Answers) -> Result<Guid, Text> {
    if let Some(id) = Guid::parse(value) {
        if MICROSOFTS_OWN.contains(&id.as_str()) {
            return Err(words::judge_client_id_microsofts());
        }
        if Guid::parse(others.tenant()).as_ref() == Some(&id) {
            return Err(words::judge_client_id_tenant());
        }
        return Ok(id);
    }
    if value.contains('@') {
        return Err(words::judge_client_id_user());
    }
    if is_address(value) || value.starts_with("api:") {
        return Err(words::judge_client_id_address());
    }
    if is_like_a_secret(value) {
        return Err(words::judge_client_id_secret());
    }
    if value.chars().all(|c| c.is_ascii_hexdigit() || c == '-') && value.len() > 8 {
        let digits = value.chars().filter(char::is_ascii_hexdigit).count();
        return Err(words::judge_client_id_digits(digits));
    }
    Err(words::judge_client_id())
}

fn client_secret(value: &str) -> Result<(), Text> {
    if Guid::parse(value).is_some() {
        return Err(words::judge_secret_guid());
    }
    if value.contains(char::is_whitespace) {
        return Err(words::judge_secret_blank());
    }
    if is_user_principal_name(value) {
        return Err(words::judge_secret_user());
    }
    if is_address(value) {
        return Err(words::judge_secret_address());
    }
    if value
        .chars()
        .filter(|c| matches!(c, '*' | '•' | '●' | '…'))
        .count()
        >= 3
    {
        return Err(words::judge_secret_masked());
    }
    let lower = value.to_ascii_lowercase();
    if lower.starts_with("client_secret=")
        || lower.starts_with("secret=")
        || lower.starts_with("value:")
    {
        return Err(words::judge_secret_assignment());
    }
    Ok(())
}

fn date(value: &str) -> Result<(), Text> {
    // Only this order cannot be mistaken: 01/02/2027 is two days, depending on who reads it.
    let shaped = value.len() == 10
        && value.bytes().enumerate().all(|(at, b)| {
            if at == 4 || at == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    if !shaped {
        return Err(words::judge_date());
    }
    value
        .parse::<jiff::civil::Date>()
        .map(|_| ())
        .map_err(|_| words::judge_date_not_there(value))
}

fn user_id(value: &str) -> Result<(), Text> {
    if Guid::parse(value).is_some() {
        return Err(words::judge_user_guid());
    }
    if value.contains('\\') {
        return Err(words::judge_user_domain());
    }
    if value.to_ascii_lowercase().contains("#ext#") {
        return Err(words::judge_user_guest());
    }
    if value.contains(char::is_whitespace) {
        return Err(words::judge_user_name());
    }
    let Some((_, domain)) = value.rsplit_once('@') else {
        return Err(words::judge_user_no_domain());
    };
    if PERSONAL.contains(&domain.to_ascii_lowercase().as_str()) {
        return Err(words::judge_user_personal(domain));
    }
    if !is_user_principal_name(value) {
        return Err(words::judge_user());
    }
    Ok(())
}
