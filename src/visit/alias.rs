//! Plain words that stand for families outside the vault. A label, not an identity.

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
pub fn propose_alias<'a>(taken: impl Iterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.collect();
    let free = |word: &String| !taken.contains(&word.as_str());
    let plain = WORDS.iter().map(|word| (*word).to_owned());
    // With as many rounds as families there is always a free one.
    let numbered =
        (2..=taken.len() + 2).flat_map(|round| WORDS.iter().map(move |word| format!("{word} {round}")));
    plain.chain(numbered).find(free).unwrap_or_default()
}
