//! Text and names that must never reach an error message, a panic or a `Debug` dump.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

/// Words that a person wrote, or somebody's name or passphrase. `Debug` prints only how many characters there are:
/// `Private(12)`. The memory is wiped when it goes.
///
/// `Display` prints the words themselves: it is for the screen and for what a person chose to send, nothing else.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private(String);

impl Drop for Private {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Private({})", self.0.chars().count())
    }
}

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `pad`, so that a column width on screen works as it does for a `str`.
        f.pad(&self.0)
    }
}

impl Deref for Private {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Private {
    fn from(words: String) -> Self {
        Self(words)
    }
}

impl From<&str> for Private {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_a_length_and_never_the_words() {
        let name = Private::from("Sofía Cruz");
        assert_eq!(format!("{name:?}"), "Private(10)");
        assert_eq!(format!("{:?}", Some(&name)), "Some(Private(10))");
        assert_eq!(format!("{name:#?}"), "Private(10)");
    }

    #[test]
    fn the_screen_gets_the_words() {
        assert_eq!(format!("{:<8}|", Private::from("Sofía")), "Sofía   |");
    }
}
