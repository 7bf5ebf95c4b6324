//! Plain words that stand for families outside the vault. A label, not an identity.

use std::collections::BTreeSet;

/// Trees, birds, flowers and weather, by language: short, easy to say, with no judgement in them.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        "Cedar Heron Maple Willow Juniper Sparrow Clover Harbor Aspen Robin Meadow River Poppy Finch \
         Laurel Ocean Birch Wren Sage Canyon Elm Lark Fern Prairie Olive Swift Lilac Valley Hazel Plover \
         Ivy Island Linden Osprey Mint Delta Alder Dove Basil Summit Cypress Falcon Daisy Lagoon Rowan \
         Kestrel Iris Garden Spruce Thrush Thyme Bay Palm Condor Violet Creek Sequoia Egret Yarrow Dune",
    ),
    (
        "es",
        "Cedro Garza Arce Sauce Enebro Gorrión Trébol Puerto Álamo Petirrojo Pradera Río Amapola Jilguero \
         Laurel Océano Abedul Colibrí Salvia Cañón Olmo Alondra Helecho Llano Olivo Vencejo Lila Valle \
         Avellano Chorlito Hiedra Isla Tilo Águila Menta Delta Aliso Paloma Albahaca Cumbre Ciprés Halcón \
         Margarita Laguna Serbal Cernícalo Iris Jardín Abeto Zorzal Tomillo Bahía Palmera Cóndor Violeta \
         Arroyo Secuoya Garceta Milenrama Duna",
    ),
];

/// Proposes the first word that nobody has yet, in this language or else in English; past the list's end, a word with a
/// number.
pub fn propose_alias(taken: &BTreeSet<String>, language: &str) -> String {
    let (_, words) = WORDS.iter().find(|(tag, _)| *tag == language).unwrap_or(&WORDS[0]);
    let words: Vec<&str> = words.split(' ').collect();
    let free = |word: &String| !taken.contains(word);
    let plain = words.iter().map(|word| (*word).to_owned());
    // Rounds that must be full already are not gone through again: a class list may bring thousands.
    let first = (taken.len() / words.len()).max(2);
    let numbered = (first..).flat_map(|round| words.iter().map(move |word| format!("{word} {round}")));
    plain.chain(numbered).find(free).unwrap_or_default()
}
