//! Notes for other people: new files in the folder `notes`, beside the profiles, never over one that is there.

use super::error::StoreError;
use super::file::make_folder;
use super::home::Home;
use super::sealed::write_new;
use std::path::PathBuf;

/// More notes of one name than anybody makes in a day.
const MOST: u32 = 1000;

impl Home {
    /// Writes a note to `notes/STEM.md`, or `STEM-2.md` and so on where that is taken; only the user can read it where the
    /// system knows that. The stem is a name of ours, not text from outside. Blocks while it writes.
    ///
    /// # Errors
    /// [`StoreError::Write`]; [`StoreError::Taken`] if there are a thousand of that name.
    pub fn write_note(&self, stem: &str, text: &str) -> Result<PathBuf, StoreError> {
        let folder = self.root().join("notes");
        make_folder(&folder)?;
        let mut number = 1;
        loop {
            let path = folder.join(match number {
                1 => format!("{stem}.md"),
                number => format!("{stem}-{number}.md"),
            });
            match write_new(&path, text.as_bytes()) {
                Err(StoreError::Taken(_)) if number < MOST => number += 1,
                written => return written.map(|()| path),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    #[test]
    fn a_second_note_of_a_name_never_takes_the_place_of_the_first() {
        let folder = TempDir::new().unwrap();
        let home = Home::new(Some(folder.path().join("home"))).unwrap();
        let first = home.write_note("handoff-role", "one").unwrap();
        let second = home.write_note("handoff-role", "two").unwrap();
        assert_ne!(first, second);
        assert_eq!(std::fs::read_to_string(&first).unwrap(), "one");
        assert_eq!(std::fs::read_to_string(&second).unwrap(), "two");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&first).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
