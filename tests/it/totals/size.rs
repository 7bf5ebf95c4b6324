//! Size, and databases. Both are run by name:
//!
//! ```text
//! cargo test --release --locked --test it totals::size::a_hundred_thousand_rows -- --ignored --nocapture
//! cargo test --locked --test it totals::size::databases_say_the_same -- --ignored --nocapture
//! ```
//!
//! The second needs `python3` with the module duckdb, and `psql` with the server's programs (on Debian in
//! `/usr/lib/postgresql/*/bin`, or wherever `PGBIN` says); as root it runs the server as the user postgres.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use homevisit::export::log::{self, Row};
use serde_json::Value;

use super::row;

/// Rows of many pairs, schools and months, some not met, some voided: the same on every run.
fn many(count: u128) -> Vec<Row> {
    let mut random = homevisit::visit::Ids::new(1);
    (0..count)
        .map(|n| {
            let mut row = row(n);
            let pair = random.draw() % 500;
            row.seats[0].id = Some(format!("{:05}", 1000 + 2 * pair));
            row.seats[0].name = Some(format!("Lead {pair}").into());
            row.seats[1].id = Some(format!("{:05}", 1001 + 2 * pair));
            row.seats[1].name = Some(format!("Partner {pair}").into());
            row.school = format!("School {}", pair % 40);
            row.student_site_key = Some(format!("{:032x}", random.draw() % 60_000));
            row.visit_date = row.visit_date.map(|day| day + chrono::Days::new(random.draw() % 60));
            if random.draw().is_multiple_of(7) {
                row.counts_for_pay = log::Counts::NotMet;
                row.outcome = Some(homevisit::visit::Outcome::Declined);
                (row.seats[0].claim_units, row.seats[1].claim_units) = (Some(0), Some(0));
            }
            row.funding_code = random.draw().is_multiple_of(5).then(|| "a \"code\", with=signs".to_owned());
            row
        })
        .collect()
}

/// Runs a command, and gives what it printed, the seconds, and the most memory it had, in MiB.
fn measured(command: &mut Command, limit_status: i32) -> (String, f64, u64) {
    let began = Instant::now();
    let output = command.output().unwrap();
    let seconds = began.elapsed().as_secs_f64();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(limit_status), "{err}");
    let peak = err
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("peak ")?.parse::<u64>().ok())
        .unwrap_or_default();
    (err, seconds, peak / 1024)
}

/// The program under a watch for its memory.
fn watched(folder: &Path, args: &[&str]) -> Command {
    const WATCH: &str = "import resource, subprocess, sys\n\
        status = subprocess.call(sys.argv[1:])\n\
        print('peak', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n\
        sys.exit(status)";
    let mut command = Command::new("python3");
    command.args(["-c", WATCH, env!("CARGO_BIN_EXE_homevisit")]).args(args).current_dir(folder);
    command
}

#[test]
#[ignore = "a measure; run it in release"]
fn a_hundred_thousand_rows_from_a_thousand_files() {
    let folder = tempfile::tempdir().unwrap();
    let rows = many(100_000);
    for form in ["csv", "json", "xlsx"] {
        let logs = folder.path().join(form);
        fs::create_dir(&logs).unwrap();
        for (at, rows) in rows.chunks(100).enumerate() {
            let bytes = match form {
                "csv" => log::csv(rows),
                "json" => log::json(rows),
                _ => super::workbook(rows),
            };
            fs::write(logs.join(format!("{at:04}.{form}")), bytes).unwrap();
        }
        for args in [
            &["totals", form, "--print"][..],
            &[
                "totals", form, "--yes", "--out", "t.xlsx", "--out", "t.html", "--out", "t.json", "--rows",
                "rows.csv",
            ],
        ] {
            let mut command = watched(folder.path(), args);
            command.stdout(std::process::Stdio::null());
            // One visit of these is perhaps one with another, so the status is 1.
            let (err, seconds, peak) = measured(&mut command, 1);
            assert!(err.contains("1000 logs, 100000 rows read; 85785 visits counted"), "{err}");
            println!(
                "1,000 {form} files, 100,000 rows, {} outputs: {seconds:.1} s, {peak} MiB",
                args.len() / 2 - 1
            );
        }
    }
    // What is hostile ends early, and in little memory.
    let hostile = folder.path().join("hostile");
    fs::create_dir(&hostile).unwrap();
    let texts = [
        ("wide.csv", format!("record_id,record_version\n{}", "é,".repeat(20 << 20))),
        ("quote.csv", format!("record_id,record_version\n\"{}", "x\n".repeat(31 << 20))),
        ("deep.json", "[".repeat(60 << 20)),
        ("escaped.json", format!("[\"{}\"]", "\\u0041".repeat(10 << 20))),
        ("numbers.json", format!("[{}1]", "1,".repeat(31 << 20))),
        ("rows.csv", {
            let one = String::from_utf8(log::csv(&rows[..1])).unwrap();
            let line = one.lines().nth(1).unwrap().replacen("new", "odd", 1);
            format!(
                "{}\n{}",
                one.lines().next().unwrap(),
                format!("{line}\n").repeat((60 << 20) / line.len())
            )
        }),
    ];
    for (name, words) in texts {
        fs::write(hostile.join(name), words).unwrap();
        measure_one(&hostile, name);
    }
    let latin: Vec<u8> =
        b"record_id;record_version\n".iter().copied().chain(std::iter::repeat_n(0x80, 15 << 20)).collect();
    fs::write(hostile.join("latin.csv"), latin).unwrap();
    measure_one(&hostile, "latin.csv");
    fs::File::create(hostile.join("huge.csv")).unwrap().set_len(2 << 30).unwrap();
    measure_one(&hostile, "huge.csv");
}

fn measure_one(folder: &Path, name: &str) {
    let mut command = watched(folder, &["totals", name, "--print"]);
    let (err, seconds, peak) = measured(&mut command, 1);
    println!("{name}: {seconds:.1} s, {peak} MiB: {}", err.lines().next().unwrap_or_default());
    assert!(peak < 200 && seconds < 10.0, "{name}: {seconds} s, {peak} MiB");
}

/// Units by person, visits, students and held rows: in both engines' SQL.
const QUESTIONS: &str = "SELECT who || '|' || sum(units) FROM (\
    SELECT educator_1_id AS who, educator_1_units AS units FROM homevisit_visits WHERE counted UNION ALL \
    SELECT educator_2_id, educator_2_units FROM homevisit_visits WHERE counted AND educator_2_id IS NOT NULL) AS seats GROUP BY who \
    UNION ALL SELECT 'visits|' || count(DISTINCT visit_id) FROM homevisit_visits WHERE counted \
    UNION ALL SELECT 'students|' || count(DISTINCT student) FROM homevisit_visits WHERE counted \
    UNION ALL SELECT 'rows|' || count(*) FROM homevisit_visits \
    UNION ALL SELECT 'without|' || count(*) FROM homevisit_visits WHERE funding_code IS NULL \
    UNION ALL SELECT 'codes|' || count(*) FROM homevisit_visits WHERE funding_code = 'a \"code\", with=signs' \
    UNION ALL SELECT 'august|' || count(*) FROM homevisit_visits WHERE visit_date < DATE '2026-09-01' ORDER BY 1";

#[test]
#[ignore = "needs PostgreSQL and DuckDB"]
fn databases_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let rows = many(20_000);
    fs::write(folder.path().join("log.csv"), log::csv(&rows[..9_000])).unwrap();
    fs::write(folder.path().join("log.json"), log::json(&rows[8_000..])).unwrap();
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_homevisit"))
            .args(args)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.code() == Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let json: Value =
        serde_json::from_str(&run(&["totals", ".", "--json", "--smallest", "1", "--rows", "visits.csv"]))
            .unwrap();
    fs::set_permissions(folder.path().join("visits.csv"), fs::Permissions::from_mode(0o644)).unwrap();
    let mut expected: Vec<String> = json["pay"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| format!("{}|{}", p["staff_id"].as_str().unwrap(), p["units"]))
        .collect();
    let of = |what: &str| {
        json["overview"].as_array().unwrap().iter().find(|row| row["what"] == what).unwrap()["number"]
            .to_string()
    };
    expected.push(format!("visits|{}", of("visits")));
    expected.push(format!("students|{}", of("students")));
    expected.push("rows|20000".to_owned());
    let codes = rows.iter().filter(|row| row.funding_code.is_some()).count();
    expected.push(format!("codes|{codes}"));
    expected.push(format!("without|{}", 20_000 - codes));
    let september = "2026-09-01".parse().unwrap();
    expected
        .push(format!("august|{}", rows.iter().filter(|row| row.visit_date.unwrap() < september).count()));
    expected.sort();

    fs::write(folder.path().join("questions.sql"), format!("{QUESTIONS};\n")).unwrap();
    fs::write(folder.path().join("duckdb.sql"), run(&["totals", "--sql=duckdb", "--rows", "visits.csv"]))
        .unwrap();
    fs::write(folder.path().join("pg.sql"), run(&["totals", "--sql=postgresql", "--rows", "visits.csv"]))
        .unwrap();
    let answers = |output: std::process::Output| {
        assert!(
            output.status.success(),
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        let words = String::from_utf8(output.stdout).unwrap();
        let mut lines: Vec<String> =
            words.lines().filter(|line| line.contains('|')).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let duck = "import duckdb\n\
        db = duckdb.connect()\n\
        db.execute(open('duckdb.sql').read())\n\
        for row in db.execute(open('questions.sql').read()).fetchall(): print(row[0])";
    let output = Command::new("python3").args(["-c", duck]).current_dir(folder.path()).output().unwrap();
    assert_eq!(answers(output), expected);
    println!("DuckDB: the same {} numbers", expected.len());

    let script = folder.path().join("pg.sh");
    fs::write(
        &script,
        format!(
            "set -eu\ncd {folder}\nexport LC_ALL=C.UTF-8\n\
         trap '{bin}/pg_ctl -D pg/data -m immediate stop >/dev/null 2>&1 || true' EXIT\n\
         {bin}/initdb -D pg/data -E UTF8 --locale=C.UTF-8 -A trust >/dev/null\n\
         {bin}/pg_ctl -D pg/data -w -o \"-c listen_addresses='' -k {folder}/pg\" -l pg/log start >/dev/null\n\
         psql -h {folder}/pg -d postgres -v ON_ERROR_STOP=1 -q -f pg.sql\n\
         psql -h {folder}/pg -d postgres -v ON_ERROR_STOP=1 -At -f questions.sql\n",
            folder = folder.path().display(),
            bin = server_programs().display(),
        ),
    )
    .unwrap();
    fs::create_dir(folder.path().join("pg")).unwrap();
    let is_root =
        String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout).unwrap().trim() == "0";
    let mut command = if is_root {
        assert!(
            Command::new("chown")
                .args(["postgres"])
                .arg(folder.path().join("pg"))
                .status()
                .unwrap()
                .success()
        );
        let mut command = Command::new("su");
        command.args(["postgres", "-s", "/bin/sh", "-c"]).arg(format!("sh {}", script.display()));
        command
    } else {
        let mut command = Command::new("sh");
        command.arg(&script);
        command
    };
    assert_eq!(answers(command.output().unwrap()), expected);
    println!("PostgreSQL: the same {} numbers", expected.len());
}

fn server_programs() -> PathBuf {
    if let Some(named) = std::env::var_os("PGBIN") {
        return named.into();
    }
    let versions = fs::read_dir("/usr/lib/postgresql").unwrap();
    let mut found: Vec<PathBuf> = versions.map(|item| item.unwrap().path().join("bin")).collect();
    found.sort();
    found.pop().unwrap()
}
