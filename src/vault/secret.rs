//! What a person types to open the vault: a passphrase, or a recovery code from paper.

use std::fmt;
use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroize;

use super::error::{Result, VaultError};

/// How dear it is to try a passphrase: log2 of scrypt's N.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost(pub(super) u8);

impl Cost {
    /// For people's vaults: 64 MiB and about 150 ms a try.
    pub(crate) const STANDARD: Self = Self(16);
    /// For the demo and tests, where nothing needs guarding.
    pub const LIGHT: Self = Self(8);
    /// The dearest envelope that is tried at all, so that a forged slot file cannot stall the machine.
    pub(super) const MOST: Self = Self(18);
}

/// A passphrase, NFC-normalised, so that the same keys open it on every system.
#[derive(Clone, Debug)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes over what was typed, which is wiped.
    pub fn new(mut typed: String) -> Self {
        let normal: String = typed.nfc().collect();
        typed.zeroize();
        Self(SecretString::from(normal))
    }

    /// Whether nothing was typed, or only spaces.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.expose_secret().trim().is_empty()
    }

    pub(super) const fn secret(&self) -> &SecretString {
        &self.0
    }
}

/// A recovery code: 27 random signs (135 bits) and a check sign, shown once in seven groups of four.
#[derive(Clone, Debug)]
pub struct RecoveryCode(SecretString);

/// Crockford's alphabet: no I, L, O or U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl RecoveryCode {
    /// Signs in a code, the check sign included.
    const LENGTH: usize = 28;
    /// Signs in a group.
    const GROUP: usize = 4;
    /// How many groups a code has.
    pub const GROUPS: usize = Self::LENGTH / Self::GROUP;

    /// Draws a code.
    pub(super) fn draw() -> Result<Self> {
        let mut values: [u8; Self::LENGTH] = super::random()?;
        for value in &mut values {
            *value &= 31;
        }
        values[Self::LENGTH - 1] = times_x(remainder(&values[..Self::LENGTH - 1]));
        let code = values.iter().map(|&v| char::from(SIGNS[usize::from(v)])).collect::<String>();
        values.zeroize();
        Ok(Self(SecretString::from(code)))
    }

    /// The `number`th group, from 1, for "type part 3 back"; empty beyond the last.
    pub fn group(&self, number: usize) -> &str {
        let start = number.wrapping_sub(1).wrapping_mul(Self::GROUP);
        self.0.expose_secret().get(start..start.wrapping_add(Self::GROUP)).unwrap_or_default()
    }

    pub(super) const fn secret(&self) -> &SecretString {
        &self.0
    }
}

impl FromStr for RecoveryCode {
    type Err = VaultError;

    /// Reads a typed code: case, spaces and dashes do not matter, nor O for 0 or I and L for 1. One wrong sign, or two
    /// that changed places, are always noticed.
    fn from_str(typed: &str) -> Result<Self> {
        let mut values = Vec::with_capacity(Self::LENGTH);
        for sign in
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        {
            let sign = match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value =
                SIGNS.iter().position(|&s| char::from(s) == sign).ok_or(VaultError::MistypedRecovery)?;
            values.push(value as u8);
        }
        if values.len() != Self::LENGTH || remainder(&values) != 0 {
            values.zeroize();
            return Err(VaultError::MistypedRecovery);
        }
        let code = values.iter().map(|&v| char::from(SIGNS[usize::from(v)])).collect::<String>();
        values.zeroize();
        Ok(Self(SecretString::from(code)))
    }
}

/// The code as it is shown once.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for number in 1..=Self::GROUPS {
            if number > 1 {
                f.write_str("-")?;
            }
            f.write_str(self.group(number))?;
        }
        Ok(())
    }
}

/// The check is a polynomial over GF(32), modulo x^5 + x^2 + 1: x has order 31, so within 31 signs every single error
/// and every swap changes it.
fn remainder(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_x(sum) ^ value)
}

/// Multiplies by x in GF(32).
const fn times_x(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}
