//! Closed lists of words: one declaration gives the enum, its stable word, and the list that screens offer.

/// Declares an enum whose variants each have one stable word, used in the vault, in exports and as the end of a text key.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every variant, in the order in which screens offer them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable word of this variant.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use words;
