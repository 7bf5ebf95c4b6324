//! The slot file: for each educator the data key and their own keys, in two age envelopes, one under the passphrase and
//! one under the recovery code. Slots are nameless: a random id ties a pair together, and only the database knows whose
//! it is.

use std::thread;

use age::{Decryptor, Encryptor, armor, scrypt, x25519};
use ed25519_dalek::SigningKey;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use zeroize::{Zeroize, Zeroizing};

use super::error::{Result, VaultError};
use super::secret::{Cost, Passphrase, RecoveryCode};
use super::{Folder, unhex};
use crate::visit::{EducatorId, hex};

/// The database's key: 256 random bits.
pub(super) type DataKey = Zeroizing<[u8; 32]>;

/// The newest slot file format that this program knows.
const FORMAT: u32 = 1;
/// More slots than any team has; a longer file is not ours.
const MOST_SLOTS: usize = 64;
/// Envelopes tried at the same time: each takes 64 MiB.
const AT_ONCE: usize = 4;

/// Which secret opens an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Passphrase,
    Recovery,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Slot {
    /// The pair's random id; the same is inside.
    id: String,
    kind: Kind,
    /// An armored age file, encrypted with a passphrase.
    envelope: String,
    /// What a newer version wrote beside it.
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// The slot file's content.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SlotFile {
    format: u32,
    /// The vault's random id, hex: also the database's salt, so that a database of another vault is told from a
    /// damaged one.
    vault: String,
    slots: Vec<Slot>,
    /// SHA-256 of all the above: tells a damaged file from a wrong passphrase. It keeps nobody from forging one.
    sum: String,
    /// What a newer version wrote beside it.
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// An educator's own keys, open.
pub(super) struct Keys {
    /// The id of their pair of slots.
    pub(crate) slot: String,
    pub(crate) educator: EducatorId,
    pub(crate) identity: x25519::Identity,
    pub(crate) signing: SigningKey,
}

/// What an envelope holds.
#[derive(Serialize, Deserialize)]
struct Inside {
    slot: String,
    educator: EducatorId,
    data_key: String,
    identity: String,
    signing: String,
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.data_key.zeroize();
        self.identity.zeroize();
        self.signing.zeroize();
    }
}

impl Keys {
    /// Draws new keys for an educator.
    pub(crate) fn draw(educator: EducatorId) -> Result<Self> {
        Ok(Self {
            slot: hex(&super::random::<16>()?),
            educator,
            identity: x25519::Identity::generate(),
            signing: SigningKey::from_bytes(&Zeroizing::new(super::random()?)),
        })
    }

    /// The public sealing key, as in [`crate::visit::Educator::seal_to`].
    pub(crate) fn seal_to(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// The public verifying key, as in [`crate::visit::Educator::verify_with`].
    pub(crate) fn verify_with(&self) -> String {
        hex(self.signing.verifying_key().as_bytes())
    }
}

impl SlotFile {
    /// A file without slots, for a new vault.
    pub(crate) fn new() -> Result<Self> {
        Ok(Self {
            format: FORMAT,
            vault: hex(&super::random::<16>()?),
            slots: Vec::new(),
            sum: String::new(),
            more: Map::new(),
        })
    }

    /// The vault's id, which is the database's salt.
    pub(crate) fn vault(&self) -> &str {
        &self.vault
    }

    /// Reads the slot file, or its copy where the first is missing or damaged.
    pub(crate) fn load(folder: &Folder) -> Result<Self> {
        let mut worst = VaultError::ForeignKeys { path: folder.path().to_owned(), backup: None };
        for path in [folder.keys(), folder.keys_copy()] {
            match std::fs::read(&path).ok().map(|bytes| Self::parse(&bytes)) {
                Some(Ok(slots)) => return Ok(slots),
                Some(Err(error @ VaultError::NewerSchema { .. })) => worst = error,
                _ => {}
            }
        }
        Err(worst)
    }

    /// Reads a slot file's bytes. Damage is [`VaultError::Damaged`], and so is another shape: no seal is around it, and
    /// only its format tells a newer one.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let damaged = || VaultError::Damaged { backup: None };
        let Format { format } = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        if format > FORMAT {
            return Err(VaultError::NewerSchema { found: format, known: FORMAT });
        }
        let file: Self = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        let whole = file.sum == file.checksum()
            && unhex::<16>(&file.vault).is_some()
            && (1..=MOST_SLOTS).contains(&file.slots.len());
        if whole { Ok(file) } else { Err(damaged()) }
    }

    /// These slots, and those of `other` whose pair is not among them.
    pub(crate) fn with_pairs_of(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.slots.extend(other.slots.iter().filter(|s| !self.slots.iter().any(|o| o.id == s.id)).cloned());
        both.slots.truncate(MOST_SLOTS);
        both
    }

    /// The file's bytes.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        let summed = Self { sum: self.checksum(), ..self.clone() };
        Ok(serde_json::to_vec_pretty(&summed)?)
    }

    fn checksum(&self) -> String {
        let mut sum = Sha256::new();
        sum.update(format!("{}\n{}\n", self.format, self.vault));
        for slot in &self.slots {
            sum.update(format!("{}\n{:?}\n{}\n", slot.id, slot.kind, slot.envelope));
        }
        hex(&sum.finalize())
    }

    /// Tries the slots of a kind whose pair is `among` those wanted, some at a time, until one opens.
    pub(crate) fn open(
        &self,
        kind: Kind,
        secret: &SecretString,
        among: impl Fn(&str) -> bool,
    ) -> Option<(Keys, DataKey)> {
        let wanted: Vec<&Slot> = self.slots.iter().filter(|s| s.kind == kind && among(&s.id)).collect();
        wanted.chunks(AT_ONCE).find_map(|some| {
            thread::scope(|scope| {
                let tries: Vec<_> = some.iter().map(|slot| scope.spawn(|| slot.open(secret))).collect();
                tries.into_iter().filter_map(|handle| handle.join().ok().flatten()).last()
            })
        })
    }

    /// Drops the pairs named in `old` and adds one for these keys, under the passphrase and under a new recovery code.
    pub(crate) fn add_slot(
        &mut self,
        keys: &Keys,
        data: &DataKey,
        passphrase: &Passphrase,
        cost: Cost,
        old: &[String],
    ) -> Result<RecoveryCode> {
        let code = RecoveryCode::draw()?;
        let inside = Inside {
            slot: keys.slot.clone(),
            educator: keys.educator,
            data_key: hex(&**data),
            identity: keys.identity.to_string().expose_secret().to_owned(),
            signing: hex(&*Zeroizing::new(keys.signing.to_bytes())),
        };
        let inside = Zeroizing::new(serde_json::to_vec(&inside)?);
        let mut pair = Vec::with_capacity(2);
        for (kind, secret) in [(Kind::Passphrase, passphrase.secret()), (Kind::Recovery, code.secret())] {
            let envelope =
                envelop(&inside, secret, cost).map_err(VaultError::io("vault-doing-locking-keys"))?;
            pair.push(Slot { id: keys.slot.clone(), kind, envelope, more: Map::new() });
        }
        self.slots.retain(|slot| slot.id != keys.slot && !old.contains(&slot.id));
        self.slots.append(&mut pair);
        Ok(code)
    }
}

impl Slot {
    fn open(&self, secret: &SecretString) -> Option<(Keys, DataKey)> {
        let mut identity = scrypt::Identity::new(secret.clone());
        identity.set_max_work_factor(Cost::MOST.0);
        let decryptor = Decryptor::new(armor::ArmoredReader::new(self.envelope.as_bytes())).ok()?;
        let mut bytes = Zeroizing::new(Vec::new());
        decryptor.decrypt(std::iter::once(&identity as _)).ok()?.read_to_end(&mut bytes).ok()?;
        let inside: Inside = serde_json::from_slice(&bytes).ok()?;
        if inside.slot != self.id {
            return None;
        }
        let keys = Keys {
            slot: inside.slot.clone(),
            educator: inside.educator,
            identity: inside.identity.parse().ok()?,
            signing: SigningKey::from_bytes(&Zeroizing::new(unhex(&inside.signing)?)),
        };
        Some((keys, Zeroizing::new(unhex(&inside.data_key)?)))
    }
}

/// Encrypts under a passphrase with a fixed work factor: calibrating it, as age would, locks slower machines out.
fn envelop(plain: &[u8], secret: &SecretString, cost: Cost) -> std::io::Result<String> {
    let mut recipient = scrypt::Recipient::new(secret.clone());
    recipient.set_work_factor(cost.0);
    let encryptor =
        Encryptor::with_recipients(std::iter::once(&recipient as _)).map_err(std::io::Error::other)?;
    let mut armored = Vec::new();
    let armor = armor::ArmoredWriter::wrap_output(&mut armored, armor::Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armor)?;
    writer.write_all(plain)?;
    writer.finish()?.finish()?;
    String::from_utf8(armored).map_err(std::io::Error::other)
}
