//! The ways in which a user can sign in, and which of them is tried when another one is refused.

/// A way to sign in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignIn {
    /// User ID and password in one request: what Microsoft's page documents (facts D.1). It cannot carry a second factor.
    Password,
    /// A code that is entered in a browser on any machine (facts E.5).
    DeviceCode,
    /// In a browser on this machine, which brings the answer back to a port of it (facts E.6).
    Browser,
}

impl SignIn {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Password, Self::DeviceCode, Self::Browser];

    /// The name in answers files and profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::DeviceCode => "device-code",
            Self::Browser => "browser",
        }
    }

    /// The way of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }

    /// True if a person has to be there, at a browser.
    #[must_use]
    pub fn needs_a_person(self) -> bool {
        self != Self::Password
    }

    /// The way to try where this one is barred. The device code comes before the browser because it needs no redirect URI
    /// in the application's registration.
    #[must_use]
    pub fn instead(self) -> Self {
        match self {
            Self::Password | Self::Browser => Self::DeviceCode,
            Self::DeviceCode => Self::Browser,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_is_found_by_its_name_and_never_offered_in_place_of_itself() {
        for way in SignIn::ALL {
            assert_eq!(SignIn::from_name(way.name()), Some(way));
            assert_ne!(way.instead(), way);
            assert!(
                way.instead().needs_a_person(),
                "it can carry a second factor"
            );
        }
        assert_eq!(SignIn::from_name("certificate"), None);
    }
}
