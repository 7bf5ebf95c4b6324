//! For more rows than one desk holds: the table for the settled rows, and how to load them, for `PostgreSQL` and `DuckDB`.

use super::tidy::columns;

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
    pub(crate) const ALL: &[Self] = &[Self::PostgreSql, Self::DuckDb];
}

/// The table, and the load of a file of settled rows into it.
pub fn script(engine: Engine, file: &str) -> String {
    let declared: Vec<String> = columns().map(|(name, kind)| format!("    {name} {kind}")).collect();
    let table = format!("CREATE TABLE homevisit_visits (\n{}\n);\n", declared.join(",\n"));
    let quoted = file.replace('\'', "''");
    match engine {
        // \copy reads the file where psql runs, and takes one line.
        Engine::PostgreSql => {
            format!(
                "-- PostgreSQL: psql -f\n{table}\\copy homevisit_visits FROM '{quoted}' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\n"
            )
        }
        Engine::DuckDb => {
            let types: Vec<String> = columns()
                .map(|(name, kind)| format!("'{name}': '{}'", kind.split(' ').next().unwrap_or_default()))
                .collect();
            format!(
                "-- DuckDB: duckdb homevisit.duckdb < FILE\n{table}INSERT INTO homevisit_visits SELECT * FROM read_csv('{quoted}', header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {{{}}});\n",
                types.join(", ")
            )
        }
    }
}
