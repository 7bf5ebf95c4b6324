//! Visits, for pay.

use homevisit::export::log::{COLUMNS, Confirmed, Counts, Options, Row, Status, json, withheld};
use homevisit::site::{PayPer, Site};
use homevisit::visit::{
    Act, Facts, Member, Mode, Outcome, Place, Record, Role, Signed, State, StudentId, VisitId,
};
use serde_json::Value;
use uuid::Uuid;

use super::{FIRST, LEE, LEO, MAYA, OKAFOR, VIDEO, book, change, csv, file, log_of, send, sign, site};

fn all() -> Options {
    Options::default()
}

/// The versions and states of a visit's rows.
fn state(rows: &[Row], visit: VisitId) -> Vec<(u32, Status)> {
    rows.iter().filter(|r| r.visit_id == visit.0).map(|r| (r.record_version, r.status)).collect()
}

/// The CSV as a spreadsheet reads it: heading and lines.
fn cells(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let own = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let heading = own(reader.headers().unwrap());
    (heading, reader.records().map(|line| own(&line.unwrap())).collect())
}

/// What a vault remembers of a row that left must mean the same in every version: each cell as its JSON, under its name.
#[test]
fn a_row_s_hash_is_of_its_cells_as_json_and_of_no_empty_one() {
    use sha2::{Digest, Sha256};
    const ENVELOPE: [&str; 7] = [
        "schema_version",
        "export_id",
        "exported_at",
        "record_version",
        "status",
        "student_name",
        "family_name",
    ];
    let rows = log_of(&book(), &site(), &all());
    for (row, object) in
        rows.iter().zip(serde_json::from_slice::<Vec<serde_json::Value>>(&json(&rows)).unwrap())
    {
        let mut hash = Sha256::new();
        for column in COLUMNS.iter().filter(|c| !ENVELOPE.contains(&c.name)) {
            if !object[column.name].is_null() {
                hash.update(format!("{}={}\n", column.name, object[column.name]));
            }
        }
        assert_eq!(row.line_sent().hash, format!("{:x}", hash.finalize()));
    }
}

#[test]
fn a_log_of_a_made_up_book() {
    let (heading, lines) = cells(&csv(&log_of(&book(), &site(), &all())));
    let page: Vec<String> = (0..heading.len())
        .map(|i| {
            let row: Vec<_> = lines.iter().map(|line| line[i].as_str()).collect();
            format!("{}: {}", heading[i], row.join(" | ")).trim_end().to_owned()
        })
        .collect();
    insta::assert_snapshot!(page.join("\n"), @r"
    schema_version: 2 | 2 | 2
    export_id: 00000000-0000-0000-0000-0000000000ee | 00000000-0000-0000-0000-0000000000ee | 00000000-0000-0000-0000-0000000000ee
    exported_at: 2026-09-30T15:00:00-07:00 | 2026-09-30T15:00:00-07:00 | 2026-09-30T15:00:00-07:00
    record_id: 8238ffee-6a06-587d-8284-2e4da20d52c4 | 73a93327-f478-59c6-9e7d-ea670d104c09 | e3b1f9d5-f3db-53ae-9f8d-4baf6e284276
    record_version: 1 | 1 | 1
    status: new | new | new
    visit_id: 00000000-0000-0000-0000-0000000000a1 | 00000000-0000-0000-0000-0000000000a1 | 00000000-0000-0000-0000-0000000000a2
    visit_ref: HV-A1 | HV-A1 | HV-A2
    school_year: 2026-27 | 2026-27 | 2026-27
    site_code: LIN | LIN | LIN
    school: Lincoln Elementary | Lincoln Elementary | Lincoln Elementary
    visit_number: 1 | 1 | 1
    visit_kind: first | first | first
    visit_date: 2026-08-20 | 2026-08-20 | 2026-09-14
    days_from_first_school_day: -12 | -12 | 13
    minutes: 40 | 40 |
    outcome: completed | completed | completed
    attempts_before: 1 | 1 | 0
    mode: in-person | in-person | video
    place_type: home | home | online
    on_school_grounds: false | false | false
    outside_contract_time: true | true |
    educator_1_id: 1007 | 1007 | 1007
    educator_1_name: Ada Okafor | Ada Okafor | Ada Okafor
    educator_1_role: lead | lead | lead
    educator_1_confirmed: own-key | own-key | not-yet
    educator_1_trained_through: 2027-06-30 | 2027-06-30 | 2027-06-30
    educator_1_claim_units: 1 | 0 | 0
    educator_2_id:  |  |
    educator_2_name: Jun Lee | Jun Lee | Jun Lee
    educator_2_role: partner | partner | partner
    educator_2_confirmed: typed-by-partner | typed-by-partner | not-yet
    educator_2_trained_through:  |  |
    educator_2_claim_units: 1 | 0 | 0
    educator_3_id:  |  |
    educator_3_name:  |  |
    educator_3_role:  |  |
    educator_3_confirmed:  |  |
    educator_3_trained_through:  |  |
    educator_3_claim_units:  |  |
    interpreter_used: true | true | false
    language: es | es |
    student_key: ba929906-442c-56e7-a3d9-b53e21af4f58 | 2d80b11c-d3fb-524a-8899-6b38a7d4f2dd | 29c9cacb-b3c2-5a2f-890e-b3be3f10f183
    grade_band: K-2 | 3-5 | 3-5
    sibling_group: f14e6575-e8dd-544d-9ca2-5b2b8c75e80a | f14e6575-e8dd-544d-9ca2-5b2b8c75e80a |
    student_present: true | true |
    family_members_count: 4 | 4 |
    selection_method:  |  |
    draw_id:  |  |
    draw_list_hash:  |  |
    draw_redraws:  |  |
    practice_voluntary: kept | kept | kept
    practice_trained: unknown | unknown | unknown
    practice_compensated: kept | kept | not-yet
    practice_hopes: kept | kept | unknown
    practice_no_targeting: unknown | unknown | unknown
    practice_pair: kept | kept | not-yet
    reflection_filed_at: 2026-08-21T18:05:00-07:00 | 2026-08-21T18:05:00-07:00 |
    proof_type: signed-slip | signed-slip |
    proof_held_by: Jun Lee | Jun Lee |
    funding_code: T1 | T1 |
    claim_units: 1 | 0 | 0
    counts_for_pay: yes | yes | video
    educator_1_confirmed_at: 2026-08-21T18:06:00-07:00 | 2026-08-21T18:06:00-07:00 |
    educator_2_confirmed_at: 2026-08-21T18:06:00-07:00 | 2026-08-21T18:06:00-07:00 |
    educator_3_confirmed_at:  |  |
    student_site_key:  |  |
    student_name:  |  |
    family_name:  |  |
    educator_1_training: typed | typed | typed
    educator_2_training:  |  |
    educator_3_training:  |  |
    ");
}

#[test]
fn csv_is_for_spreadsheets_and_says_what_the_json_says() {
    let rows = log_of(&book(), &site(), &all());
    let bytes = csv(&rows);
    assert!(bytes.starts_with(b"\xef\xbb\xbfschema_version,"));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(text.matches("\r\n").count(), rows.len() + 1);
    assert_eq!(text.matches('\n').count(), rows.len() + 1);
    let (heading, lines) = cells(&bytes[3..]);
    let objects: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(&json(&rows)).unwrap();
    assert_eq!((lines.len(), objects.len()), (rows.len(), rows.len()));
    for (line, object) in lines.iter().zip(&objects) {
        assert_eq!(object.len(), heading.len());
        for (name, cell) in heading.iter().zip(line) {
            let said = match &object[name] {
                Value::Null => String::new(),
                Value::String(words) => words.clone(),
                other => other.to_string(),
            };
            assert_eq!(*cell, said, "{name}");
        }
    }
}

#[test]
fn columns_are_the_heading_each_with_its_meaning() {
    let (heading, lines) = cells(&csv(&[]));
    assert!(lines.is_empty());
    assert_eq!(heading, COLUMNS.iter().map(|c| c.name).collect::<Vec<_>>());
    for column in COLUMNS {
        assert!(column.about.ends_with('.'), "{}", column.name);
        assert!(!column.about.starts_with(' '), "{}", column.name);
    }
}

#[test]
fn only_visits_with_something_to_say_are_in() {
    let book = book();
    let rows = log_of(&book, &site(), &all());
    let visits: Vec<_> = rows.iter().map(|r| r.visit_id).collect();
    assert_eq!(visits, [FIRST.0, FIRST.0, VIDEO.0]);
    let stays = withheld(&book, &all(), &rows);
    assert_eq!(stays, [("names", 5), ("texts", 2), ("unfiled", 1), ("staff-ids", 1)]);
}

#[test]
fn one_visit_can_be_picked() {
    let options = Options { visits: Some(vec![VIDEO]), ..Options::default() };
    let rows = log_of(&book(), &site(), &options);
    assert_eq!(rows.iter().map(|r| r.visit_id).collect::<Vec<_>>(), [VIDEO.0]);
}

#[test]
fn siblings_share_the_visit_and_only_one_carries_its_unit() {
    let book = book();
    let rows = log_of(&book, &site(), &all());
    let (maya, leo, kou) = (&rows[0], &rows[1], &rows[2]);
    assert_eq!(maya.visit_id, leo.visit_id);
    assert_ne!(maya.record_id, leo.record_id);
    assert_ne!(maya.student_key, leo.student_key);
    assert!(maya.sibling_group.is_some() && maya.sibling_group == leo.sibling_group);
    assert_eq!(kou.sibling_group, None);
    assert_eq!((maya.claim_units, leo.claim_units), (1, 0));
    let each = Site { pay_per: PayPer::Student, ..site() };
    let rows = log_of(&book, &each, &all());
    assert_eq!((rows[0].claim_units, rows[1].claim_units), (1, 1));
}

#[test]
fn a_visit_without_students_has_one_row() {
    let mut book = book();
    change(&mut book, FIRST, |v| v.students.clear());
    let rows = log_of(&book, &site(), &all());
    let first: Vec<_> = rows.iter().filter(|r| r.visit_id == FIRST.0).collect();
    assert_eq!(first.len(), 1);
    assert_eq!((first[0].student_key, first[0].claim_units), (None, 1));
}

#[test]
fn keys_are_those_of_every_export_and_point_at_nobody() {
    let mut book = book();
    let before = log_of(&book, &site(), &all());
    book.students[0].name = "Maya Elena".into();
    book.students[0].source_key = Some("other".into());
    let after = log_of(&book, &site(), &all());
    assert_eq!(before[0].student_key, after[0].student_key);
    assert_ne!(after[0].student_key, Some(MAYA.0));
}

#[test]
fn what_does_not_count_says_why() {
    let generous = Site { video_counts: true, phone_counts: true, school_grounds_count: true, ..site() };
    for (mode, place, met, reason) in [
        (Mode::InPerson, Place::Home, true, Counts::Yes),
        (Mode::Video, Place::Online, true, Counts::Video),
        (Mode::Phone, Place::Other, true, Counts::Phone),
        (Mode::Elsewhere, Place::School, true, Counts::SchoolGrounds),
        (Mode::InPerson, Place::Home, false, Counts::NotMet),
    ] {
        let mut book = book();
        change(&mut book, FIRST, |v| {
            (v.mode, v.place) = (mode, place);
            if !met {
                (v.outcome, v.facts) = (Some(Outcome::Declined), Facts::default());
            }
        });
        let row = &log_of(&book, &site(), &all())[0];
        let units = u32::from(reason == Counts::Yes);
        let claims = (row.counts_for_pay, row.claim_units, row.seats[0].claim_units);
        assert_eq!(claims, (reason, units, Some(units)));
        assert_eq!(log_of(&book, &generous, &all())[0].counts_for_pay == Counts::Yes, met);
    }
}

#[test]
fn each_person_claims_once_confirmed_and_interpreters_are_not_asked() {
    let mut book = book();
    book.sign_offs.retain(|s| s.act != Act::There || s.educator != LEE);
    let third = homevisit::visit::EducatorId(Uuid::from_u128(0xe3));
    book.put(Record::Educator(super::educator(third, "Pa Vang", "1009", None)));
    change(&mut book, FIRST, |v| v.team.insert(0, Member { educator: third, role: Role::Interpreter }));
    let row = &log_of(&book, &site(), &all())[0];
    assert_eq!(row.seats[0].id.as_deref(), Some("1007"));
    assert_eq!((row.seats[0].confirmed, row.seats[0].claim_units), (Some(Confirmed::OwnKey), Some(1)));
    assert_eq!((row.seats[1].confirmed, row.seats[1].claim_units), (Some(Confirmed::NotYet), Some(0)));
    assert_eq!((row.seats[2].confirmed, row.seats[2].claim_units), (Some(Confirmed::NotAsked), Some(1)));
    sign(&mut book, FIRST, None, LEE, Signed::Typed(OKAFOR));
    let row = &log_of(&book, &site(), &all())[0];
    assert_eq!(
        (row.seats[1].confirmed, row.seats[1].claim_units),
        (Some(Confirmed::TypedByPartner), Some(1))
    );
}

#[test]
fn a_fourth_person_is_not_lost_in_silence() {
    let mut book = book();
    for id in [0xe3, 0xe4] {
        let educator = homevisit::visit::EducatorId(Uuid::from_u128(id));
        change(&mut book, FIRST, |v| v.team.push(Member { educator, role: Role::Interpreter }));
    }
    let rows = log_of(&book, &site(), &all());
    assert!(withheld(&book, &all(), &rows).contains(&("educators", 1)));
}

#[test]
fn sent_again_a_row_is_the_same_changed_it_is_amended_voided_it_is_voided() {
    let mut book = book();
    let unsent = Options { only_unsent: true, ..Options::default() };
    let rows = log_of(&book, &site(), &all());
    assert_eq!(state(&rows, FIRST), [(1, Status::New), (1, Status::New)]);
    send(&mut book, &rows);

    let rows = log_of(&book, &site(), &all());
    assert_eq!(state(&rows, FIRST), [(1, Status::Same), (1, Status::Same)]);
    assert!(log_of(&book, &site(), &unsent).is_empty());

    change(&mut book, FIRST, |v| v.facts.minutes = Some(55));
    let rows = log_of(&book, &site(), &unsent);
    assert_eq!(state(&rows, FIRST), [(2, Status::Amended), (2, Status::Amended)]);
    assert_eq!(state(&rows, VIDEO), []);
    // Looked at, and not sent: the next preview has the same version.
    assert_eq!(state(&log_of(&book, &site(), &unsent), FIRST), [(2, Status::Amended), (2, Status::Amended)]);
    send(&mut book, &rows);

    change(&mut book, FIRST, |v| v.voided = true);
    let rows = log_of(&book, &site(), &unsent);
    assert_eq!(state(&rows, FIRST), [(3, Status::Voided), (3, Status::Voided)]);
    assert!(rows.iter().all(|r| r.counts_for_pay == Counts::Voided && r.claim_units == 0));
    send(&mut book, &rows);
    assert!(log_of(&book, &site(), &unsent).is_empty());
    assert_eq!(state(&log_of(&book, &site(), &all()), FIRST), [(3, Status::Voided), (3, Status::Voided)]);

    change(&mut book, FIRST, |v| v.voided = false);
    assert_eq!(state(&log_of(&book, &site(), &unsent), FIRST), [(4, Status::Amended), (4, Status::Amended)]);
}

#[test]
fn going_back_to_what_was_sent_earlier_is_a_new_version() {
    let mut book = book();
    for minutes in [40, 50] {
        change(&mut book, FIRST, |v| v.facts.minutes = Some(minutes));
        let rows = log_of(&book, &site(), &all());
        send(&mut book, &rows);
    }
    change(&mut book, FIRST, |v| v.facts.minutes = Some(40));
    assert_eq!(state(&log_of(&book, &site(), &all()), FIRST)[0], (3, Status::Amended));
}

#[test]
fn the_last_version_sent_counts_whatever_the_order_in_which_departures_came() {
    let mut book = book();
    for minutes in [40, 50] {
        change(&mut book, FIRST, |v| v.facts.minutes = Some(minutes));
        let rows = log_of(&book, &site(), &all());
        send(&mut book, &rows);
    }
    // The clock of one laptop was behind.
    book.disclosures.reverse();
    assert_eq!(state(&log_of(&book, &site(), &all()), FIRST)[0], (2, Status::Same));
}

#[test]
fn what_was_never_sent_is_never_voided() {
    let mut book = book();
    change(&mut book, FIRST, |v| v.voided = true);
    assert_eq!(state(&log_of(&book, &site(), &all()), FIRST), []);
}

#[test]
fn a_student_taken_off_a_visit_is_voided_and_the_unit_moves_on() {
    let mut book = book();
    let rows = log_of(&book, &site(), &all());
    send(&mut book, &rows);
    change(&mut book, FIRST, |v| v.students = vec![LEO]);
    let rows = log_of(&book, &site(), &all());
    let units = |student: StudentId| {
        let key = Uuid::new_v5(&student.0, b"student");
        let row = rows.iter().find(|r| r.student_key == Some(key)).unwrap();
        (row.status, row.claim_units)
    };
    assert_eq!(units(MAYA), (Status::Voided, 0));
    assert_eq!(units(LEO), (Status::Amended, 1));
}

#[test]
fn students_named_after_sending_replace_the_row_without_one() {
    let mut book = book();
    change(&mut book, VIDEO, |v| v.students.clear());
    let rows = log_of(&book, &site(), &all());
    send(&mut book, &rows);
    change(&mut book, VIDEO, |v| v.students = vec![super::KOU]);
    let rows = log_of(&book, &site(), &all());
    assert_eq!(state(&rows, VIDEO), [(1, Status::New), (2, Status::Voided)]);
}

#[test]
fn practices_are_as_filed_whatever_changes_later() {
    let mut book = book();
    book.filings[0].practices[1].1 = "kept".to_owned();
    book.filings[0].practices[2].1 = "a story".to_owned();
    book.filings[0].practices[3].1 = "a story".to_owned();
    let row = &log_of(&book, &site(), &all())[0];
    assert_eq!(row.practice_trained, State::Kept);
    // A word that is no state is not passed on.
    assert_eq!(row.practice_hopes, State::Kept);
    // When the page was put together nobody had signed it yet.
    assert_eq!(book.filings[0].practices[5].1, "not-yet");
    assert_eq!(row.practice_pair, State::Kept);
}

#[test]
fn an_amendment_that_one_has_not_signed_changes_no_row() {
    let mut book = book();
    let rows = log_of(&book, &site(), &all());
    send(&mut book, &rows);
    let amended = file(&mut book, FIRST, Vec::new());
    sign(&mut book, FIRST, Some(&amended), LEE, Signed::Key("00".to_owned()));
    assert_eq!(state(&log_of(&book, &site(), &all()), FIRST)[0], (1, Status::Same));
}

#[test]
fn cells_that_look_like_formulas_are_defused_and_numbers_stay_numbers() {
    for start in ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\n"] {
        let mut book = book();
        let name = format!("{start}HYPERLINK(\"x\",\"y\")");
        book.educators[0].name = name.as_str().into();
        book.educators[0].staff_id.clone_from(&name);
        let school = Site { school: name.clone(), site_code: name.clone(), ..site() };
        let rows = log_of(&book, &school, &all());
        let (heading, lines) = cells(&csv(&rows));
        let column = |name: &str| heading.iter().position(|h| h == name).unwrap();
        for cell in ["educator_1_name", "educator_1_id", "school", "site_code"] {
            assert_eq!(lines[0][column(cell)], format!("'{name}"), "{cell} {start:?}");
        }
        assert_eq!(lines[0][column("days_from_first_school_day")], "-12");
        // JSON is not opened in a spreadsheet: there the text is the text.
        assert!(String::from_utf8(json(&rows)).unwrap().contains(&serde_json::to_string(&name).unwrap()));
    }
}

#[test]
fn the_school_year_runs_from_july() {
    let mut book = book();
    for (day, year) in [("2026-07-01", "2026-27"), ("2027-06-30", "2026-27"), ("1999-09-01", "1999-00")] {
        change(&mut book, FIRST, |v| v.facts.on = Some(super::on(day)));
        let rows = log_of(&book, &site(), &Options { visits: Some(vec![FIRST]), ..Options::default() });
        assert_eq!(rows[0].school_year, year);
    }
    let named = Site { school_year: "SY27".to_owned(), ..site() };
    assert_eq!(log_of(&book, &named, &all())[0].school_year, "SY27");
}

#[test]
fn names_leave_only_for_a_school_official_and_only_when_asked_for() {
    let names = |official: bool, asked: bool| {
        let site = Site { recipient_is_school_official: official, ..site() };
        let options = Options { names: asked, ..all() };
        log_of(&book(), &site, &options)[0].student_name.is_some()
    };
    assert!(!names(false, false) && !names(false, true) && !names(true, false) && names(true, true));
    // Whether names were asked for makes no row another one.
    let mut book = book();
    let site = Site { recipient_is_school_official: true, ..site() };
    let rows = log_of(&book, &site, &Options { names: true, ..all() });
    assert!(rows[0].family_name.is_some());
    send(&mut book, &rows);
    assert!(log_of(&book, &site, &Options { only_unsent: true, ..all() }).is_empty());
}

#[test]
fn a_student_of_two_pairs_has_one_key_under_the_sites_secret() {
    let key = |secret: &str, number: &str| {
        let mut book = book();
        for student in book.students.iter_mut() {
            student.source_key = Some(number.into());
        }
        let site = Site { student_secret: secret.to_owned(), ..site() };
        log_of(&book, &site, &all())[0].student_site_key.clone()
    };
    let secret = "twenty letters at least";
    assert_eq!(key(secret, "70012"), key(secret, " 70012 "));
    assert_ne!(key(secret, "70012"), key(secret, "70013"));
    assert_ne!(key(secret, "70012"), key("another secret of theirs", "70012"));
    assert_eq!(key(secret, "70012").unwrap().len(), 32);
    assert_eq!((key("", "70012"), key(secret, "name:0123")), (None, None));
}

#[test]
fn whose_training_has_run_out_claims_nothing_where_the_site_says_so() {
    let mut book = book();
    book.educators[0].trained_through = Some("2026-08-01".parse().unwrap());
    let units = |must: bool| {
        let site = Site { training_must_be_current: must, ..site() };
        let row = log_of(&book, &site, &all()).remove(0);
        (row.seats[0].claim_units, row.seats[1].claim_units)
    };
    assert_eq!(units(false), (Some(1), Some(1)));
    assert_eq!(units(true), (Some(0), Some(1)));
}

#[test]
fn a_students_own_school_stands_in_the_log() {
    let mut book = book();
    let before = log_of(&book, &site(), &all());
    assert!(before.iter().all(|row| row.school == site().school));
    let student = book.students[0].id;
    book.students.iter_mut().find(|s| s.id == student).unwrap().school = Some("Oak Street".into());
    let now = log_of(&book, &site(), &all());
    assert!(now.iter().any(|row| row.school == "Oak Street"));
    assert!(now.len() == before.len());
}
