//! Ready sentences: promises that a pair can make, as a line of theirs, as it is said to the family, and as that sounds to
//! somebody who reads it aloud and does not speak the language. A file a language under `assets/promises`, the same ids in
//! each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "assets/promises"]
struct Files;

/// A sentence of one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    /// Names it in every language.
    pub id: String,
    /// Of what kind it is: bring, find out, send …
    pub kind: String,
    /// As a line on the pair's list.
    pub ours: String,
    /// As it is said to the family.
    pub theirs: String,
    /// How that sounds.
    pub sounds: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    promise: Vec<Ready>,
}

static READY: LazyLock<BTreeMap<String, Vec<Ready>>> = LazyLock::new(|| {
    // A test holds that all can be read.
    Files::iter()
        .filter_map(|file| {
            let tag = file.strip_suffix(".toml")?.to_owned();
            let text = String::from_utf8_lossy(&Files::get(&file)?.data).into_owned();
            Some((tag, toml::from_str::<File>(&text).ok()?.promise))
        })
        .collect()
});

/// The sentences of a language; none where there are none in it.
pub fn ready(tag: &str) -> &'static [Ready] {
    READY.get(tag).map_or(&[], Vec::as_slice)
}

/// The words in square brackets of all sentences, each to be put in by whoever says it.
static TO_FILL_IN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let said = READY.values().flatten().flat_map(|ready| [&ready.ours, &ready.theirs]);
    said.flat_map(|words| brackets(words).map(|place| &words[place])).collect()
});

fn brackets(words: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |start: usize| words[start..].find(']').map(|end| start..start + end + 1);
    words.match_indices('[').filter_map(move |(start, _)| ends(start))
}

/// Where in a line the first word of a ready sentence is still to be put in: "\[book\]". Brackets of one's own are left alone.
pub fn to_fill_in(words: &str) -> Option<Range<usize>> {
    brackets(words).find(|place| TO_FILL_IN.contains(&words[place.clone()]))
}
