//! Plain words that stand for families outside the vault. A label, not an identity.

use std::collections::BTreeSet;

/// Trees, birds, flowers and weather: short, easy to say, with no judgement in them.
const WORDS: &[&str] = &[
    "Cedar", "Heron", "Maple", "Willow", "Juniper", "Sparrow", "Clover", "Harbor", "Aspen", "Robin",
    "Meadow", "River", "Poppy", "Finch", "Laurel", "Ocean", "Birch", "Wren", "Sage", "Canyon", "Elm", "Lark",
    "Fern", "Prairie", "Olive", "Swift", "Lilac", "Valley", "Hazel", "Plover", "Ivy", "Island", "Linden",
    "Osprey", "Mint", "Delta", "Alder", "Dove", "Basil", "Summit", "Cypress", "Falcon", "Daisy", "Lagoon",
    "Rowan", "Kestrel", "Iris", "Garden", "Spruce", "Thrush", "Thyme", "Bay", "Palm", "Condor", "Violet",
    "Creek", "Sequoia", "Egret", "Yarrow", "Dune",
];

/// Proposes the first word that nobody has yet; past the list's end, a word with a number.
pub fn propose_alias(taken: &BTreeSet<String>) -> String {
    let free = |word: &String| !taken.contains(word);
    let plain = WORDS.iter().map(|word| (*word).to_owned());
    // Rounds that must be full already are not gone through again: a class list may bring thousands.
    let first = (taken.len() / WORDS.len()).max(2);
    let numbered = (first..).flat_map(|round| WORDS.iter().map(move |word| format!("{word} {round}")));
    plain.chain(numbered).find(free).unwrap_or_default()
}
