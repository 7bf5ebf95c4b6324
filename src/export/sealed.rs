//! Sealing to the coordinator's card: a site's choice. Only whoever holds the card's other half can open it.

use std::io::Write;

use age::armor::{ArmoredWriter, Format};
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
    written(bytes, card, Vec::with_capacity(bytes.len() + 256), Ok)
}

/// The same as text, for a clipboard or a letter.
///
/// # Errors
/// The card is none.
pub fn armoured(bytes: &[u8], card: &str) -> Result<String, Unsealable> {
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(|_| Unsealable)?;
    let sealed = written(bytes, card, armour, |out| out.finish().map_err(|_| Unsealable))?;
    String::from_utf8(sealed).map_err(|_| Unsealable)
}

fn written<W: Write>(
    bytes: &[u8],
    card: &str,
    out: W,
    end: impl FnOnce(W) -> Result<Vec<u8>, Unsealable>,
) -> Result<Vec<u8>, Unsealable> {
    let recipient: Recipient = card.parse().map_err(|_| Unsealable)?;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| Unsealable)?;
    let mut writer = encryptor.wrap_output(out).map_err(|_| Unsealable)?;
    writer.write_all(bytes).map_err(|_| Unsealable)?;
    end(writer.finish().map_err(|_| Unsealable)?)
}
