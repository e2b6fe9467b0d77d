//! Looks over the shoulder of a front end: counts its steps, so that one that never ends fails, and searches everything
//! that could be printed for pieces of the practice secrets.

use partner_onboard::model::question::QuestionId;
use partner_onboard::sandbox::practice;
use partner_onboard::wizard::{Frontend, Msg, Wizard};
use std::io;
use std::sync::LazyLock;

/// Far more messages or pictures than the longest journey has.
const STEPS: usize = 500;
/// Characters of a piece of a secret that nobody may see, and from one piece to the next: they overlap, so that no twelve
/// characters in a row escape.
const PIECE: usize = 8;
const APART: usize = 4;

/// How the tokens and device codes of the sandbox begin; the first is how every JSON Web Token does.
const HANDED_OUT: [&str; 3] = ["eyJ", "practice-refresh~", "practice-device-code~"];

/// Pieces of the practice secrets, and so the secrets themselves.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let practice = practice();
    let mut pieces = Vec::new();
    for id in [QuestionId::ClientSecret, QuestionId::Password] {
        #[expect(
            clippy::disallowed_methods,
            reason = "what must be seen nowhere must be known to be searched for"
        )]
        let secret: Vec<char> = practice.secret(id).unwrap().expose().chars().collect();
        pieces.extend(secret.windows(PIECE).step_by(APART).map(String::from_iter));
    }
    // A plain word, such as the profile's name, says nothing about a secret that contains it.
    pieces.retain(|piece| !piece.chars().all(char::is_alphabetic));
    assert!(pieces.len() > 10);
    pieces.extend(HANDED_OUT.map(str::to_owned));
    pieces
});

/// Fails if a piece of a practice secret, or a token, stands in the text.
pub(crate) fn assert_no_secret(text: &str, what: &str) {
    for piece in PIECES.iter() {
        assert!(!text.contains(piece), "{what} shows {piece}:\n{text}");
    }
}

/// A front end under observation.
pub(crate) struct Watched<F> {
    pub(crate) front: F,
    steps: usize,
    /// The wizard's Debug text as it was searched last.
    searched: String,
}

impl<F> Watched<F> {
    pub(crate) fn new(front: F) -> Self {
        Self {
            front,
            steps: 0,
            searched: String::new(),
        }
    }

    fn step(&mut self, wizard: &Wizard) {
        self.steps += 1;
        assert!(
            self.steps < STEPS,
            "no end in sight on {:?}: {:?}",
            wizard.step(),
            wizard.ledger()
        );
    }
}

impl<F: Frontend> Frontend for Watched<F> {
    fn poll(&mut self, wizard: &Wizard) -> io::Result<Option<Msg>> {
        let msg = self.front.poll(wizard)?;
        if let Some(msg) = &msg {
            self.step(wizard);
            assert_no_secret(&format!("{msg:?}"), "a message's Debug text");
        }
        Ok(msg)
    }

    fn show(&mut self, wizard: &Wizard) -> io::Result<()> {
        self.step(wizard);
        let text = format!("{wizard:?}");
        if text != self.searched {
            assert_no_secret(&text, "the wizard's Debug text");
            self.searched = text;
        }
        self.front.show(wizard)
    }

    fn ready(&mut self) -> impl Future<Output = ()> {
        self.front.ready()
    }
}
