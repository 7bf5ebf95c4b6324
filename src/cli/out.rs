//! What goes to stdout and stderr, and how.

use std::io::{self, BufRead as _, ErrorKind, IsTerminal as _, Write as _};

use anyhow::{Context as _, anyhow, ensure};
use chrono::NaiveDate;
use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use crate::paths::Paths;
use crate::say;
use crate::site::Site;
use crate::text::Text;

/// How a page is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// Text, to read on the terminal.
    #[default]
    Text,
    /// One HTML page, to print from a browser.
    Page,
}

/// The strings, in the language of the command line.
pub(crate) fn text() -> &'static Text {
    crate::text::spoken()
}

/// Writes data to stdout. A reader that has seen enough (`| head`) is no error.
pub(crate) fn data(bytes: impl AsRef<[u8]>) -> anyhow::Result<()> {
    all_data(bytes).map(|_| ())
}

/// Writes data to stdout, and says whether somebody took all of it.
pub(crate) fn all_data(bytes: impl AsRef<[u8]>) -> anyhow::Result<bool> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes.as_ref()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(e) => Err(e).context(say!(text(), "cli-doing-stdout")),
    }
}

/// Whether stdout is the system's waste bin, as it also is where it was closed.
#[cfg(unix)]
pub(crate) fn goes_nowhere() -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::MetadataExt as _;
    let stdout = io::stdout().as_fd().try_clone_to_owned().and_then(|fd| std::fs::File::from(fd).metadata());
    matches!((stdout, std::fs::metadata("/dev/null")), (Ok(out), Ok(null)) if out.rdev() == null.rdev())
}

/// Whether stdout goes nowhere; not known here.
#[cfg(not(unix))]
pub(crate) const fn goes_nowhere() -> bool {
    false
}

/// JSON, indented, with an end of the last line.
pub(crate) fn as_json(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes data to stdout as JSON.
pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    data(as_json(value).context(say!(text(), "cli-doing-stdout"))?)
}

/// Tells a person something, on stderr. Nobody there to read it is no error.
pub(crate) fn note(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}

/// An error chain as one sentence: what was being done, what is wrong, what to do; and the system's reason behind it.
pub(crate) fn sentence(error: &anyhow::Error) -> String {
    let mut words = Vec::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        let whole = cause.ends_with(['.', '?', '!']);
        words.push(cause);
        // What lies beneath a whole sentence is the machine's, not the person's.
        if whole {
            break;
        }
    }
    let mut sentence = words.join(": ");
    let system = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    // The system's own words alone: a library may have put a path of its own into them.
    let reason = system.map(|e| {
        e.raw_os_error()
            .map_or_else(|| e.kind().to_string(), |code| io::Error::from_raw_os_error(code).to_string())
    });
    if let Some(system) = reason.filter(|reason| !sentence.contains(reason)) {
        sentence = format!("{sentence} ({system})");
    }
    format!("homevisit: {sentence}")
}

/// Asks a person to say yes on the terminal. Errors: there is none, and `unasked` says what to do then.
pub(crate) fn agreed(question: &str, unasked: &str) -> anyhow::Result<bool> {
    ensure!(io::stdin().is_terminal(), unasked.to_owned());
    note(question);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).context(say!(text(), "cli-doing-answer"))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "s" | "sí"))
}

/// A month as it is typed, such as 2026-10: its first day.
pub(crate) fn month(typed: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(&format!("{typed}-01"), "%Y-%m-%d")
        .map_err(|_| say!(text(), "cli-export-month"))
}

/// Rows in columns as wide as their widest cell, by what a terminal shows; the last column is never padded.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut page = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}

/// The site's rules. A file that cannot be used stops a command: what leaves must not go by other rules than the site's.
pub(crate) fn rules(paths: &Paths) -> anyhow::Result<Site> {
    paths.config().site().map_err(|problem| anyhow!(text().sentence(&problem)))
}
