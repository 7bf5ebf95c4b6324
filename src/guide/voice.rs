//! Voices: families to rehearse with. A voice is one TOML file under `assets/voices`, in a folder for its language; one's own
//! lie beside the settings in the folder `voices`. Nothing of a rehearsal is kept, counted or scored.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::{ENGLISH, Problem, plain};
use crate::clean;
use crate::terms::{Band, Subject, words};

#[derive(RustEmbed)]
#[folder = "assets/voices"]
struct BuiltIn;

words! {
    /// What is rehearsed.
    Scene {
        /// The call.
        Call = "call",
        /// The first minutes at the door.
        FirstMinutes = "first-minutes",
        /// Something is said that has no quick answer.
        Hard = "hard",
    }
}

/// The questions for the one who was visited, as text keys.
pub const QUESTIONS: [&str; 3] = ["rehearse-ask-fear", "rehearse-ask-words", "rehearse-ask-wish"];
/// What a third who watches may notice, as text keys.
pub const WATCHED: [&str; 6] = [
    "rehearse-watch-asked",
    "rehearse-watch-spoke",
    "rehearse-watch-quiet",
    "rehearse-watch-said-back",
    "rehearse-watch-names",
    "rehearse-watch-left-alone",
];

/// Somebody to play.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Its id, which is its file's name.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// The student.
    pub child: String,
    /// The student's grades.
    pub band: Band,
    /// Who one is.
    pub who: String,
    /// What one fears first.
    pub fear: String,
    /// What one would love to be asked.
    pub wish: String,
    /// What one knows well.
    pub knows: String,
    /// Into which lessons that belongs.
    #[serde(default)]
    pub subject: Vec<Subject>,
    /// The language at home, where it is worth a word.
    pub language: Option<String>,
    /// How one plays it, by scene.
    pub moment: Moments,
    /// What one says aloud, by scene.
    #[serde(default)]
    pub asked: BTreeMap<Scene, String>,
}

/// One instruction for each scene.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Moments {
    /// On the telephone.
    pub call: String,
    /// At the door.
    pub first_minutes: String,
    /// When it gets hard.
    pub hard: String,
}

impl Voice {
    /// How it is played in a scene.
    pub fn plays(&self, scene: Scene) -> &str {
        match scene {
            Scene::Call => &self.moment.call,
            Scene::FirstMinutes => &self.moment.first_minutes,
            Scene::Hard => &self.moment.hard,
        }
    }

    /// Every sentence of it.
    fn sentences(&self) -> impl Iterator<Item = &String> {
        let moments = [&self.moment.call, &self.moment.first_minutes, &self.moment.hard];
        [&self.who, &self.fear, &self.wish, &self.knows].into_iter().chain(moments).chain(self.asked.values())
    }
}

/// No line of a card is longer: it is read in a glance.
const LONGEST: usize = 400;

/// Reads one voice. `name` is the file's name without `.toml`, which must be its id; `tag` its language, whose plain words
/// hold here as in the guides.
///
/// # Errors
/// All problems at once.
pub fn read_voice(name: &str, tag: &str, text: &str) -> Result<Voice, Vec<Problem>> {
    let line_of = |field: &str| {
        let at = text.find(&format!("{field} =")).or_else(|| text.find(field)).unwrap_or_default();
        clean::line_number(text, at)
    };
    let mut voice: Voice = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| clean::line_number(text, span.start));
        vec![Problem { line, what: "toml", name: error.message().to_owned() }]
    })?;
    let mut problems = Vec::new();
    if voice.id != name {
        problems.push(Problem { line: line_of("id"), what: "id-is-file-name", name: voice.id.clone() });
    }
    for said in voice.sentences() {
        let line = clean::line_number(text, text.find(said.as_str()).unwrap_or_default());
        problems.extend(plain::sentence(said, tag, &voice.id, line));
    }
    for line in voice.sentences().chain([&voice.name, &voice.child]).chain(&voice.language) {
        let at = clean::line_number(text, text.find(line.as_str()).unwrap_or_default());
        let mut say = |what| problems.push(Problem { line: at, what, name: voice.id.clone() });
        if line.trim().is_empty() {
            say("voice-silent");
        }
        if line.contains(['{', '}']) {
            say("voice-braces");
        }
        if line.chars().count() > LONGEST {
            say("voice-long");
        }
    }
    for line in [
        &mut voice.name,
        &mut voice.child,
        &mut voice.who,
        &mut voice.fear,
        &mut voice.wish,
        &mut voice.knows,
    ]
    .into_iter()
    .chain(&mut voice.language)
    {
        *line = clean::line(line);
    }
    for line in [&mut voice.moment.call, &mut voice.moment.first_minutes, &mut voice.moment.hard] {
        *line = clean::line(line);
    }
    voice.asked.values_mut().for_each(|line| *line = clean::line(line));
    if problems.is_empty() { Ok(voice) } else { Err(problems) }
}

/// The built-in ones, by language. They are read when somebody first rehearses, and not at every start.
static BUILT_IN: LazyLock<ByLanguage> = LazyLock::new(|| {
    let mut voices = ByLanguage::new();
    for (tag, name, text) in Voices::built_in_texts() {
        // A test holds that each can be read.
        voices.entry(tag.clone()).or_default().extend(read_voice(&name, &tag, &text));
    }
    voices
});

type ByLanguage = BTreeMap<String, Vec<Voice>>;

/// All voices: the built-in ones, and one's own over them.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    own: ByLanguage,
}

impl Voices {
    /// The texts of the built-in voices: language, file name without `.toml`, text.
    pub fn built_in_texts() -> Vec<(String, String, String)> {
        BuiltIn::iter()
            .filter_map(|file| {
                let (tag, name) = file.split_once('/')?;
                let name = name.strip_suffix(".toml")?;
                let text = String::from_utf8_lossy(&BuiltIn::get(&file)?.data).into_owned();
                Some((tag.to_owned(), name.to_owned(), text))
            })
            .collect()
    }

    /// Adds a voice, or puts it in the place of the one of its id; what is wrong with it, where it is left out.
    pub(super) fn add(&mut self, tag: &str, name: &str, text: &str) -> Vec<Problem> {
        match read_voice(name, tag, text) {
            Ok(voice) => {
                let list = self.own.entry(tag.to_owned()).or_default();
                list.retain(|known| known.id != voice.id);
                list.push(voice);
                Vec::new()
            }
            Err(problems) => problems,
        }
    }

    /// The voices in a language, else in English, by id.
    pub fn in_language(&self, tag: &str) -> Vec<&Voice> {
        let is_known = self.own.contains_key(tag) || BUILT_IN.contains_key(tag);
        let tag = if is_known { tag } else { ENGLISH };
        let both = [&*BUILT_IN, &self.own].into_iter().filter_map(|voices| voices.get(tag)).flatten();
        // Of one id the later stands: one's own.
        both.map(|voice| (&voice.id, voice)).collect::<BTreeMap<_, _>>().into_values().collect()
    }
}
