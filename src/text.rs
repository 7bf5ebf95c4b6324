//! Interface strings: Fluent files, a folder a language under `assets/text`, English beneath every other. Errors are
//! sentences from here too.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "assets/text"]
struct Files;

/// The language that is whole, and beneath every other.
const ENGLISH: &str = "en";

/// The strings of one language, English beneath.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
    language: String,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({})", self.language)
    }
}

/// A sentence of a language file, with what fills it: how errors travel to where a language is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The key in the language files.
    pub key: &'static str,
    /// What fills it.
    pub args: Vec<(&'static str, String)>,
}

impl Sentence {
    /// A sentence that nothing fills.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds what fills a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spoken().sentence(self))
    }
}

static SPOKEN: OnceLock<Text> = OnceLock::new();

/// Says in which language this process speaks, once, before anything is said.
pub(crate) fn speak(text: Text) {
    // Whoever came first was asked first: a second call is a mistake that changes nothing.
    let _ = SPOKEN.set(text);
}

/// The strings in the language of this process; English where nobody has said.
pub(crate) fn spoken() -> &'static Text {
    SPOKEN.get_or_init(Text::english)
}

/// The languages that the interface ships in.
pub fn languages() -> Vec<String> {
    let mut tags: Vec<String> =
        Files::iter().filter_map(|file| Some(file.split_once('/')?.0.to_owned())).collect();
    tags.sort();
    tags.dedup();
    tags
}

/// The first of the wished-for languages that is among those there are, by its tag or the part before the region
/// ("es-MX", "es_MX.UTF-8"); else English.
pub fn choose<'a>(wishes: impl IntoIterator<Item = &'a str>, there: &[String]) -> String {
    for wish in wishes {
        let wish = wish.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_lowercase();
        let base = wish.split('-').next().unwrap_or_default();
        // A system without a language of its own says "C".
        if let Some(found) =
            [&*wish, base].iter().find_map(|tag| there.iter().find(|t| t.to_lowercase() == *tag))
        {
            return found.clone();
        }
    }
    ENGLISH.to_owned()
}

impl Text {
    /// The English strings.
    pub fn english() -> Self {
        Self::new(ENGLISH, &[])
    }

    /// The strings of a language, and of files that a site adds over them.
    pub fn new(language: &str, added: &[String]) -> Self {
        let locale = language.parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would reach the screen as odd cells.
        bundle.set_use_isolating(false);
        // What a language has not said yet is said in English.
        for tag in [ENGLISH, language] {
            let mut names: Vec<_> = Files::iter().filter(|name| is_of(name, tag)).collect();
            names.sort();
            for file in names.iter().filter_map(|name| Files::get(name)) {
                add(&mut bundle, String::from_utf8_lossy(&file.data).into_owned());
            }
        }
        for source in added {
            add(&mut bundle, source.clone());
        }
        Self { bundle, language: language.to_owned() }
    }

    /// The language's tag.
    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// The six lines of the pocket card.
    pub fn pocket_card(&self) -> String {
        [&self.language, ENGLISH]
            .iter()
            .find_map(|tag| Files::get(&format!("{tag}/pocket.txt")))
            .map(|file| String::from_utf8_lossy(&file.data).into_owned())
            .unwrap_or_default()
    }

    /// A string by key; a missing key shows as itself, so that it is seen and not silent.
    pub fn get(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut problems = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned()
    }

    /// "And" before this name: in Spanish it turns into "e" before the sound of i (RAE, Ortografía 2010: not before a
    /// diphthong).
    pub fn and_before(&self, name: &str) -> String {
        let name = name.to_lowercase();
        let mut letters = name.strip_prefix('h').unwrap_or(&name).chars();
        let sound = match (letters.next(), letters.next()) {
            (Some('i'), Some('a' | 'e' | 'o' | 'u'))
            | (Some('y'), None | Some('a' | 'e' | 'i' | 'o' | 'u')) => "",
            (Some('i' | 'í' | 'y'), _) => "i",
            _ => "",
        };
        self.get("and", &[("sound", sound.into())])
    }

    /// Whether a key is known.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A sentence in this language.
    pub fn sentence(&self, sentence: &Sentence) -> String {
        let args: Vec<(&str, FluentValue<'_>)> =
            sentence.args.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))).collect();
        self.get(sentence.key, &args)
    }
}

fn is_of(file: &str, tag: &str) -> bool {
    file.split_once('/').is_some_and(|(folder, name)| folder == tag && name.strip_suffix(".ftl").is_some())
}

/// A broken line is left out by the parser; a test holds that there is none in what ships.
fn add(bundle: &mut FluentBundle<FluentResource>, source: String) {
    let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
}

/// Looks a string up: `say!(text, "key")`, `say!(text, "key", name = value)`.
#[macro_export]
macro_rules! say {
    ($text:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $text.get($key, &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}
