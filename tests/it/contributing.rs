//! The papers for those who come, walked where they can be.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::CommandCargoExt as _;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn papers() -> String {
    fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap()
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_file_that_a_recipe_names_is_there() {
    let papers = papers();
    let folders = ["", "src/tui/screen", "src/tui/screen/form", "src/export", "assets/languages/es"];
    let mut named = 0;
    for path in quoted(&papers).filter(|p| p.contains('/') || [".rs", ".toml"].iter().any(|e| p.ends_with(e)))
    {
        if path.contains(' ') {
            continue;
        }
        named += 1;
        assert!(folders.iter().any(|folder| root().join(folder).join(path).exists()), "there is no {path}");
    }
    assert!(named > 25, "only {named}");
}

#[test]
fn every_name_in_the_recipes_is_in_the_code() {
    let mut code = String::new();
    let mut folders = vec![root().join("src"), root().join("tests"), root().join("assets/text")];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "ftl") {
                code += &fs::read_to_string(path).unwrap();
            }
        }
    }
    for name in ["EXPORT", "EXPORTS", "Sending", "Screen", "Page", "ORDER", "make_fixture"] {
        assert!(papers().contains(name) && code.contains(name), "{name}");
    }
    for prefix in ["send-", "send-nothing-", "sent-", "withheld-", "key-", "about-", "context-"] {
        assert!(
            papers().contains(&format!("`{prefix}`")) && code.contains(&format!("\n{prefix}")),
            "{prefix}"
        );
    }
}

#[test]
fn the_recipe_for_a_guide_makes_one() {
    let home = tempfile::TempDir::new().unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("homevisit").unwrap();
        command.env("HOMEVISIT_HOME", home.path()).args(args).output().unwrap()
    };
    let made = run(&["guide", "new", "mine"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let file = home.path().join("mine.toml");
    fs::write(&file, &made.stdout).unwrap();
    let checked = run(&["guide", "check", file.to_str().unwrap()]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

/// Licences as the tree names them, each way out of an expression; `AND` needs all of its parts.
fn may_be_used(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let bare = expression.replace(['(', ')'], "");
    let any =
        |part: &str| part.split(" OR ").flat_map(|p| p.split('/')).any(|one| allowed.contains(one.trim()));
    bare.split(" AND ").all(any)
}

#[test]
fn everything_it_is_built_from_has_a_licence_that_is_listed() {
    let deny: toml::Table = toml::from_str(&fs::read_to_string(root().join("deny.toml")).unwrap()).unwrap();
    let allowed: BTreeSet<&str> = deny["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|licence| licence.as_str().unwrap())
        .collect();
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    let tree: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = tree["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let strange: Vec<_> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or("none")))
        .filter(|(_, licence)| !may_be_used(licence, &allowed))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
    let elsewhere =
        packages.iter().filter_map(|p| p["source"].as_str()).find(|s| !s.starts_with("registry+"));
    assert_eq!(elsewhere, None);
}

#[test]
fn no_picture_of_a_screen_is_left_over() {
    let code = fs::read_to_string(root().join("tests/it/screens.rs")).unwrap();
    let named: BTreeSet<&str> = code.split('"').skip(1).step_by(2).collect();
    let mut found = 0;
    for item in fs::read_dir(root().join("tests/it/snapshots")).unwrap() {
        let name = item.unwrap().file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".snap") else { panic!("{name} waits to be looked at") };
        found += 1;
        assert!(named.contains(name), "no test names {name}");
    }
    assert!(found > 50);
}
