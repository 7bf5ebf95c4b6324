//! Sealing to the coordinator's card: a site's choice. Only whoever holds the card's other half can open it.

use std::io::Write as _;

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
    let recipient: Recipient = card.parse().map_err(|_| Unsealable)?;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| Unsealable)?;
    let mut sealed = Vec::with_capacity(bytes.len() + 256);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| Unsealable)?;
    writer.write_all(bytes).and_then(|()| writer.finish().map(drop)).map_err(|_| Unsealable)?;
    Ok(sealed)
}
