//! What somebody could send who means harm, or whose disk failed: each ends in a sentence, and the others count.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519::Identity;
use homevisit::export::log;
use homevisit::totals::{Reading, Report, identities};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{as_json, options, other_workbook, read, row, rows, said};

/// Reads this beside a sound log, which must count.
fn refused(name: &str, bytes: &[u8]) -> String {
    let began = Instant::now();
    let sound = log::csv(&rows([1, 2]));
    let report = read(&[(name, bytes), ("sound.csv", &sound)]);
    assert!(began.elapsed() < Duration::from_secs(40), "{name}: {:?}", began.elapsed());
    assert_eq!(report.tally.visits, 2, "{name}: the rest counts");
    assert_eq!(report.tally.left_out, 1, "{name}");
    assert!(!report.is_whole());
    let said = said(&report);
    assert_eq!(said.len(), 1, "{said:?}");
    said.into_iter().next().unwrap()
}

/// A workbook with one of its parts replaced, or added.
fn with_part(part: &str, write: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let sound = other_workbook(&rows([3]));
    let mut old = ZipArchive::new(Cursor::new(sound)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let file = old.by_index(at).unwrap();
        if file.name().unwrap() != part {
            new.raw_copy_file(file).unwrap();
        }
    }
    let packed = SimpleFileOptions::default().large_file(true);
    new.start_file(part, packed).unwrap();
    write(&mut new);
    new.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_would_unpack_to_gigabytes_is_not_opened() {
    let sheet = "xl/worksheets/sheet2.xml";
    let zeros = vec![b' '; 1 << 20];
    let bomb = with_part(sheet, |part| {
        for _ in 0..1024 {
            part.write_all(&zeros).unwrap();
        }
    });
    assert!(bomb.len() < 4 << 20);
    assert!(refused("bomb.xlsx", &bomb).contains("would unpack to far more"));

    // Small cells, but without end.
    let cells = "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>".repeat(20_000);
    let bomb = with_part(sheet, |part| {
        part.write_all(b"<worksheet><sheetData>").unwrap();
        for _ in 0..800 {
            part.write_all(cells.as_bytes()).unwrap();
        }
    });
    assert!(refused("cells.xlsx", &bomb).contains("would unpack to far more"));

    // One cell in pieces; ends of cells that stand inside of a quotation mark or a comment are none.
    for piece in [
        "<r><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></r>",
        "<t a='</c></row>'>x</t>",
        "<!-- </c> --><t>x</t>",
    ] {
        let bomb = with_part(sheet, |part| {
            part.write_all(b"<worksheet><sheetData><row><c t=\"inlineStr\"><is>").unwrap();
            let pieces = piece.repeat(10_000);
            for _ in 0..60 {
                part.write_all(pieces.as_bytes()).unwrap();
            }
        });
        assert!(refused("pieces.xlsx", &bomb).contains("would unpack to far more"), "{piece}");
    }
}

#[test]
fn a_list_of_texts_that_promises_more_than_there_is_is_not_believed() {
    for count in ["99999999999", "18446744073709551615", "9999999999999999999999"] {
        let bomb = with_part("xl/sharedStrings.xml", |part| {
            write!(
                part,
                "<?xml version=\"1.0\"?><sst xmlns=\"http://x\" count=\"1\" uniqueCount=\"{count}\"></sst>"
            )
            .unwrap();
        });
        assert!(refused("promise.xlsx", &bomb).contains("would unpack to far more"));
    }
    let bomb = with_part("xl/sharedStrings.xml", |part| {
        part.write_all(b"<sst>").unwrap();
        let texts = "<si><t>a</t></si>".repeat(100_000);
        for _ in 0..20 {
            part.write_all(texts.as_bytes()).unwrap();
        }
    });
    assert!(refused("texts.xlsx", &bomb).contains("would unpack to far more"));
}

#[test]
fn a_workbook_of_thousands_of_parts_is_not_opened() {
    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..3000 {
        many.start_file(format!("{at}.xml"), SimpleFileOptions::default()).unwrap();
    }
    let bytes = many.finish().unwrap().into_inner();
    assert!(refused("parts.xlsx", &bytes).contains("would unpack to far more"));
}

#[test]
fn a_damaged_workbook_says_so_wherever_it_is_cut_or_changed() {
    let sound = other_workbook(&rows(3..20));
    for length in [4, 30, sound.len() / 2, sound.len() - 30] {
        assert!(refused("cut.xlsx", &sound[..length]).contains("The file is damaged"), "{length}");
    }
    let broken = with_part("xl/worksheets/sheet2.xml", |part| {
        part.write_all(
            b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>record_id</t></is></c>",
        )
        .unwrap();
    });
    assert!(refused("open.xlsx", &broken).contains("The file is damaged"));
    assert!(refused("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....").contains("old kind"));
    // Any byte may be wrong: a sentence, or the same rows.
    for at in (0..sound.len()).step_by(97) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x5A;
        let report = read(&[("flipped.xlsx", &bytes)]);
        assert!(report.tally.files + report.tally.left_out + report.tally.own == 1);
    }
}

#[test]
fn lists_in_lists_and_damaged_json_end_at_once() {
    for open in ["[", "{\"a\":", "[{\"record_id\":["] {
        let deep = open.repeat(3_000_000);
        assert!(refused("deep.json", deep.as_bytes()).starts_with("deep.json:1: Lists in lists"), "{open}");
    }
    let sound = String::from_utf8(log::json(&rows([3, 4]))).unwrap();
    let cut = &sound[..sound.len() - 40];
    let lines = cut.matches('\n').count() + 1;
    assert!(
        refused("cut.json", cut.as_bytes()).starts_with(&format!("cut.json:{lines}: The file is damaged"))
    );
    assert!(refused("two.json", format!("{sound}{sound}").as_bytes()).contains("The file is damaged"));
    assert!(refused("object.json", br#"{"record_id": 1}"#).contains("This is no log"));
    assert!(refused("numbers.json", b"[1, 2, 3]").contains("This is no log"));
}

#[test]
fn a_row_longer_than_the_heading_is_left_out_unless_what_is_more_is_empty() {
    let sound = String::from_utf8(log::csv(&rows([3, 4, 5]))).unwrap();
    let mut lines: Vec<String> = sound.lines().map(str::to_owned).collect();
    lines[1].push_str(",,");
    lines[2].push_str(",,more");
    let report = read(&[("long.csv", lines.join("\r\n").as_bytes())]);
    assert_eq!(said(&report), ["long.csv:3: Left out: it has more cells than there are columns."]);
    assert_eq!(report.tally.records, 2);
}

#[test]
fn a_row_that_is_none_is_said_with_its_line_and_the_others_count() {
    let sound = serde_json::to_string(&row(3)).unwrap();
    let nested = sound.replace("\"minutes\":", "\"minutes\":[[1]],\"x\":");
    let text = format!(
        "[\n{sound},\n7,\n{},\n{nested}\n]",
        sound.replace("HV-0003", "HV-9").replace(&row(3).record_id.to_string(), "x")
    );
    let report = read(&[("a.json", text.as_bytes())]);
    assert_eq!(
        said(&report),
        [
            "a.json:3: Left out: this is no row of a log.",
            "a.json:4: Left out: the cell record_id is empty or cannot be read.",
            "a.json:5: Counted, but the cell minutes cannot be read and was taken as empty.",
            "a.json:2: Left out, and so is a.json:5, which says something else under the same id and version. Ask the pair which holds, or take one of the files away.",
        ]
    );
}

/// The lines of a log as CSV.
fn lines() -> Vec<String> {
    let csv = String::from_utf8(log::csv(&rows(3..7))).unwrap();
    csv.lines().map(str::to_owned).collect()
}

fn read_lines(lines: &[String], end: &str) -> Report {
    read(&[("a.csv", lines.join(end).as_bytes())])
}

#[test]
fn damaged_lines_of_a_csv_are_left_out_by_number() {
    for end in ["\r\n", "\n"] {
        let mut broken = lines();
        broken[1] = broken[1].replace(&row(3).visit_id.to_string(), "no-uuid");
        broken[2] = broken[2].replace(",yes,", ",perhaps,");
        broken.insert(3, String::new());
        broken[4] = broken[4].replacen("0042", "1.23457E+11", 1);
        broken.push("stray".to_owned());
        let report = read_lines(&broken, end);
        assert_eq!(
            said(&report),
            [
                "a.csv:2: Left out: the cell visit_id is empty or cannot be read.",
                "a.csv:3: Left out: the cell counts_for_pay is empty or cannot be read.",
                "a.csv:5: Left out: a spreadsheet has shortened the number in educator_1_id (such as 1.2E+11). Ask for the log again and open it without Excel.",
                "a.csv:7: Left out: the file ends in the middle of this row. Ask for it again.",
            ]
        );
        assert_eq!((report.tally.visits, report.tally.rows, report.tally.rows_left_out), (1, 5, 4));
    }
}

#[test]
fn a_lost_quotation_mark_swallows_nothing_in_silence() {
    let mut broken = lines();
    broken[2] = broken[2].replacen("Ada", "\"Ada", 1);
    let report = read_lines(&broken, "\n");
    assert!(said(&report)[0].starts_with("a.csv:3: Left out, down to line"), "{:?}", said(&report));
    assert!(said(&report)[0].starts_with("a.csv:3: Left out, down to line 5"), "{:?}", said(&report));
    assert_eq!(report.tally.visits, 1);
}

#[test]
fn a_file_cut_in_the_middle_says_so() {
    let whole = lines().join("\r\n");
    let report = read(&[("a.csv", &whole.as_bytes()[..whole.len() - 300])]);
    assert_eq!(report.tally.visits, 3);
    assert!(said(&report)[0].starts_with("a.csv:5: Left out"), "{:?}", said(&report));
}

#[test]
fn a_column_that_is_missing_a_newer_log_and_other_files_are_named() {
    let without = log::csv(&rows([3]));
    let without = String::from_utf8(without).unwrap().replace("counts_for_pay", "counts");
    assert!(refused("less.csv", without.as_bytes()).contains("This log has no column counts_for_pay"));
    for bytes in [&b"name,grade\nMaya,3\n"[..], b"", b"%PDF-1.7", b"\n\n\n", b"<html>", b"{}"] {
        assert!(refused("list.csv", bytes).contains("This is no log"), "{bytes:?}");
    }
    let mut newer = row(3);
    newer.schema_version = log::SCHEMA_VERSION + 1;
    let report = read(&[("new.json", &log::json(&[newer]))]);
    assert_eq!(
        said(&report),
        ["new.json:2: Left out: it was written by a newer homevisit. Update this one."]
    );
}

/// Nobody goes unpaid in silence because somebody took out a column or a cell.
#[test]
fn a_column_or_a_cell_of_pay_that_is_gone_is_said() {
    let rows: Vec<_> = rows(0..4).into_iter().collect();
    let without = |column: &str| String::from_utf8(log::csv(&rows)).unwrap().replacen(column, "my_notes", 1);
    for column in ["educator_1_id", "educator_2_id", "educator_2_claim_units", "educator_3_confirmed"] {
        let said = refused("less.csv", without(column).as_bytes());
        assert!(said.contains(&format!("This log has no column {column}")), "{said}");
    }
    for column in ["outcome", "minutes", "grade_band", "practice_pair"] {
        let report = read(&[(
            "less.csv",
            without(&format!(",{column},")).replace("my_notes", ",my_notes,").as_bytes(),
        )]);
        let line =
            format!("less.csv:1: The column {column} is not in this file: nothing that it says is counted.");
        assert_eq!((said(&report), report.tally.visits), (vec![line], 4), "{column}");
    }
    let mut blank = rows.clone();
    blank[2].seats[1].claim_units = None;
    let report = read(&[("less.csv", &log::csv(&blank))]);
    let line = "less.csv:4: Left out: the cell educator_2_claim_units is empty or cannot be read.";
    assert_eq!((said(&report), report.tally.visits), (vec![line.to_owned()], 3));
}

/// A file says itself whether its days or its months come first; one that does not is read as the United States write.
#[test]
fn days_with_slashes_are_read_as_the_whole_file_is_written() {
    let dated = |days: &[&str]| {
        let mut rows: Vec<_> = rows(0..days.len() as u128).into_iter().collect();
        for row in &mut rows {
            row.visit_date = "2026-10-01".parse().ok();
        }
        let mut text = String::from_utf8(log::csv(&rows)).unwrap();
        for day in days {
            text = text.replacen(",2026-10-01,", &format!(",{day},"), 1);
        }
        let report = read(&[("days.csv", text.as_bytes())]);
        let months = as_json(&report)["by_month"].as_array().unwrap().clone();
        let months: Vec<_> = months.iter().map(|m| m["month"].as_str().unwrap().to_owned()).collect();
        (said(&report), months)
    };
    let (said, months) = dated(&["3/10/2026", "25/10/2026"]);
    assert_eq!(months, ["2026-10"]);
    assert!(said[0].starts_with("days.csv:2: Days with slashes are read with the day first"), "{said:?}");
    let (said, months) = dated(&["10/3/2026", "10/25/2026"]);
    assert_eq!((said.len(), months), (0, vec!["2026-10".to_owned()]));
    let (said, months) = dated(&["10/3/2026"]);
    assert_eq!(months, ["2026-10"]);
    assert!(said[0].contains("are read with the month first"), "{said:?}");
    let (said, months) = dated(&["10/25/2026", "25/10/2026", "3/10/2026"]);
    assert_eq!(months, ["2026-10"]);
    assert!(said[0].starts_with("days.csv:4: Left out: a day could be day first or month first"), "{said:?}");
}

#[test]
fn bytes_that_are_no_text_end_in_a_sentence() {
    let noise: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let all = [
        &b"\xEF\xBB\xBF\xFF\xFE record_id"[..],
        b"\xFF\xFEa",
        &[0; 1000],
        b"record_id,record_version\n\xC3\x28\xFF",
        &noise,
    ];
    for bytes in all {
        let report = read(&[("noise.csv", bytes)]);
        assert_eq!((report.tally.left_out, report.tally.visits), (1, 0), "{:?}", &bytes[..8]);
    }
    // Broken UTF-8 in one name is Windows-1252, as old spreadsheets write it: the row counts.
    let broken = String::from_utf8(log::csv(&rows([3]))).unwrap().trim_start_matches('\u{FEFF}').to_owned();
    let broken = encoding_rs::WINDOWS_1252.encode(&broken.replace("Ada", "Adá")).0.into_owned();
    assert_eq!(read(&[("a.csv", &broken)]).tally.visits, 1);
}

#[test]
fn of_many_damaged_rows_the_first_are_named_and_all_are_counted() {
    let mut bad = lines();
    let line = bad[1].replace(&row(3).visit_id.to_string(), "x");
    bad.extend(std::iter::repeat_n(line, 500));
    let report = read_lines(&bad, "\n");
    assert_eq!(report.tally.rows_left_out, 500);
    assert_eq!(said(&report).len(), 51);
    assert_eq!(said(&report)[50], "a.csv: 450 more rows were left out.");
}

#[test]
fn sealed_logs_open_with_the_coordinators_own_identity() {
    let mine = Identity::generate();
    let other = Identity::generate();
    let plain = log::csv(&rows([3]));
    let binary = age::encrypt(&mine.to_public(), &plain).unwrap();
    let armored = age::encrypt_and_armor(&mine.to_public(), &other_workbook(&rows([4]))).unwrap();
    let mut passphrase = age::scrypt::Recipient::new(SecretString::from("words".to_owned()));
    passphrase.set_work_factor(2);
    let locked = age::encrypt(&passphrase, &plain).unwrap();

    let file = format!("# of the coordinator\n{}\n", mine.to_string().expose_secret());
    let own = identities(&file);
    assert_eq!(own.len(), 1);
    let mut reading = Reading::new(own);
    reading.file("a.age", &binary);
    reading.file("b.age", armored.as_bytes());
    reading.file("other.age", &age::encrypt(&other.to_public(), &plain).unwrap());
    reading.file("locked.age", &locked);
    reading.file("cut.age", &binary[..binary.len() - 10]);
    let report = reading.finish(&options());
    assert_eq!(report.tally.visits, 2);
    let said = said(&report);
    assert!(said[0].starts_with("other.age: This log is sealed to another card"), "{said:?}");
    assert!(said[1].starts_with("locked.age: This log is sealed with a passphrase"), "{said:?}");
    assert!(said[2].starts_with("cut.age: The file is damaged"), "{said:?}");
    assert!(refused("sealed.age", &binary).contains("--identity"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_a_file_holds_nothing_panics_and_it_is_accounted_for(
        noise in prop::collection::vec(any::<u8>(), 0..300),
        words in "[ -~\r\né\"',;\\[{}\\]:0-9]{0,300}",
        at in any::<prop::sample::Index>(),
        kind in 0_usize..4,
    ) {
        let rows = rows([3, 4]);
        let mut bytes = match kind {
            0 => log::csv(&rows),
            1 => log::json(&rows),
            2 => other_workbook(&rows),
            _ => Vec::new(),
        };
        let place = at.index(bytes.len() + 1);
        bytes.splice(place..place, if kind % 2 == 0 { noise } else { words.into_bytes() });
        let report = read(&[("any", &bytes)]);
        prop_assert_eq!(report.tally.files + report.tally.left_out + report.tally.own, 1);
        prop_assert!(report.tally.visits <= report.tally.rows);
    }
}
