//! What programs say when no answer came: phrases of curl, OpenSSL, Schannel, .NET, Java, Python, Node, Go and Rust, and
//! of Windows in some of its languages. The wording is public; that it means here what it means elsewhere is ours.

use crate::cloud::fault::{CertificateFault, Reason};
use std::time::Duration;

/// A sort of trouble on the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trouble {
    Name,
    Proxy,
    Time,
    Issuer,
    WrongName,
    Certificate,
    Tls,
    Refused,
    TimedOut,
    Broken,
}

impl Trouble {
    /// The same as a reason why no answer came. How long was waited, a copied text does not tell.
    pub(super) fn reason(self) -> Reason {
        match self {
            Self::Name => Reason::NameNotFound,
            Self::Proxy => Reason::Proxy,
            Self::Time => Reason::Certificate(CertificateFault::Time),
            Self::Issuer => Reason::Certificate(CertificateFault::Issuer),
            Self::WrongName => Reason::Certificate(CertificateFault::Name),
            Self::Certificate => Reason::Certificate(CertificateFault::Other),
            Self::Tls => Reason::Tls,
            Self::Refused => Reason::NoConnection,
            Self::TimedOut => Reason::TimedOut(Duration::ZERO),
            Self::Broken => Reason::Broken,
        }
    }
}

/// Phrases in lower case with single blanks, the most telling first: an error that wraps others often has several.
pub(super) const PHRASES: &[(&str, Trouble)] = &[
    ("proxy authentication required", Trouble::Proxy),
    ("authentifizierung für proxy", Trouble::Proxy),
    ("authentification proxy requise", Trouble::Proxy),
    ("autenticación de proxy requerida", Trouble::Proxy),
    ("err_proxy_auth", Trouble::Proxy),
    ("from proxy after connect", Trouble::Proxy),
    ("unable to tunnel through proxy", Trouble::Proxy),
    (
        "tunneling socket could not be established, statuscode=407",
        Trouble::Proxy,
    ),
    ("could not resolve proxy", Trouble::Name),
    ("could not resolve host", Trouble::Name),
    ("couldn't resolve host", Trouble::Name),
    ("no such host is known", Trouble::Name),
    ("no such host", Trouble::Name),
    ("name or service not known", Trouble::Name),
    ("nodename nor servname", Trouble::Name),
    ("temporary failure in name resolution", Trouble::Name),
    ("failed to lookup address", Trouble::Name),
    ("failed to resolve", Trouble::Name),
    ("nameresolutionerror", Trouble::Name),
    ("nameresolutionfailure", Trouble::Name),
    ("getaddrinfo", Trouble::Name),
    ("enotfound", Trouble::Name),
    ("eai_again", Trouble::Name),
    ("unknownhostexception", Trouble::Name),
    ("err_name_not_resolved", Trouble::Name),
    ("remote name could not be resolved", Trouble::Name),
    ("wsahost_not_found", Trouble::Name),
    ("nxdomain", Trouble::Name),
    ("dns error", Trouble::Name),
    ("remotename konnte nicht aufgelöst werden", Trouble::Name),
    ("der host ist unbekannt", Trouble::Name),
    ("hôte inconnu", Trouble::Name),
    ("hôte n'est connu", Trouble::Name),
    ("nom distant n'a pas pu être résolu", Trouble::Name),
    ("impossible de résoudre le nom", Trouble::Name),
    ("no se pudo resolver el nombre remoto", Trouble::Name),
    ("host desconocido", Trouble::Name),
    ("certificate has expired", Trouble::Time),
    ("certificate is expired", Trouble::Time),
    ("cert_has_expired", Trouble::Time),
    ("certificate expired", Trouble::Time),
    ("certificate is not yet valid", Trouble::Time),
    ("cert_not_yet_valid", Trouble::Time),
    ("certificateexpiredexception", Trouble::Time),
    ("certificatenotyetvalidexception", Trouble::Time),
    ("cert_e_expired", Trouble::Time),
    ("sec_e_cert_expired", Trouble::Time),
    ("err_cert_date_invalid", Trouble::Time),
    ("invalidcertificate(expired", Trouble::Time),
    ("notvalidyet", Trouble::Time),
    ("unable to get local issuer certificate", Trouble::Issuer),
    ("unable_to_get_issuer_cert_locally", Trouble::Issuer),
    ("unable to verify the first certificate", Trouble::Issuer),
    ("unable_to_verify_leaf_signature", Trouble::Issuer),
    ("self signed certificate", Trouble::Issuer),
    ("self-signed certificate", Trouble::Issuer),
    ("self_signed_cert", Trouble::Issuer),
    ("depth_zero_self_signed", Trouble::Issuer),
    ("unknownissuer", Trouble::Issuer),
    ("unknown issuer", Trouble::Issuer),
    ("unknown authority", Trouble::Issuer),
    ("unable to find valid certification path", Trouble::Issuer),
    ("pkix path building failed", Trouble::Issuer),
    ("untrusted root", Trouble::Issuer),
    ("untrustedroot", Trouble::Issuer),
    ("partialchain", Trouble::Issuer),
    ("cert_e_untrustedroot", Trouble::Issuer),
    ("err_cert_authority_invalid", Trouble::Issuer),
    ("remotecertificatechainerrors", Trouble::Issuer),
    ("unknown ca", Trouble::Issuer),
    ("hostname mismatch", Trouble::WrongName),
    ("doesn't match either of", Trouble::WrongName),
    ("' doesn't match '", Trouble::WrongName),
    ("err_tls_cert_altname_invalid", Trouble::WrongName),
    (
        "no alternative certificate subject name matches",
        Trouble::WrongName,
    ),
    ("does not match target host name", Trouble::WrongName),
    ("remotecertificatenamemismatch", Trouble::WrongName),
    ("no subject alternative", Trouble::WrongName),
    ("notvalidforname", Trouble::WrongName),
    ("certificate is valid for", Trouble::WrongName),
    ("certificate_verify_failed", Trouble::Certificate),
    ("certificate verify failed", Trouble::Certificate),
    (
        "could not establish trust relationship",
        Trouble::Certificate,
    ),
    ("remote certificate is invalid", Trouble::Certificate),
    ("remote certificate was rejected", Trouble::Certificate),
    ("ssl certificate problem", Trouble::Certificate),
    ("certpathvalidatorexception", Trouble::Certificate),
    ("invalid peer certificate", Trouble::Certificate),
    ("vertrauensstellung für den sicheren", Trouble::Certificate),
    ("relation d'approbation pour le canal", Trouble::Certificate),
    (
        "impossible d'établir une relation de confiance",
        Trouble::Certificate,
    ),
    ("relación de confianza para el canal", Trouble::Certificate),
    ("wrong version number", Trouble::Tls),
    ("could not create ssl/tls secure channel", Trouble::Tls),
    ("could not create ssl", Trouble::Tls),
    ("sslhandshakeexception", Trouble::Tls),
    ("handshake failure", Trouble::Tls),
    ("handshake_failure", Trouble::Tls),
    ("ssl connection could not be established", Trouble::Tls),
    ("schannel: failed", Trouble::Tls),
    ("ssl_error_syscall", Trouble::Tls),
    ("unsupported protocol", Trouble::Tls),
    ("tlsv1 alert", Trouble::Tls),
    ("alert protocol version", Trouble::Tls),
    ("received fatal alert", Trouble::Tls),
    ("econnrefused", Trouble::Refused),
    ("connection refused", Trouble::Refused),
    ("actively refused", Trouble::Refused),
    ("zielcomputer die verbindung verweigerte", Trouble::Refused),
    (
        "l'ordinateur cible l'a expressément refusée",
        Trouble::Refused,
    ),
    ("equipo de destino denegó", Trouble::Refused),
    ("connexion refusée", Trouble::Refused),
    ("no route to host", Trouble::Refused),
    ("network is unreachable", Trouble::Refused),
    ("enetunreach", Trouble::Refused),
    ("ehostunreach", Trouble::Refused),
    ("failed to connect to", Trouble::Refused),
    ("couldn't connect to server", Trouble::Refused),
    ("unable to connect to the remote server", Trouble::Refused),
    (
        "verbindung mit dem remoteserver kann nicht",
        Trouble::Refused,
    ),
    (
        "impossible de se connecter au serveur distant",
        Trouble::Refused,
    ),
    (
        "no es posible conectar con el servidor remoto",
        Trouble::Refused,
    ),
    ("etimedout", Trouble::TimedOut),
    ("esockettimedout", Trouble::TimedOut),
    ("und_err_connect_timeout", Trouble::TimedOut),
    ("err_timed_out", Trouble::TimedOut),
    ("err_connection_timed_out", Trouble::TimedOut),
    ("sockettimeoutexception", Trouble::TimedOut),
    ("read timed out", Trouble::TimedOut),
    ("connect timed out", Trouble::TimedOut),
    ("connecttimeouterror", Trouble::TimedOut),
    ("connection timed out", Trouble::TimedOut),
    ("operation timed out", Trouble::TimedOut),
    ("operation has timed out", Trouble::TimedOut),
    ("request timed out", Trouble::TimedOut),
    (
        "did not properly respond after a period of time",
        Trouble::TimedOut,
    ),
    ("httpclient.timeout of", Trouble::TimedOut),
    ("context deadline exceeded", Trouble::TimedOut),
    ("i/o timeout", Trouble::TimedOut),
    ("timeout beim vorgang", Trouble::TimedOut),
    ("délai d'attente de l'opération", Trouble::TimedOut),
    ("se ha agotado el tiempo de espera", Trouble::TimedOut),
    ("econnreset", Trouble::Broken),
    ("connection reset", Trouble::Broken),
    ("connection was reset", Trouble::Broken),
    ("forcibly closed", Trouble::Broken),
    ("socket hang up", Trouble::Broken),
    ("remotedisconnected", Trouble::Broken),
    ("remote end closed connection", Trouble::Broken),
    ("connection was closed", Trouble::Broken),
    ("connection closed before", Trouble::Broken),
    ("response ended prematurely", Trouble::Broken),
    ("unexpected eof", Trouble::Broken),
    ("empty reply from server", Trouble::Broken),
    ("broken pipe", Trouble::Broken),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_as_they_are_looked_for_and_none_hides_a_later_one() {
        for (at, (phrase, trouble)) in PHRASES.iter().enumerate() {
            assert_eq!(*phrase, phrase.to_lowercase());
            assert!(!phrase.contains("  ") && !phrase.contains('’'), "{phrase}");
            for (earlier, other) in &PHRASES[..at] {
                assert!(
                    !phrase.contains(earlier) || trouble == other,
                    "{earlier} is found before {phrase}"
                );
            }
        }
    }
}
