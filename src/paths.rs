//! Where data and configuration live.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::config::Config;

/// The two folders that the program uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The vault, its keys and its backups.
    pub(crate) data: PathBuf,
    /// Settings, key bindings, own guides, the site's file.
    pub(crate) config: PathBuf,
}

impl Paths {
    /// What the configuration folder says.
    pub(crate) fn config(&self) -> Config {
        Config::at(&self.config)
    }

    /// One folder for both: what `HOMEVISIT_HOME` and `--data-dir` give.
    pub(crate) fn in_one(folder: PathBuf) -> Self {
        Self { config: folder.join("config"), data: folder }
    }

    /// The system's folders for this user; none where the system names no home.
    pub(crate) fn of_system() -> Option<Self> {
        ProjectDirs::from("", "", "homevisit").map(|dirs| Self {
            data: dirs.data_local_dir().to_path_buf(),
            config: dirs.config_dir().to_path_buf(),
        })
    }
}
