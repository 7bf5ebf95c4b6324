//! Interface strings: one Fluent file a language under `assets/text`. Errors are sentences from here too.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "assets/text"]
struct Files;

/// The strings of one language, English beneath.
pub struct Text {
    bundle: FluentBundle<FluentResource>,
    language: &'static str,
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
        static ENGLISH: LazyLock<Text> = LazyLock::new(Text::english);
        f.write_str(&ENGLISH.sentence(self))
    }
}

impl Text {
    /// The English strings.
    pub fn english() -> Self {
        let mut bundle =
            FluentBundle::new_concurrent(vec!["en-US".parse::<LanguageIdentifier>().unwrap_or_default()]);
        // Isolation marks would reach the screen as odd cells.
        bundle.set_use_isolating(false);
        for name in Files::iter().filter(|name| name.ends_with(".ftl")) {
            let Some(file) = Files::get(&name) else { continue };
            let source = String::from_utf8_lossy(&file.data).into_owned();
            // A broken line is left out by the parser; a test holds that there is none.
            let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language: "en" }
    }

    /// The language's tag.
    pub const fn language(&self) -> &'static str {
        self.language
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

/// Looks a string up: `say!(text, "key")`, `say!(text, "key", name = value)`.
#[macro_export]
macro_rules! say {
    ($text:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $text.get($key, &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}
