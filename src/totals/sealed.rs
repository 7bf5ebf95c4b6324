//! Logs that were sealed to the coordinator's card.

use std::io::Read as _;

use age::armor::ArmoredReader;
use age::x25519::Identity;
use age::{DecryptError, Decryptor};

use super::read::Broken;
use crate::clean::FILE_LIMIT;

const BINARY: &[u8] = b"age-encryption.org/";
const ARMORED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Whether a file is sealed.
pub(super) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(BINARY) || bytes.trim_ascii_start().starts_with(ARMORED)
}

/// Opens a sealed file whole: what is damaged at its end is not believed at its beginning.
pub(super) fn open(bytes: &[u8], identities: &[Identity]) -> Result<Vec<u8>, Broken> {
    let refused = |error| match error {
        DecryptError::NoMatchingKeys => Broken::SealedToOther,
        _ => Broken::Damaged(None),
    };
    let sealed = Decryptor::new(ArmoredReader::new(bytes.trim_ascii_start())).map_err(refused)?;
    if sealed.is_scrypt() {
        return Err(Broken::SealedByPassphrase);
    }
    if identities.is_empty() {
        return Err(Broken::Sealed);
    }
    let opened =
        sealed.decrypt(identities.iter().map(|identity| identity as &dyn age::Identity)).map_err(refused)?;
    let mut plain = Vec::new();
    opened.take(FILE_LIMIT as u64 + 1).read_to_end(&mut plain).map_err(|_| Broken::Damaged(None))?;
    if plain.len() > FILE_LIMIT { Err(Broken::TooLarge) } else { Ok(plain) }
}

/// The identities in a file of them; other lines are for people.
pub fn identities(text: &str) -> Vec<Identity> {
    text.lines().filter_map(|line| line.trim().parse().ok()).collect()
}
