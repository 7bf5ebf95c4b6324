//! The one sheet for a visit: which cards of a guide are for it.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::super::out::text;
use crate::guide::{self, Names, Prompt, Setting, When};
use crate::site::Site;
use crate::terms::{Band, Mode, Occasion, Subject};

/// For which visit a guide is printed; nothing said: for any.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub(crate) struct Sheet {
    /// For students of these grades: K-2, 3-5, 6-8 or 9-12; may be said again
    #[arg(long, value_name = "GRADES", value_parser = word(Band::ALL, Band::word))]
    band: Vec<Band>,
    /// For this occasion
    #[arg(long, value_parser = word(Occasion::ALL, Occasion::word))]
    occasion: Option<Occasion>,
    /// For a visit that meets so
    #[arg(long, value_parser = word(Mode::ALL, Mode::word))]
    mode: Option<Mode>,
    /// For a pair of whom one teaches this
    #[arg(long, value_name = "SUBJECT", value_parser = word(Subject::ALL, Subject::word))]
    stem: Vec<Subject>,
    /// With an interpreter
    #[arg(long)]
    interpreter: bool,
    /// For sisters and brothers together
    #[arg(long)]
    siblings: bool,
    /// For a family who signs
    #[arg(long)]
    signing: bool,
    /// Only the cards that carry the guide
    #[arg(long)]
    short: bool,
}

/// Reads a word of a closed list, and offers all of them.
pub(in crate::cli) fn word<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|&each| word(each)))
        .map(move |typed| all.iter().copied().find(|&each| word(each) == typed).unwrap_or(all[0]))
}

impl Sheet {
    /// Only the cards that carry a guide for a first visit.
    pub(in crate::cli) fn short() -> Self {
        Self { short: true, occasion: Some(Occasion::First), ..Self::default() }
    }

    /// The guide with only what is for this visit.
    pub(in crate::cli) fn of(&self, guide: &guide::Guide) -> guide::Guide {
        let mut guide = guide.clone();
        let is_for_any = *self == Self { short: self.short, ..Self::default() };
        let setting = Setting {
            bands: self.band.clone(),
            mode: self.mode.or(Some(Mode::InPerson)),
            interpreter: Some(self.interpreter),
            siblings: Some(self.siblings),
            occasion: self.occasion.or_else(|| guide.occasions.first().copied()).or(Some(Occasion::First)),
            subjects: self.stem.clone(),
            signing: Some(self.signing),
        };
        for section in &mut guide.sections {
            section.prompts.retain(|prompt| {
                (is_for_any || prompt.when.holds(&setting)) && (prompt.essential || !self.short)
            });
            if !is_for_any {
                section.prompts.iter_mut().for_each(|prompt| prompt.when = When::default());
            }
        }
        guide.sections.retain(|section| !section.prompts.is_empty());
        guide
    }

    /// The words in place of names: of several students, where the sheet or the prompt is for several.
    pub(super) fn names(&self, prompt: &Prompt, site: &Site) -> Names {
        let several = self.siblings || prompt.when.siblings == Some(true);
        Names::nobody(site, text().language(), several, &|key| text().get(key, &[]))
    }
}
