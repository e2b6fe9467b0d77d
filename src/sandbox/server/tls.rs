//! The certificate of a sandbox that is served over TLS: made at its start, for names of this machine only.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose,
};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::io;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;

/// The names under which a sandbox can be reached.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// What our authorities are called.
const NAME: &str = "partner-onboard sandbox (practice only)";

/// How TLS is spoken, and whom clients must trust.
pub(super) struct Tls {
    /// Takes connections.
    pub(super) acceptor: TlsAcceptor,
    /// The certificate authority, PEM.
    pub(super) certificate: String,
}

/// A new authority and a certificate of it. The authority's key is forgotten when this returns and the other one never
/// leaves the memory: whoever trusts the file trusts this one run, and nothing that is made later.
pub(super) fn fresh() -> io::Result<Tls> {
    let authority = authority().map_err(io::Error::other)?;
    let (key, leaf) = leaf(&authority).map_err(io::Error::other)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(
            vec![leaf.der().clone()],
            PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .map_err(io::Error::other)?;
    Ok(Tls {
        acceptor: TlsAcceptor::from(Arc::new(config)),
        certificate: pem(authority.der()),
    })
}

/// True for the authority of some sandbox, PEM as it is written here, and nothing else with it.
#[must_use]
pub fn is_authority(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.starts_with("-----"));
    STANDARD.decode(lines.collect::<String>()).is_ok_and(|der| {
        let is_named = der.windows(NAME.len()).any(|part| part == NAME.as_bytes());
        is_named && pem(&der) == text
    })
}

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority() -> Result<Authority, rcgen::Error> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    named(&mut params, NAME);
    dated(&mut params);
    CertifiedIssuer::self_signed(params, KeyPair::generate()?)
}

fn leaf(authority: &Authority) -> Result<(KeyPair, rcgen::Certificate), rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(NAMES.map(str::to_owned))?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // Python's and OpenSSL's strict mode want it.
    params.use_authority_key_identifier_extension = true;
    named(&mut params, "localhost");
    dated(&mut params);
    let certificate = params.signed_by(&key, authority)?;
    Ok((key, certificate))
}

fn named(params: &mut CertificateParams, name: &str) {
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, name);
}

/// Valid from yesterday, whatever the time zone, for less than the 825 days that some systems allow at most.
fn dated(params: &mut CertificateParams) {
    let day = |days: i64| {
        let at = jiff::Zoned::now()
            .date()
            .saturating_add(jiff::Span::new().days(days));
        // Months and days of a calendar date are never negative.
        rcgen::date_time_ymd(
            i32::from(at.year()),
            at.month().unsigned_abs(),
            at.day().unsigned_abs(),
        )
    };
    params.not_before = day(-1);
    params.not_after = day(365);
}

fn pem(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        lines.join("\n")
    )
}
