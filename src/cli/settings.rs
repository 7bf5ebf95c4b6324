//! The configuration folder, read for one command.

use std::path::PathBuf;

use anyhow::anyhow;

use crate::clean;
use crate::files::{self, FileError};
use crate::guide::{Library, Problem};
use crate::paths::Paths;
use crate::say;
use crate::site::Site;

use super::out::text;

/// The site's rules; the defaults where there is no `site.toml`.
pub fn site(paths: &Paths) -> anyhow::Result<Site> {
    let path = paths.config.join("site.toml");
    match files::read_text(&path) {
        Ok(rules) => Site::read(&rules).map_err(|problem| {
            let (path, message) = (path.display().to_string(), clean::line(&problem.message));
            anyhow!(say!(
                text(),
                "cli-site-problem",
                path = path,
                line = problem.line.to_string(),
                message = message
            ))
        }),
        Err(FileError::Missing { .. }) => Ok(Site::default()),
        Err(error) => Err(error.into()),
    }
}

/// The folder of the user's own guides.
pub fn guides_folder(paths: &Paths) -> PathBuf {
    paths.config.join("guides")
}

/// All guides, the user's own over the built-in ones, and the own ones that cannot be used.
pub fn library(paths: &Paths) -> (Library, Vec<(PathBuf, Vec<Problem>)>) {
    Library::with_files(files::read_folder_texts(&guides_folder(paths), "toml").into_iter())
}
