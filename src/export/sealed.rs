//! Sealing to the coordinator's card: a site's choice. Only whoever holds the card's other half can open it.

use age::x25519::Recipient;

/// Why something could not be sealed.
#[derive(Debug, thiserror::Error)]
#[error("{}", crate::text::Sentence::new("export-seal"))]
pub struct Unsealable;

/// The bytes, sealed to this card (`age1…`) as an age file.
///
/// # Errors
/// The card is none.
pub fn seal(bytes: &[u8], card: &str) -> Result<Vec<u8>, Unsealable> {
    age::encrypt(&recipient(card)?, bytes).map_err(|_| Unsealable)
}

/// The same as text, for a clipboard or a letter.
///
/// # Errors
/// The card is none.
pub(crate) fn armoured(bytes: &[u8], card: &str) -> Result<String, Unsealable> {
    age::encrypt_and_armor(&recipient(card)?, bytes).map_err(|_| Unsealable)
}

fn recipient(card: &str) -> Result<Recipient, Unsealable> {
    card.parse().map_err(|_| Unsealable)
}
