//! Who may import whom: walks `src` and reads every path that the code names.

use std::fs;
use std::path::{Path, PathBuf};

/// Every source file, as its path under `src`, with its code: comments and test modules left out.
fn sources() -> Vec<(String, String)> {
    fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
        for item in fs::read_dir(dir).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    assert!(found.len() > 50, "the walk found only {} files", found.len());
    found
        .into_iter()
        .map(|path| {
            let code = fs::read_to_string(&path).unwrap();
            let code = code.split("#[cfg(test)]").next().unwrap();
            let code =
                code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            (path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"), code)
        })
        .collect()
}

/// Whether a file is in a module: `tui/screen` is `tui/screen.rs` and everything under `tui/screen/`.
fn is_in(file: &str, module: &str) -> bool {
    file == format!("{module}.rs") || file.starts_with(&format!("{module}/"))
}

/// (these modules, may not name these words)
const RULES: &[(&[&str], &[&str])] = &[
    // The pure core: no store, no files. (No clock, environment or thread: `clippy.toml`.)
    (
        &[
            "tui/app",
            "tui/world",
            "tui/route",
            "tui/router",
            "tui/phrase",
            "tui/screen",
            "tui/view",
            "tui/widget",
            "tui/go",
            "tui/page",
            "tui/layout",
            "tui/theme",
            "tui/msg",
            "tui/keys",
        ],
        &["crate::vault", "std::fs"],
    ),
    // The model and everything below it stand alone.
    (
        &["visit", "guide", "site", "when", "clean", "private"],
        &[
            "crate::vault",
            "crate::tui",
            "crate::cli",
            "crate::export",
            "crate::roster",
            "crate::sample",
            "crate::totals",
            "crate::pages",
            "crate::config",
            "crate::files",
            "std::fs",
        ],
    ),
    // Errors of any layer are sentences of the language files, so `text` stands below them all: strings only.
    (&["visit", "guide", "site", "when", "private"], &["crate::text"]),
    (&["text"], &["crate::", "homevisit::", "std::fs"]),
    // Rows and cells are below all that write and read them.
    (&["sheet"], &["crate::visit", "crate::export", "crate::roster", "crate::totals", "std::fs"]),
    (&["guide", "site"], &["crate::visit"]),
    (&["terms"], &["crate::", "std::fs"]),
    (
        &["export", "roster", "sample"],
        &["crate::vault", "crate::tui", "crate::cli", "crate::files", "std::fs"],
    ),
    (&["vault"], &["crate::tui", "crate::cli", "crate::export", "crate::roster"]),
    // The settings' folder and the printed pages know nothing of what is kept, or of who shows them.
    (&["config"], &["crate::vault", "crate::tui", "crate::cli", "crate::export"]),
    (&["pages"], &["crate::vault", "crate::tui", "crate::cli", "crate::files", "std::fs"]),
    // The coordinator's side knows the columns of a log, and nothing of a vault, a file or a clock.
    (
        &["totals"],
        &[
            "crate::vault",
            "crate::tui",
            "crate::cli",
            "crate::files",
            "crate::paths",
            "crate::roster",
            "crate::sample",
            "crate::export::digest",
            "std::fs",
        ],
    ),
    // A screen knows the world and says where to go; the router alone knows the screens, the app alone the stack.
    (&["tui/screen"], &["tui::app", "tui::router", "tui::view"]),
    (
        &["tui/world", "tui/phrase", "tui/route", "tui/go", "tui/page", "tui/widget"],
        &["tui::app", "tui::router", "tui::view", "super::app", "super::router", "super::view"],
    ),
    (&["cli"], &["crate::tui", "homevisit::tui"]),
    (&["tui"], &["crate::cli", "homevisit::cli"]),
];

/// (this word, only in these modules)
const ONLY: &[(&str, &[&str])] = &[
    ("rusqlite", &["vault"]),
    ("crossterm", &["tui/terminal", "tui/runtime", "tui/keys"]),
    ("signal_hook", &["tui/terminal", "tui/runtime"]),
    // Rectangles, frames and colours are the layout's. Two boxes draw themselves where it says.
    (
        "ratatui",
        &[
            "tui/layout",
            "tui/view",
            "tui/theme",
            "tui/terminal",
            "tui/runtime",
            "tui/widget/field",
            "tui/widget/textbox",
        ],
    ),
    ("world.theme", &["tui/layout", "tui/view", "tui/app"]),
    ("directories::", &["paths"]),
];

#[test]
fn nobody_imports_what_they_may_not() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        for (modules, words) in RULES {
            if modules.iter().any(|module| is_in(&file, module)) {
                wrong
                    .extend(words.iter().filter(|w| code.contains(**w)).map(|w| format!("{file} names {w}")));
            }
        }
        for (word, modules) in ONLY {
            if code.contains(word) && !modules.iter().any(|module| is_in(&file, module)) {
                wrong.push(format!("{file} names {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The screen that a file belongs to: `today` for `tui/screen/today.rs`, `send` for `tui/screen/send/which.rs`.
fn screen_of(file: &str) -> Option<&str> {
    file.strip_prefix("tui/screen/")?.split(['/', '.']).next()
}

#[test]
fn no_screen_knows_another() {
    let sources = sources();
    let screens: std::collections::BTreeSet<&str> =
        sources.iter().filter_map(|(file, _)| screen_of(file)).collect();
    let mut wrong = Vec::new();
    for (file, code) in &sources {
        let Some(own) = screen_of(file) else { continue };
        for other in screens.iter().filter(|other| **other != own) {
            let named =
                [format!("screen::{other}"), format!("super::{other}::"), format!("super::super::{other}::")];
            wrong.extend(
                named.iter().filter(|n| code.contains(n.as_str())).map(|n| format!("{file} names {n}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every path that a file's `use` lines name, braces taken apart.
fn used(code: &str) -> Vec<String> {
    fn take_apart(prefix: &str, rest: &str, found: &mut Vec<String>) {
        let Some((head, inside)) = rest.split_once('{') else {
            return found.push(format!("{prefix}{}", rest.trim()));
        };
        let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
        let (mut depth, mut from) = (0, 0);
        for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    take_apart(&format!("{prefix}{}", head.trim()), inside[from..at].trim(), found);
                    from = at + 1;
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for statement in code.split("use ").skip(1).filter_map(|rest| rest.split_once(';')) {
        take_apart("", statement.0, &mut found);
    }
    found
}

/// The files of the terminal program that a file names, itself and its own folder left out.
fn names_of_tui(file: &str, code: &str, files: &[String]) -> Vec<String> {
    let own = file.trim_end_matches(".rs");
    used(code)
        .iter()
        .filter_map(|path| {
            let mut parts: Vec<&str> = own.split('/').collect();
            let mut rest: Vec<&str> = path.split("::").collect();
            match rest.first() {
                Some(&"crate") => (parts, rest) = (Vec::new(), rest[1..].to_vec()),
                Some(&"super") => {
                    while rest.first() == Some(&"super") {
                        parts.pop();
                        rest.remove(0);
                    }
                }
                Some(&"self") => rest = rest[1..].to_vec(),
                _ => return None,
            }
            parts.extend(rest);
            // The longest path that is a file.
            (1..=parts.len()).rev().map(|n| parts[..n].join("/")).find(|path| files.contains(path))
        })
        .filter(|other| other.starts_with("tui/"))
        .filter(|other| !own.starts_with(other.as_str()) && !other.starts_with(&format!("{own}/")))
        .collect()
}

#[test]
fn nothing_in_the_terminal_program_goes_round_in_a_circle() {
    let sources = sources();
    let tui: Vec<&(String, String)> = sources.iter().filter(|(file, _)| file.starts_with("tui/")).collect();
    let files: Vec<String> = tui.iter().map(|(file, _)| file.trim_end_matches(".rs").to_owned()).collect();
    let mut names: Vec<(String, Vec<String>)> = tui
        .iter()
        .map(|(file, code)| (file.trim_end_matches(".rs").to_owned(), names_of_tui(file, code, &files)))
        .collect();
    assert!(names.iter().map(|(_, others)| others.len()).sum::<usize>() > 200, "the test reads no paths");
    // Whoever names nobody that is left is taken away; what stays goes round.
    loop {
        let left: Vec<String> = names.iter().map(|(file, _)| file.clone()).collect();
        let before = names.len();
        names.retain(|(_, others)| others.iter().any(|other| left.contains(other)));
        if names.len() == before {
            break;
        }
    }
    assert!(names.is_empty(), "these go round: {names:#?}");
}

#[test]
fn a_module_is_a_file_and_a_folder_never_mod_rs() {
    assert!(sources().iter().all(|(file, _)| !file.ends_with("mod.rs")));
}

#[test]
fn what_holds_words_has_no_debug() {
    // Screens, popups and forms hold names and texts as they are shown. Closed lists of plain things may be printed.
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        if ["tui/app", "tui/world", "tui/screen", "tui/go", "tui/widget/form", "tui/widget/words"]
            .iter()
            .any(|m| is_in(&file, m))
        {
            let derives = code.split("#[derive(").skip(1).filter(|part| !part.starts_with("Clone, "));
            wrong.extend(
                derives
                    .filter(|part| part.split(')').next().unwrap().contains("Debug"))
                    .map(|_| file.clone()),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn files_stay_small_enough_to_read() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(file, _)| {
            (file, fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file)).unwrap())
        })
        .map(|(file, code)| (file, code.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(file, lines)| format!("{file}: {lines}"))
        .collect();
    assert!(long.is_empty(), "longer than 500 lines: {}", long.join(", "));
}
