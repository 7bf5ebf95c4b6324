//! Texts in the drawer Mine: signed by whoever's key is open at the keyboard, sealed to the author.
//!
//! A sealed text is an age file (binary, X25519) around 64 bytes of Ed25519 signature and a JSON payload. age proves no
//! sender and streams before it has seen the end, so a text is decrypted whole, then verified, and only then read.

use age::x25519;
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::error::{Result, VaultError};
use super::revision::Stamp;
use super::slots::Keys;
use super::unhex;
use crate::visit::{EducatorId, EntryId};

/// Keeps a signature over a sealed text from passing for one over anything else.
const CONTEXT: &[u8] = b"homevisit mine 1\n";

#[derive(Serialize, Deserialize)]
struct Payload {
    entry: EntryId,
    revision: Stamp,
    author: EducatorId,
    signer: EducatorId,
    text: String,
}

impl Drop for Payload {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// What a sealed text has to say of itself to be believed.
#[derive(Clone, Copy)]
pub(super) struct Label {
    pub(crate) entry: EntryId,
    pub(crate) author: EducatorId,
    /// The revision it stands in; none where it is read from the entry itself.
    pub(crate) revision: Option<Stamp>,
}

/// Seals a text to its author's public key.
pub(super) fn seal(
    text: &str,
    entry: EntryId,
    revision: Stamp,
    author: EducatorId,
    seal_to: &str,
    signer: &Keys,
) -> Result<Vec<u8>> {
    let payload = Payload { entry, revision, author, signer: signer.educator, text: text.to_owned() };
    let payload = Zeroizing::new(serde_json::to_vec(&payload)?);
    let signature = signer.signing.sign(&in_context(&payload));
    let plain = Zeroizing::new([&signature.to_bytes()[..], &payload].concat());
    let recipient: x25519::Recipient = seal_to.parse().map_err(|_| VaultError::NoKeys)?;
    age::encrypt(&recipient, &plain)
        .map_err(|e| VaultError::io("vault-doing-sealing")(std::io::Error::other(e)))
}

/// Opens a sealed text; nothing where it is sealed to a key that its author no longer has. `verifying` gives the
/// public keys that an educator has ever had here.
pub(super) fn open(
    sealed: &[u8],
    label: Label,
    identity: &x25519::Identity,
    verifying: impl Fn(EducatorId) -> Result<Vec<String>>,
) -> Result<Option<String>> {
    let plain = match age::decrypt(identity, sealed) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(age::DecryptError::NoMatchingKeys) => return Ok(None),
        Err(_) => return Err(VaultError::MineDamaged),
    };
    let (signature, bytes) = plain.split_at_checked(Signature::BYTE_SIZE).ok_or(VaultError::MineDamaged)?;
    // The signer is named inside, so it is looked at before it is believed: nothing of it goes out unverified.
    let mut payload: Payload = serde_json::from_slice(bytes)
        .map_err(|error| if error.is_data() { VaultError::newer() } else { VaultError::MineDamaged })?;
    let keys = verifying(payload.signer)?;
    let genuine = keys.iter().any(|key| verify(key, &in_context(bytes), signature))
        && payload.entry == label.entry
        && payload.author == label.author
        && label.revision.is_none_or(|revision| revision == payload.revision);
    if genuine { Ok(Some(std::mem::take(&mut payload.text))) } else { Err(VaultError::MineDamaged) }
}

/// Whether an Ed25519 signature holds under a public key in hex.
pub(super) fn verify(key: &str, bytes: &[u8], signature: &[u8]) -> bool {
    let key = unhex(key).and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(bytes, &signature).is_ok())
}

fn in_context(payload: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([CONTEXT, payload].concat())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_text_that_a_later_build_sealed_is_read_or_newer() -> Result<(), Box<dyn std::error::Error>> {
        let (author, entry) = (EducatorId(Uuid::from_u128(1)), EntryId(Uuid::from_u128(2)));
        let revision = Stamp { device: Uuid::from_u128(3), counter: 1 };
        let keys = Keys::draw(author)?;
        let payload = Payload { entry, revision, author, signer: author, text: "less".to_owned() };
        let read = |change: fn(&mut Value)| {
            let mut payload = serde_json::to_value(&payload)?;
            change(&mut payload);
            let payload = payload.to_string().into_bytes();
            let signature = keys.signing.sign(&in_context(&payload)).to_bytes();
            let sealed = age::encrypt(&keys.identity.to_public(), &[&signature[..], &payload].concat());
            let sealed = sealed.map_err(|_| VaultError::MineDamaged)?;
            let label = Label { entry, author, revision: Some(revision) };
            open(&sealed, label, &keys.identity, |_| Ok(vec![keys.verify_with()]))
        };
        let more = read(|payload| {
            payload["later"] = json!(1);
            payload["revision"]["later"] = json!(2);
        });
        assert_eq!(more?.as_deref(), Some("less"));
        let other = read(|payload| payload["text"] = json!(["less"]));
        assert!(matches!(other, Err(VaultError::NewerSchema { .. })));
        Ok(())
    }
}
