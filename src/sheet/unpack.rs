//! A workbook is packed, and a few kilobytes can unpack to gigabytes. So each part is unpacked into nothing first, and only what
//! stays within the limits of the largest log is opened.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// A packed log of a hundred thousand rows has some twenty MiB.
const PACKED_LIMIT: usize = 32 << 20;
/// Unpacked, all parts together: they are read in passing, not kept.
const UNPACKED_LIMIT: u64 = 320 << 20;
/// From here on, what unpacks to more than this many times itself is no log: ids alone keep one below forty.
const RATIO_FROM: u64 = 32 << 20;
const RATIO_LIMIT: u64 = 100;
/// The one part that is kept in memory while reading: every text, once.
const STRINGS_LIMIT: u64 = 24 << 20;
/// The longest run of bytes between the ends of two cells, rows or texts. Excel allows 32,767 characters in one.
const RUN_LIMIT: u64 = 8 << 20;
/// A workbook has some twenty parts.
const PARTS_LIMIT: usize = 1_000;

/// Why a workbook is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// More than is read at once.
    TooLarge,
    /// It would unpack to far more than a workbook holds.
    Bomb,
    /// It is cut off, or no workbook.
    Damaged,
}

/// Refuses a workbook that is not what it seems: unpacks every part into nothing, within limits.
///
/// # Errors
/// [`Unfit`].
pub(crate) fn within_limits(bytes: &[u8]) -> Result<(), Unfit> {
    if bytes.len() > PACKED_LIMIT {
        return Err(Unfit::TooLarge);
    }
    // Counted before the list of parts is made: it alone could fill the memory.
    if bytes.windows(4).filter(|four| four == b"PK\x01\x02").nth(PARTS_LIMIT).is_some() {
        return Err(Unfit::Bomb);
    }
    let damaged = |_| Unfit::Damaged;
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut unpacked = 0;
    let mut chunk = vec![0; 64 << 10];
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).map_err(damaged)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
        let is_strings = name.ends_with("sharedstrings.xml");
        let mut size = 0;
        let mut run = Run::default();
        loop {
            let count = part.read(&mut chunk).map_err(|_| Unfit::Damaged)?;
            if count == 0 {
                break;
            }
            size += count as u64;
            unpacked += count as u64;
            if is_strings && size == count as u64 && promises_too_much(&chunk[..count]) {
                return Err(Unfit::Bomb);
            }
            let is_too_long = run.is_too_long(&chunk[..count]);
            let is_bomb = unpacked > RATIO_FROM && unpacked / RATIO_LIMIT > bytes.len() as u64;
            if is_bomb || unpacked > UNPACKED_LIMIT || is_too_long || (is_strings && size > STRINGS_LIMIT) {
                return Err(Unfit::Bomb);
            }
        }
    }
    Ok(())
}

/// Whether the list of texts says beforehand that it has more texts than fit: the reader would believe it.
fn promises_too_much(start: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let start = &start[..start.len().min(4096)];
    start.windows(COUNT.len()).enumerate().filter(|(_, words)| *words == COUNT).any(|(at, _)| {
        let digits: String = start[at + COUNT.len()..]
            .iter()
            .skip_while(|b| !b.is_ascii_digit())
            .take_while(|b| b.is_ascii_digit())
            .map(|b| char::from(*b))
            .collect();
        digits.parse::<u64>().map_or(!digits.is_empty(), |count| count > STRINGS_LIMIT / 16)
    })
}

/// How long it is since a cell, a row or a text ended: what a reader has to keep in memory at once. It follows tags and
/// quotation marks, so that nothing inside a text can pass for an end.
#[derive(Default)]
struct Run {
    length: u64,
    is_tag: bool,
    quote: Option<u8>,
    /// How the tag begins.
    tag: Vec<u8>,
    last: u8,
    /// After a comment or the like, which no workbook needs, no end counts any more.
    is_odd: bool,
}

impl Run {
    fn is_too_long(&mut self, bytes: &[u8]) -> bool {
        let mut longest = self.length;
        for &byte in bytes {
            self.length += 1;
            longest = longest.max(self.length);
            match (self.is_tag, self.quote) {
                (false, _) => {
                    if byte == b'<' {
                        self.is_tag = true;
                        self.tag.clear();
                    }
                }
                (true, Some(quote)) => {
                    if byte == quote {
                        self.quote = None;
                    }
                }
                (true, None) => match byte {
                    b'"' | b'\'' => self.quote = Some(byte),
                    b'>' => {
                        self.is_tag = false;
                        if self.ends_something() {
                            self.length = 0;
                        }
                    }
                    b'!' if self.tag.is_empty() => self.is_odd = true,
                    _ if self.tag.len() < 16 => self.tag.push(byte),
                    _ => {}
                },
            }
            self.last = byte;
        }
        longest > RUN_LIMIT
    }

    /// Whether the tag that ends here ends a cell, a row or a text, with or without a prefix.
    fn ends_something(&self) -> bool {
        let (closes, name) = match self.tag.split_first() {
            Some((b'/', name)) => (true, name),
            _ => (self.last == b'/', self.tag.as_slice()),
        };
        let name =
            name.split(|b| matches!(b, b' ' | b'/' | b'\n' | b'\r' | b'\t')).next().unwrap_or_default();
        let local = name.rsplit(|b| *b == b':').next().unwrap_or_default();
        closes && !self.is_odd && matches!(local, b"c" | b"row" | b"si")
    }
}
