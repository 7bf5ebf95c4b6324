//! Who can open the vault, whose keys are open at the keyboard, and signing with them.

use chrono::{DateTime, FixedOffset};
use ed25519_dalek::Signer as _;
use rusqlite::{Connection, params};

use super::error::{Result, VaultError};
use super::slots::{Keys, Kind, SlotFile};
use super::{Cost, Passphrase, RecoveryCode, Vault, backup, mine, records, store, unhex};
use crate::visit::{Educator, EducatorId, Readmitted, Record, hex};

impl Vault {
    /// Passes the keyboard: an educator's own passphrase opens their own keys. Errors: wrong, or they have none.
    pub fn open_keys_of(&mut self, educator: EducatorId, passphrase: &Passphrase) -> Result<()> {
        let keys = self.keys_of(educator, passphrase)?;
        self.close_keys_of(educator);
        self.ring.push(keys);
        self.shut &= educator != self.who;
        Ok(())
    }

    /// Makes sure that it is this educator who asks. Nothing is opened. Errors: as [`Self::open_keys_of`].
    pub fn authenticate(&self, educator: EducatorId, passphrase: &Passphrase) -> Result<()> {
        self.keys_of(educator, passphrase).map(drop)
    }

    fn keys_of(&self, educator: EducatorId, passphrase: &Passphrase) -> Result<Keys> {
        let pairs = self.reading(|conn| pairs(conn, educator))?;
        if pairs.is_empty() {
            return Err(VaultError::NoKeys);
        }
        self.slots
            .open(Kind::Passphrase, passphrase.secret(), |id| pairs.iter().any(|pair| pair == id))
            .map(|(keys, _)| keys)
            .filter(|keys| keys.educator == educator)
            .ok_or(VaultError::WrongPassphrase)
    }

    /// An educator's keys, where they are open at this keyboard.
    pub(super) fn ring(&self, educator: EducatorId) -> Option<&Keys> {
        self.ring.iter().find(|keys| keys.educator == educator)
    }

    /// Whether an educator's keys are open at this keyboard. (Whether they have any at all says
    /// [`Educator::seal_to`].)
    pub fn has_keys(&self, educator: EducatorId) -> bool {
        self.ring(educator).is_some()
    }

    /// Whether an educator's own drawer can be read at this keyboard now.
    pub fn is_open(&self, educator: EducatorId) -> bool {
        self.has_keys(educator) && !(self.shut && educator == self.who)
    }

    /// The keyboard goes to somebody else: this drawer can be read again only with its owner's passphrase. The opener's
    /// keys stay for signing what the partner seals.
    pub fn shut_drawer(&mut self, educator: EducatorId) {
        if educator == self.who {
            self.shut = true;
            self.forget_search();
        } else {
            self.close_keys_of(educator);
        }
    }

    /// The screen is covered though something waits to be saved: every drawer is shut, and the opener's keys sign what
    /// waits.
    pub fn cover(&mut self) {
        let who = self.who;
        self.ring.retain(|keys| keys.educator == who);
        self.shut_drawer(who);
    }

    /// Shuts an educator's keys, and forgets what search read with them.
    pub fn close_keys_of(&mut self, educator: EducatorId) {
        self.ring.retain(|keys| keys.educator != educator);
        self.forget_search();
    }

    /// Gives an educator, known or new, a passphrase and keys of their own. They can read all of Ours from then on.
    /// The code is shown once. Errors: [`VaultError::HasKeys`], [`VaultError::PassphraseTaken`].
    pub fn add_educator(
        &mut self,
        educator: &Educator,
        passphrase: &Passphrase,
        now: DateTime<FixedOffset>,
    ) -> Result<RecoveryCode> {
        if !self.reading(|conn| pairs(conn, educator.id))?.is_empty() {
            return Err(VaultError::HasKeys);
        }
        self.admit(educator, passphrase, self.who, now)
    }

    /// Lets an educator in again who lost both passphrase and code. Their keys are new: Ours is back for them, what was
    /// in their Mine stays unreadable here. (Rolling backups made before keep the old envelopes: a passphrase that comes
    /// back to mind opens them still.) It is noted in their record, for nobody should sign in another's place unseen.
    /// Errors: [`VaultError::HasKeys`] for whoever opened the vault, who plainly has not lost the passphrase.
    pub fn readmit(
        &mut self,
        educator: EducatorId,
        passphrase: &Passphrase,
        by: EducatorId,
        now: DateTime<FixedOffset>,
    ) -> Result<RecoveryCode> {
        if educator == self.who || educator == by {
            return Err(VaultError::HasKeys);
        }
        let record = self.reading(|conn| records::educator(conn, educator))?;
        let record = Educator { readmitted: Some(Readmitted { by, at: now, told: false }), ..record };
        self.admit(&record, passphrase, by, now)
    }

    /// The slot file comes first: keys that open nothing yet do no harm, texts sealed to keys that nobody has would.
    fn admit(
        &mut self,
        educator: &Educator,
        passphrase: &Passphrase,
        by: EducatorId,
        now: DateTime<FixedOffset>,
    ) -> Result<RecoveryCode> {
        let keys = Keys::draw(educator.id)?;
        let old = self.reading(|conn| pairs(conn, educator.id))?;
        let code = self.rewrite_slots(&keys, passphrase, &old)?;
        self.saving(|conn| {
            // With the keys, in one step: nobody has new ones without a word of it.
            if educator.readmitted.is_some() || !records::knows(conn, educator.id)? {
                records::put(conn, &[Record::Educator(educator.clone())], &self.act(by, now))?;
            }
            register_keys(conn, &keys)?;
            note_code(conn, educator.id, false)
        })?;
        self.close_keys_of(educator.id);
        Ok(code)
    }

    /// Replaces an educator's passphrase and recovery code, in the slot file and in the rolling backups; the database
    /// stays as it is. Their own drawer must be open. The new code is shown once.
    pub fn new_passphrase(
        &mut self,
        educator: EducatorId,
        passphrase: &Passphrase,
        now: DateTime<FixedOffset>,
    ) -> Result<RecoveryCode> {
        // The opener's keys stay when the keyboard is passed, to sign what the partner seals: being there is not enough.
        let open = self.is_open(educator);
        let Some(index) = self.ring.iter().position(|keys| open && keys.educator == educator) else {
            return Err(VaultError::KeysShut);
        };
        let keys = self.ring.swap_remove(index);
        let code = self.rewrite_slots(&keys, passphrase, &[]);
        self.ring.push(keys);
        if code.is_ok() {
            self.saving(|conn| note_code(conn, educator, false))?;
        }
        // If this fails they are asked once more; the new passphrase holds all the same.
        let _ = self.saving(|conn| {
            let record = records::educator(conn, educator)?;
            if code.is_err() || !record.must_renew {
                return Ok(());
            }
            let renewed = Record::Educator(Educator { must_renew: false, ..record });
            records::put(conn, &[renewed], &self.act(educator, now))
        });
        code
    }

    /// Whether an educator's newest recovery code was never confirmed to be on paper: a window closed over it, and nobody
    /// has it.
    pub(crate) fn code_is_unwritten(&self, educator: EducatorId) -> Result<bool> {
        self.reading(|conn| Ok(store::meta(conn, &unwritten(educator))?.is_some_and(|word| word == "yes")))
    }

    /// Notes that an educator has their newest recovery code on paper.
    pub(crate) fn code_is_written(&mut self, educator: EducatorId) -> Result<()> {
        self.saving(|conn| note_code(conn, educator, true))
    }

    /// Puts a pair of envelopes for these keys into the slot file, in place of their own and of `old` ones.
    fn rewrite_slots(
        &mut self,
        keys: &Keys,
        passphrase: &Passphrase,
        old: &[String],
    ) -> Result<RecoveryCode> {
        if self.lock.is_none() {
            return Err(VaultError::ReadOnly);
        }
        let theirs = |id: &str| *id == keys.slot || old.iter().any(|pair| pair == id);
        // Two people with one passphrase could not be told apart, and one would be in the other's Mine.
        if self.slots.open(Kind::Passphrase, passphrase.secret(), |id| !theirs(id)).is_some() {
            return Err(VaultError::PassphraseTaken);
        }
        let cost = self.reading(|conn| Ok(store::meta(conn, "cost")?))?;
        let cost = cost.and_then(|log_n| log_n.parse().ok()).map_or(Cost::STANDARD, Cost);
        let mut slots: SlotFile = self.slots.clone();
        let code = slots.add_slot(keys, &self.data, passphrase, cost, old)?;
        self.folder.write_keys(&slots.bytes()?)?;
        self.slots = slots;
        // The change holds already; a backup that cannot be rewritten now is tried again, and complained of, with the
        // next backup.
        let _ = backup::refresh(&self.folder, &self.slots);
        Ok(code)
    }

    /// Signs bytes with an educator's own key (Ed25519), as hex. Errors: their keys are not open.
    pub fn sign(&self, educator: EducatorId, bytes: &[u8]) -> Result<String> {
        let keys = self.ring(educator).ok_or(VaultError::KeysShut)?;
        Ok(hex(&keys.signing.sign(bytes).to_bytes()))
    }
}

fn unwritten(educator: EducatorId) -> String {
    format!("code-unwritten.{}", educator.0)
}

/// Notes whether an educator's newest recovery code is on paper.
pub(super) fn note_code(conn: &Connection, educator: EducatorId, written: bool) -> Result<()> {
    Ok(store::set_meta(conn, &unwritten(educator), if written { "no" } else { "yes" })?)
}

/// Notes the keys that opened the vault, and makes them their educator's newest. An older pair (in a slot file from before
/// they were let in again) proves them as well as any: what they write is sealed to keys that they have. Whether it was so.
pub(super) fn introduce_again(conn: &Connection, keys: &Keys) -> Result<bool> {
    register_keys(conn, keys)?;
    if pairs(conn, keys.educator)?.last() == Some(&keys.slot) {
        return Ok(false);
    }
    conn.prepare_cached("UPDATE keys SET seq = (SELECT max(seq) + 1 FROM keys) WHERE slot = ?1")?
        .execute([&keys.slot])?;
    Ok(true)
}

/// Notes an educator's public keys, once.
pub(super) fn register_keys(conn: &Connection, keys: &Keys) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO keys (slot, educator, seal_to, verify_with) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (slot) DO NOTHING",
    )?
    .execute(params![keys.slot, keys.educator.0.as_bytes(), keys.seal_to(), keys.verify_with()])?;
    Ok(())
}

/// The pairs of slots that are or were an educator's.
fn pairs(conn: &Connection, educator: EducatorId) -> Result<Vec<String>> {
    column(conn, "SELECT slot FROM keys WHERE educator = ?1 ORDER BY seq", educator)
}

/// Every public verifying key that an educator ever had.
pub(super) fn verifying(conn: &Connection, educator: EducatorId) -> Result<Vec<String>> {
    column(conn, "SELECT verify_with FROM keys WHERE educator = ?1 ORDER BY seq", educator)
}

/// The public key to which an educator's Mine is sealed.
pub(super) fn seal_to(conn: &Connection, educator: EducatorId) -> Result<Option<String>> {
    let newest = "SELECT seal_to FROM keys WHERE educator = ?1 ORDER BY seq DESC LIMIT 1";
    Ok(store::text_of(conn, newest, educator.0)?)
}

/// Whether one of these verifying keys made the signature (hex): any key that an educator ever had here will do, so that
/// what was signed before a re-admission stays signed.
pub(super) fn made_by(keys: &[String], statement: &[u8], signature: &str) -> bool {
    unhex::<64>(signature).is_some_and(|s| keys.iter().any(|key| mine::verify(key, statement, &s)))
}

fn column(conn: &Connection, sql: &str, educator: EducatorId) -> Result<Vec<String>> {
    let mut found = conn.prepare_cached(sql)?;
    let found = found.query_map([educator.0.as_bytes()], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
