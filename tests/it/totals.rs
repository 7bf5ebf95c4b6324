//! The coordinator's side, over made-up rows.

#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

mod cli;
mod forms;
mod hostile;
mod lists;
mod settle;
mod size;

use chrono::{Days, NaiveDate};
use homevisit::export::log::{self, Confirmed, Counts, Row, Seat, Status, VisitNumber};
use homevisit::sheet;
use homevisit::text::Text;
use homevisit::totals::{Options, Reading, Report};
use homevisit::visit::{Band, Mode, Occasion, Outcome, Place, Proof, Role, Selection, State, TrainingShown};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use uuid::Uuid;

/// A visit of Okafor and Lee that took place and counts, with a student of its own.
fn row(n: u128) -> Row {
    let lead = Seat {
        training: Some(TrainingShown::Signed),
        id: Some("0042".to_owned()),
        name: Some("Ada Okafor".into()),
        role: Some(Role::Lead),
        confirmed: Some(Confirmed::OwnKey),
        trained_through: NaiveDate::from_ymd_opt(2027, 6, 30),
        claim_units: Some(1),
        confirmed_at: None,
    };
    let partner = Seat {
        training: Some(TrainingShown::Typed),
        id: Some("lee@example.org".to_owned()),
        name: Some("Jun Lee".into()),
        role: Some(Role::Partner),
        confirmed: Some(Confirmed::TypedByPartner),
        trained_through: NaiveDate::from_ymd_opt(2026, 9, 1),
        claim_units: Some(1),
        confirmed_at: None,
    };
    Row {
        schema_version: log::SCHEMA_VERSION,
        export_id: Uuid::from_u128(0xee),
        exported_at: "2026-10-30T15:00:00-07:00".parse().unwrap(),
        record_id: Uuid::from_u128(0x1000 + n),
        record_version: 1,
        status: Status::New,
        visit_id: Uuid::from_u128(0x2000 + n),
        visit_ref: format!("HV-{n:04}"),
        school_year: "2026-27".to_owned(),
        site_code: "LIN".to_owned(),
        school: "Lincoln Elementary".to_owned(),
        visit_number: VisitNumber::First,
        visit_kind: Occasion::First,
        visit_date: NaiveDate::from_ymd_opt(2026, 8, 10).map(|day| day + Days::new(n as u64 % 200)),
        days_from_first_school_day: Some(n as i64 % 200 - 22),
        minutes: Some(30 + n as u16 % 3 * 10),
        outcome: Some(Outcome::Completed),
        attempts_before: n as u32 % 4,
        mode: Mode::InPerson,
        place_type: Place::Home,
        on_school_grounds: false,
        outside_contract_time: Some(true),
        seats: [lead, partner, Seat::default()],
        interpreter_used: false,
        language: None,
        student_key: Some(Uuid::from_u128(0x3000 + n)),
        grade_band: Some(Band::UpperElementary),
        sibling_group: None,
        student_present: Some(true),
        family_members_count: Some(3),
        selection_method: Some(Selection::WholeClass),
        draw_id: None,
        draw_list_hash: None,
        draw_redraws: None,
        practice_voluntary: State::Kept,
        practice_trained: State::Kept,
        practice_compensated: State::Kept,
        practice_hopes: State::Kept,
        practice_no_targeting: State::Kept,
        practice_pair: State::Unknown,
        reflection_filed_at: Some("2026-10-21T18:05:00-07:00".parse().unwrap()),
        proof_type: Some(Proof::SignedSlip),
        proof_held_by: None,
        funding_code: None,
        claim_units: 1,
        counts_for_pay: Counts::Yes,
        student_site_key: Some(format!("{:032x}", 0x9000 + n)),
        student_name: None,
        family_name: None,
    }
}

fn rows(numbers: impl IntoIterator<Item = u128>) -> Vec<Row> {
    numbers.into_iter().map(row).collect()
}

fn options() -> Options {
    Options { smallest: 10, rows: true, ..Options::default() }
}

/// Reads files by name and settles them.
fn read(files: &[(&str, &[u8])]) -> Report {
    read_with(files, &options())
}

fn read_with(files: &[(&str, &[u8])], options: &Options) -> Report {
    let mut reading = Reading::new(Vec::new());
    for (name, bytes) in files {
        reading.file(name, bytes);
    }
    reading.finish(options)
}

/// The totals of these rows, through CSV.
fn totals(rows: &[Row]) -> Report {
    read(&[("log.csv", &log::csv(rows))])
}

fn text() -> Text {
    Text::english()
}

fn as_json(report: &Report) -> Value {
    homevisit::totals::json(report, true, &text())
}

/// The report without what says how many copies were read.
fn numbers(report: &Report) -> Value {
    let mut json = as_json(report);
    json.as_object_mut().unwrap().remove("read");
    json
}

/// The findings, each in its line.
fn said(report: &Report) -> Vec<String> {
    let findings = as_json(report)["findings"].as_array().unwrap().clone();
    findings.iter().map(|finding| finding["said"].as_str().unwrap().to_owned()).collect()
}

/// The one number of a row: its label's stable word, and a column.
fn number(report: &Report, table: &str, row: &str, column: &str) -> Value {
    let json = as_json(report);
    let rows = json[table].as_array().unwrap();
    let found = rows.iter().find(|r| r.as_object().unwrap().values().any(|cell| cell == row));
    found.unwrap_or_else(|| panic!("no {row} in {rows:?}"))[column].clone()
}

/// A log as a workbook with typed cells, as the export writes it.
fn workbook(rows: &[Row]) -> Vec<u8> {
    // As a pair's own program writes it, with its other sheets.
    let tables = [log::table(rows), log::pay_table(&log::pay(rows))];
    sheet::workbook(&tables, super::harness::monday()).unwrap()
}

/// A log on the second sheet of a workbook, as somebody may have put it together.
fn other_workbook(rows: &[Row]) -> Vec<u8> {
    let columns: Vec<&str> = log::COLUMNS.iter().map(|column| column.name).collect();
    workbook_of("Visits", &columns, rows, &|_, value| value.clone())
}

/// A log as a workbook with these columns, each cell changed on its way. A text that begins with "date:" is a real date.
fn workbook_of(
    sheet_name: &str,
    columns: &[&str],
    rows: &[Row],
    change: &dyn Fn(&str, &Value) -> Value,
) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("About").unwrap().write_string(0, 0, "Not the log.").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (at, name) in columns.iter().enumerate() {
        sheet.write_string(0, at as u16, *name).unwrap();
    }
    for (line, row) in rows.iter().enumerate() {
        let value = serde_json::to_value(row).unwrap();
        for (at, name) in columns.iter().enumerate() {
            let (line, at) = (line as u32 + 1, at as u16);
            match change(name, &value[*name]) {
                Value::Null => {}
                Value::Bool(yes) => _ = sheet.write_boolean(line, at, yes).unwrap(),
                Value::Number(number) => _ = sheet.write_number(line, at, number.as_f64().unwrap()).unwrap(),
                Value::String(words) => {
                    let typed = words.parse::<NaiveDate>().ok().filter(|_| words.len() == 10);
                    match (typed, words.strip_prefix("text:")) {
                        (_, Some(plain)) => _ = sheet.write_string(line, at, plain).unwrap(),
                        (Some(date), None) => _ = sheet.write_date_with_format(line, at, date, &day).unwrap(),
                        (None, None) => _ = sheet.write_string(line, at, words).unwrap(),
                    }
                }
                other => panic!("{other}"),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_year_on_the_terminal() {
    let mut rows = rows(0..30);
    for (n, row) in rows.iter_mut().enumerate() {
        row.visit_kind = if n % 3 == 2 {
            homevisit::visit::Occasion::SecondAcademic
        } else {
            homevisit::visit::Occasion::First
        };
        if n % 5 == 4 {
            row.counts_for_pay = log::Counts::NotMet;
            row.outcome = Some(homevisit::visit::Outcome::Rescheduled);
            (row.seats[0].claim_units, row.seats[1].claim_units) = (Some(0), Some(0));
        }
    }
    let staff = b"id,name,trained through,rate,site\n42,Ada Okafor,2027-06-30,28.49,Lincoln\n";
    let schools = b"school,enrollment\nLincoln Elementary,200\n";
    let options = Options {
        staff: Some(homevisit::totals::Staff::read(staff).0),
        schools: homevisit::totals::Schools::read(schools).0,
        draw: Some((2, 7)),
        ..options()
    };
    let report = read_with(&[("log.csv", &log::csv(&rows))], &options);
    insta::assert_snapshot!(homevisit::totals::terminal(&report, true, &text()), @r#"
    Pay by person
      42  Ada Okafor            24 visits, 24 units  $28.49 → $683.76
        own key 24 · trained through 2027-06-30
      lee@example.org  Jun Lee  24 visits, 24 units
        typed by partner 24 · trained through 2026-09-01 · 5 VISITS AFTER TRAINING ENDED · NOT ON THE STAFF LIST
      In all: 48 units, $683.76.
      Of these without a rate: 24 units.

    The program in numbers
      What                                          Number   Of  Share
      Visits that count                                 24
      Students visited                                  24
      Educators who visited                            <10
      of them with training that counted               <10  <10
      Pairs who visited together                       <10
      Minutes of a visit, the middle one              40.0
      Visits with an interpreter                         0   24   0.0%
      First visits before school began                   ·
      Students with a first visit who had a second       0    ·
      Calls and messages for each visit                1.8

    Visits by month
      Month    Visits
      2026-08       ·
      2026-09     <10

    Visits by school
      School              Visits  Students  Enrolled  Share  A tenth or more
      Lincoln Elementary      24        24       200  12.0%  yes              ████████████████████████

    Visits by kind
      Kind                        Visits
      first visit                      ·
      between first and second         0
      second, learning               <10
      second, college and career       0
      first visit, new school          0
      another, or not said             0

    Visits by how we met
      How                   Visits
      in person, at home        24  ████████████████████████
      in person, elsewhere       0
      by video                   0
      by phone                   0
      not said                   0

    How planned visits came out
      Outcome                                     Visits
      took place and counts                           24  ████████████████████████
      moved to another time                          <10
      the family was not there                         0
      the family called it off                         0
      the educators called it off                      0
      declined                                         0
      took place, does not count under the rules       0
      not said yet                                     0

    The five practices
      Practice                   Kept  Not yet  Unknown   Share
      voluntary, arranged ahead    24        0        0  100.0%  ████████████████████████
      trained                      24        0        0  100.0%  ████████████████████████
      paid for                     24        0        0  100.0%  ████████████████████████
      hopes first                  24        0        0  100.0%  ████████████████████████
      no targeting                 24        0        0  100.0%  ████████████████████████
      in pairs, who reflect         0        0       24    0.0%

    How families came to be invited
      Invited because                         Visits
      everyone in class is invited                24  ████████████████████████
      drawn at random                              0
      the family signed up                         0
      sister or brother of a student visited       0
      another even-handed way                      0
      not said                                     0

    Students by grade
      Grade                    Students
      kindergarten to grade 2         0
      grades 3 to 5                  24  ████████████████████████
      grades 6 to 8                   0
      grades 9 to 12                  0
      not said                        0

    How visits are spread
      Visits made  Educators
      1                    0
      2-4                  0
      5-9                  0
      10-19                0
      20+                <10

    First visits and the first day
      When                  First visits
      before the first day             ·
      days 0 to 29                   <10
      days 30 to 59                    0
      days 60 to 89                    0
      day 90 and later                 0
      not said                         0

    Calls before a visit
      Calls before  Met  Not met
      0             <10      <10
      1             <10      <10
      2             <10      <10
      3             <10      <10
      4+              0        0

    Outside pay, counts under 10 are shown as <10. A dot (·) is a larger count that is hidden because a small one could be worked out from it.

    Drawn for the audit
    Drawn at random: 2 of 24 visits, with seed 7. The same visits and the same seed give the same draw.
      HV-0018  2026-08-28  Ada Okafor, Jun Lee
      HV-0022  2026-09-01  Ada Okafor, Jun Lee

    To settle and to know
      Not on the staff list: lee@example.org. Paid as the log says, without a rate.
    "#);
    insta::assert_snapshot!(homevisit::totals::read_line(&report, &text()), @"1 log, 30 rows read; 24 visits counted. Copies and older versions passed over: 0. Left out: 0 files, 0 rows. Held back as perhaps one visit: 0. Earlier totals not read: 0.");
    let json = as_json(&report);
    insta::assert_snapshot!(serde_json::to_string_pretty(&json!([json["pay"], json["overview"]])).unwrap(), @r#"
    [
      [
        {
          "after_training": 0,
          "amount": "683.76",
          "name": "Ada Okafor",
          "not_asked": 0,
          "not_yet": 0,
          "on_list": true,
          "on_paper": 0,
          "own_key": 24,
          "rate": "28.49",
          "site": "Lincoln",
          "staff_id": "42",
          "trained_through": "2027-06-30",
          "training": "signed",
          "typed_by_partner": 0,
          "units": 24,
          "visits": 24
        },
        {
          "after_training": 5,
          "amount": null,
          "name": "Jun Lee",
          "not_asked": 0,
          "not_yet": 0,
          "on_list": false,
          "on_paper": 0,
          "own_key": 0,
          "rate": null,
          "site": "",
          "staff_id": "lee@example.org",
          "trained_through": "2026-09-01",
          "training": "typed",
          "typed_by_partner": 24,
          "units": 24,
          "visits": 24
        }
      ],
      [
        {
          "number": 24,
          "of": null,
          "share": null,
          "what": "visits"
        },
        {
          "number": 24,
          "of": null,
          "share": null,
          "what": "students"
        },
        {
          "number": "<10",
          "of": null,
          "share": null,
          "what": "educators"
        },
        {
          "number": "<10",
          "of": "<10",
          "share": null,
          "what": "trained"
        },
        {
          "number": "<10",
          "of": null,
          "share": null,
          "what": "pairs"
        },
        {
          "number": 40.0,
          "of": null,
          "share": null,
          "what": "minutes"
        },
        {
          "number": 0,
          "of": 24,
          "share": 0.0,
          "what": "interpreter"
        },
        {
          "number": "hidden",
          "of": null,
          "share": null,
          "what": "before-school"
        },
        {
          "number": 0,
          "of": "hidden",
          "share": null,
          "what": "second"
        },
        {
          "number": 1.8,
          "of": null,
          "share": null,
          "what": "calls-per-visit"
        }
      ]
    ]
    "#);
}
