//! The one sanitiser: everything from outside (paste, import, bundle, guide, site file) passes here before it is kept or
//! drawn. What could steer a terminal, turn a line around or hide is shown as visible text, `<U+202E>`; scripts that need
//! joiners, marks or direction marks keep them.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::path::Path;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::text::Sentence;

/// The longest single text taken from outside, in bytes (1 MiB).
pub(crate) const TEXT_LIMIT: usize = 1 << 20;
/// The largest file read from outside, in bytes (64 MiB).
pub const FILE_LIMIT: usize = 64 << 20;
/// The most records taken from one file.
pub(crate) const RECORD_LIMIT: usize = 10_000;

/// The most combining marks kept in one cluster, and the most joiners: real text needs four or five, and one cell of a
/// terminal can be made to swallow 200 kB with more.
const CLUSTER_LIMIT: u8 = 8;

/// Cleans a text of several lines: line ends become LF; newline, tab, marks of direction (U+200E, U+200F, U+061C), and
/// joiners, variation selectors and flag tags inside a cluster stay; other control, turning and zero-width characters are
/// shown as `<U+202E>`; a cluster keeps eight combining marks, the rest is dropped.
///
/// Cleaning twice changes nothing more, and text that needs no change is borrowed.
pub fn text(input: &str) -> Cow<'_, str> {
    // Nearly every paste is plain throughout, or up to its first accent.
    let plain = |b: u8| matches!(b, b' '..=b'~' | b'\n' | b'\t');
    let Some(start) = input.bytes().position(|b| !plain(b)) else {
        return Cow::Borrowed(input);
    };
    let mut cluster = Cluster::default();
    cluster.push_all(input[..start].chars().next_back());

    // The output stays unmade until the first change: `None` means "as the input so far".
    let mut output: Option<String> = None;
    let mut after_cr = false;
    for (at, c) in input.char_indices().skip_while(|&(at, _)| at < start) {
        let fate = if after_cr && c == '\n' { Fate::Drop } else { cluster.fate(c) };
        after_cr = c == '\r';
        if fate == Fate::Keep {
            cluster.push(c);
            if let Some(output) = &mut output {
                output.push(c);
            }
            continue;
        }
        let output = output.get_or_insert_with(|| {
            let mut copy = String::with_capacity(input.len() + 16);
            copy.push_str(&input[..at]);
            copy
        });
        let before = output.len();
        match fate {
            Fate::Newline => output.push('\n'),
            // Writing to a `String` cannot fail.
            Fate::Show => _ = write!(output, "<U+{:04X}>", u32::from(c)),
            Fate::Keep | Fate::Drop => {}
        }
        cluster.push_all(output[before..].chars());
    }
    output.map_or(Cow::Borrowed(input), Cow::Owned)
}

/// Cleans a field of one line, such as a name: as [`text`], then every run of white space becomes one space, with none at
/// the ends.
pub fn line(input: &str) -> String {
    let joined = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut line = joined(&text(input));
    // Where a space went, marks come together of which a cluster keeps eight.
    while let Cow::Owned(less) = text(&line) {
        line = joined(&less);
    }
    line
}

/// Cleans every text of a TOML value: a file can write any character as an escape, so cleaning the file is not enough.
pub(crate) fn toml(value: &mut DeValue<'_>, cleaned: fn(&str) -> String) {
    match value {
        DeValue::String(words) => *words = cleaned(words).into(),
        DeValue::Array(list) => list.iter_mut().for_each(|each| toml(each.get_mut(), cleaned)),
        DeValue::Table(table) => table.iter_mut().for_each(|(_, each)| toml(each.get_mut(), cleaned)),
        _ => {}
    }
}

/// The line of a text on which a byte stands, from 1.
pub(crate) fn line_number(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&b| b == b'\n').count() + 1
}

/// A family's words without the quotation marks that they may have been typed in, where the whole line stands in them:
/// `Mother: "brave"` keeps its own.
pub(crate) fn unquoted(line: &str) -> &str {
    let line = line.trim();
    let inside = line
        .strip_prefix(['"', '“'])
        .and_then(|rest| rest.strip_suffix(['"', '”']))
        .filter(|inside| !inside.contains(['"', '“', '”']));
    inside.unwrap_or(line)
}

/// A path as it is shown, cleaned as by [`line()`]: a file's name can hold anything.
pub(crate) fn path(path: &Path) -> String {
    line(&path.to_string_lossy())
}

/// What becomes of one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Newline,
    Drop,
    Show,
}

/// What has been let through of the cluster that is being read. It is told only of output, so that a cleaned text meets
/// the same state at every character when it is cleaned again, and passes unchanged.
#[derive(Default)]
struct Cluster {
    last: Option<char>,
    /// The character that the cluster stands on.
    base: Option<char>,
    marks: u8,
    joiners: u8,
    /// A joiner or a virama since the last base: the next base belongs to the same cluster.
    linked: bool,
}

impl Cluster {
    fn fate(&self, c: char) -> Fate {
        match c {
            '\n' | '\t' | ' '..='~' => Fate::Keep,
            // Web pages and word processors paste these two as line ends.
            '\r' | '\u{2028}' | '\u{2029}' => Fate::Newline,
            _ if c.is_control() => Fate::Show,
            '\u{200E}' | '\u{200F}' | '\u{061C}' => Fate::Keep,
            '\u{200C}' | '\u{200D}' => {
                let room = self.joiners < CLUSTER_LIMIT;
                keep_if(room && self.is_open() && !self.last.is_some_and(is_joiner))
            }
            _ if is_selector(c) && self.marks >= CLUSTER_LIMIT => Fate::Drop,
            _ if is_selector(c) => {
                let joined = self.last.is_some_and(|l| is_joiner(l) || is_selector(l));
                keep_if(self.is_open() && !joined)
            }
            // The flags of England, Scotland and Wales are a black flag and letters nobody sees; elsewhere those hide text.
            '\u{E0020}'..='\u{E007F}' => {
                keep_if(self.base == Some('\u{1F3F4}') && self.marks < CLUSTER_LIMIT)
            }
            // Where words are written without spaces this marks where one ends: not a trick there, but spelling.
            '\u{200B}' => keep_if(self.last.is_some_and(is_unspaced)),
            _ if is_invisible(c) => Fate::Show,
            _ if self.marks >= CLUSTER_LIMIT && is_mark(c) => Fate::Drop,
            _ => Fate::Keep,
        }
    }

    /// Whether something stands before, in the same word, that a joiner or a selector can belong to. Not `>`: what is
    /// shown as `<U+200D>` ends in it, and a row of joiners would otherwise be shown and kept in turn.
    fn is_open(&self) -> bool {
        self.last.is_some_and(|c| !c.is_whitespace() && c != '>')
    }

    /// Takes note of a character that was let through.
    fn push(&mut self, c: char) {
        if is_joiner(c) {
            self.joiners += 1;
            self.linked = true;
        } else if is_mark(c) || is_selector(c) || matches!(c, '\u{E0020}'..='\u{E007F}') {
            self.marks = self.marks.saturating_add(1);
            self.linked |= canonical_combining_class(c) == 9;
        } else {
            if !self.linked {
                (self.marks, self.joiners) = (0, 0);
            }
            self.linked = false;
            self.base = Some(c);
        }
        self.last = Some(c);
    }

    fn push_all(&mut self, chars: impl IntoIterator<Item = char>) {
        for c in chars {
            self.push(c);
        }
    }
}

fn keep_if(fits: bool) -> Fate {
    if fits { Fate::Keep } else { Fate::Show }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Unicode's variation selectors, the Mongolian ones too.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180D}' | '\u{180F}')
}

/// A mark that joins the character before it; skin tones do, too.
fn is_mark(c: char) -> bool {
    // The first mark of all is U+0300, and asking costs a table.
    c >= '\u{300}' && (is_combining_mark(c) || matches!(c, '\u{1F3FB}'..='\u{1F3FF}'))
}

/// Thai, Lao, Myanmar and Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// What takes no room and is no part of any word's spelling: turning marks (U+202A-E, U+2066-9), zero-widths, fillers,
/// and the rest of Unicode's `Default_Ignorable_Code_Point` that [`Cluster::fate`] has not met before.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// How the bytes of a file were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252: Excel's "CSV" on a Western Windows.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// Why bytes from outside cannot be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub enum Undecodable {
    /// More than [`FILE_LIMIT`].
    TooLarge,
    /// A byte order mark promises an encoding that the rest breaks.
    Damaged(Encoding),
}

impl Undecodable {
    /// What is wrong and what to do, for the screen.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TooLarge => Sentence::new("clean-too-large").with("limit", (FILE_LIMIT >> 20).to_string()),
            Self::Damaged(encoding) => Sentence::new("clean-damaged").with("encoding", encoding.to_string()),
        }
    }
}

/// Reads bytes as text: by the byte order mark; else as UTF-8 if they are that and hold no NUL; else as UTF-16 if NULs
/// stand where it would put them; else as Windows-1252, which any bytes are. The mark itself is taken off.
///
/// The text is not clean yet: pass it, or its fields, through [`text()`] or [`line()`].
///
/// # Errors
/// [`Undecodable`] for more than [`FILE_LIMIT`] bytes, and for a byte order mark that the rest contradicts: a file is read
/// whole or not at all.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Undecodable> {
    if bytes.len() > FILE_LIMIT {
        return Err(Undecodable::TooLarge);
    }
    if let Some((marked, bom_length)) = encoding_rs::Encoding::for_bom(bytes) {
        let encoding = if marked == UTF_16LE {
            Encoding::Utf16Le
        } else if marked == UTF_16BE {
            Encoding::Utf16Be
        } else {
            Encoding::Utf8
        };
        return whole(marked, &bytes[bom_length..])
            .map(|text| (text, encoding))
            .ok_or(Undecodable::Damaged(encoding));
    }
    let utf8 = std::str::from_utf8(bytes).ok();
    if let Some(text) = utf8.filter(|text| !text.contains('\0')) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    if let Some((pattern, encoding)) = nul_pattern(bytes)
        && let Some(text) = whole(pattern, bytes)
    {
        return Ok((text, encoding));
    }
    if let Some(text) = utf8 {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Encoding::Windows1252))
}

fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
}

/// UTF-16 of nearly any text has NULs in one half of its byte pairs (spaces, digits, line ends) and none in the other.
fn nul_pattern(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, Encoding)> {
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return None;
    };
    let nuls = |half: usize| pairs.iter().filter(|pair| pair[half] == 0).count();
    let enough = |count: usize| count > 0 && count >= pairs.len() / 8;
    match (nuls(0), nuls(1)) {
        (0, low) if enough(low) => Some((UTF_16LE, Encoding::Utf16Le)),
        (high, 0) if enough(high) => Some((UTF_16BE, Encoding::Utf16Be)),
        _ => None,
    }
}

/// A text as it is searched: decomposed, marks dropped, lower case.
pub(crate) fn folded(text: &str) -> String {
    plainly(text.chars()).collect()
}

fn plainly(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let small = letters.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    // In names it is written both ways.
    small.flat_map(|c| if c == 'ß' { ['s', 's'].into_iter().take(2) } else { [c, c].into_iter().take(1) })
}

/// Whether a text has what is sought, both as they are searched; nothing sought is in every text.
pub(crate) fn has(text: &str, sought: &str) -> bool {
    folded(text).contains(folded(sought).trim())
}

/// Where a text has what is sought, both as they are searched: the bytes of the text.
pub(crate) fn found(text: &str, sought: &str) -> Option<std::ops::Range<usize>> {
    let sought = folded(sought);
    if sought.is_empty() {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    // Where each character's own letters begin in the folded text.
    let mut starts: Vec<(usize, usize)> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        starts.push((plain.len(), at));
        if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
        } else {
            plain.extend(plainly(std::iter::once(c)));
        }
    }
    let from = plain.find(&sought)?;
    let to = from + sought.len();
    let first = starts.iter().rev().find(|(folded, _)| *folded <= from)?.1;
    let next = starts.iter().find(|(folded, _)| *folded >= to && *folded > from);
    // Marks that fold to nothing go with the letter before them.
    let next = next.map_or(text.len(), |(_, at)| *at);
    let marks = text[next..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum::<usize>();
    Some(first..next + marks)
}

/// A text as it is kept: composed (NFC), so that the same words are the same bytes.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{folded, found};

    #[test]
    fn what_is_sought_is_marked_as_it_is_written() {
        for (text, sought, marked) in [
            ("Señora Núñez", "nunez", "Núñez"),
            ("Nu\u{301}n\u{303}ez", "NÚÑ", "Nu\u{301}n\u{303}"),
            ("STRAẞE 7", "straße", "STRAẞE"),
            ("Weiß", "weiss", "Weiß"),
            ("a 学生 b", "学生", "学生"),
        ] {
            assert_eq!(found(text, sought).map(|hit| &text[hit]), Some(marked), "{text}");
        }
        assert_eq!(found("Maya", "z"), None);
        assert_eq!(found("Maya", ""), None);
        assert_eq!(found("", "\u{301}"), None);
    }

    proptest! {
        #[test]
        fn what_is_marked_is_what_a_search_finds(text in "\\PC{0,12}", from in 0..12_usize, len in 1..4_usize) {
            let sought: String = text.chars().skip(from).take(len).collect();
            let hit = found(&text, &sought);
            prop_assert_eq!(hit.is_some(), !folded(&sought).is_empty());
            if let Some(hit) = hit {
                prop_assert!(folded(&text[hit]).contains(&folded(&sought)));
            }
        }
    }
}
