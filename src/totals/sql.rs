//! For more rows than one desk holds: the table for the settled rows, and how to load them, for `PostgreSQL` and `DuckDB`.

/// Rises when a column of the settled rows changes its meaning or goes.
pub(super) const SCHEMA: &str = "1";

/// The columns of the settled rows, in order, with their type in both databases.
pub const COLUMNS: &[(&str, &str)] = &[
    ("totals_schema", "INTEGER NOT NULL"),
    ("record_id", "UUID PRIMARY KEY"),
    ("version", "INTEGER NOT NULL"),
    ("visit_id", "UUID NOT NULL"),
    ("visit_ref", "TEXT NOT NULL"),
    ("school_year", "TEXT"),
    ("site_code", "TEXT"),
    ("school", "TEXT"),
    ("visit_number", "TEXT"),
    ("visit_kind", "TEXT"),
    ("visit_date", "DATE"),
    ("days_from_first_school_day", "INTEGER"),
    ("minutes", "INTEGER"),
    ("outcome", "TEXT"),
    ("attempts_before", "INTEGER NOT NULL"),
    ("mode", "TEXT"),
    ("place_type", "TEXT"),
    ("outside_contract_time", "BOOLEAN"),
    ("interpreter_used", "BOOLEAN NOT NULL"),
    ("language", "TEXT"),
    ("student", "TEXT"),
    ("grade_band", "TEXT"),
    ("selection_method", "TEXT"),
    ("practice_voluntary", "TEXT"),
    ("practice_trained", "TEXT"),
    ("practice_hopes", "TEXT"),
    ("practice_no_targeting", "TEXT"),
    ("practice_pair", "TEXT"),
    ("reflection_filed", "BOOLEAN NOT NULL"),
    ("proof_type", "TEXT"),
    ("funding_code", "TEXT"),
    ("counts_for_pay", "TEXT NOT NULL"),
    ("claim_units", "INTEGER NOT NULL"),
    ("counted", "BOOLEAN NOT NULL"),
    ("held_back", "BOOLEAN NOT NULL"),
    ("educator_1_id", "TEXT"),
    ("educator_1_name", "TEXT"),
    ("educator_1_role", "TEXT"),
    ("educator_1_confirmed", "TEXT"),
    ("educator_1_trained_through", "DATE"),
    ("educator_1_units", "INTEGER"),
    ("educator_2_id", "TEXT"),
    ("educator_2_name", "TEXT"),
    ("educator_2_role", "TEXT"),
    ("educator_2_confirmed", "TEXT"),
    ("educator_2_trained_through", "DATE"),
    ("educator_2_units", "INTEGER"),
    ("educator_3_id", "TEXT"),
    ("educator_3_name", "TEXT"),
    ("educator_3_role", "TEXT"),
    ("educator_3_confirmed", "TEXT"),
    ("educator_3_trained_through", "DATE"),
    ("educator_3_units", "INTEGER"),
];

/// A database that the settled rows can be loaded into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// `PostgreSQL`, through `psql`.
    PostgreSql,
    /// `DuckDB`.
    DuckDb,
}

impl Engine {
    /// Both.
    pub const ALL: &[Self] = &[Self::PostgreSql, Self::DuckDb];
}

/// The table, and the load of a file of settled rows into it.
pub fn script(engine: Engine, file: &str) -> String {
    let columns: Vec<String> = COLUMNS.iter().map(|(name, kind)| format!("    {name} {kind}")).collect();
    let table = format!("CREATE TABLE homevisit_visits (\n{}\n);\n", columns.join(",\n"));
    let quoted = file.replace('\'', "''");
    match engine {
        // \copy reads the file where psql runs, and takes one line.
        Engine::PostgreSql => {
            format!(
                "-- PostgreSQL: psql -f\n{table}\\copy homevisit_visits FROM '{quoted}' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\n"
            )
        }
        Engine::DuckDb => {
            let types: Vec<String> = COLUMNS
                .iter()
                .map(|(name, kind)| format!("'{name}': '{}'", kind.split(' ').next().unwrap_or_default()))
                .collect();
            format!(
                "-- DuckDB: duckdb homevisit.duckdb < FILE\n{table}INSERT INTO homevisit_visits SELECT * FROM read_csv('{quoted}', header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {{{}}});\n",
                types.join(", ")
            )
        }
    }
}
