//! Ready sentences: promises that a pair can make, as a line of theirs, as it is said to the family, and as that sounds to
//! somebody who reads it aloud and does not speak the language. A file a language under `assets/promises`, the same ids in
//! each.

use std::collections::BTreeMap;
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
