//! People's text inside Markdown: shown as it was written, never obeyed.

/// Punctuation that means nothing inside a line; all other ASCII punctuation is escaped. Signs with a meaning only in
/// some places (`-`, `.`, `:`, `)`) are escaped just there, so that the page stays readable as plain text.
const HARMLESS: &str = "'\",;?!()/%-.:";

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text as a quotation, paragraph by paragraph, its lines kept.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for line in text.split(['\n', '\r']).map(escaped) {
        if line.is_empty() {
            open = false;
            continue;
        }
        // Two spaces keep a line break; an empty quoted line begins a paragraph.
        out += match (out.is_empty(), open) {
            (true, _) => "",
            (false, true) => "  \n",
            (false, false) => "\n>\n",
        };
        out += "> ";
        out += &line;
        open = true;
    }
    out + "\n"
}

/// One line, without indentation (which could make it code) and with every sign that Markdown could act on escaped.
/// That includes the bare addresses which GitHub and others turn into links by themselves.
fn escaped(line: &str) -> String {
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = line.trim();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, sign) in line.char_indices() {
        let after_number = digits > 0 && at == digits;
        let acts = match sign {
            '-' => at == 0,
            ':' => at == 0 || line[at + 1..].starts_with('/'),
            '.' => after_number || line[..at].to_ascii_lowercase().ends_with("www"),
            ')' => after_number,
            _ => sign.is_ascii_punctuation() && !HARMLESS.contains(sign),
        };
        if acts {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
