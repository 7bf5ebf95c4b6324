//! Escape sequences that arrive in pieces, or with a second escape before them, as some terminals send the Option key.
//! crossterm gives the escape and the characters after it one by one: left so, an arrow key would leave the text and then be
//! typed into whatever lies beneath.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long the rest of a sequence may take, over a slow line. Nobody types that fast, and nobody notices it.
pub(super) const REST: Duration = Duration::from_millis(40);

/// How long the rest of a report may take once it is known for one. Over a slow line it comes when it comes, and nobody types it.
const REPORT: Duration = Duration::from_secs(1);
/// The longest report that is waited for.
const LONGEST: usize = 64;

/// What was read.
pub(super) enum Read {
    /// Keys and the like.
    Events(Vec<Event>),
    /// What a terminal answers (OSC), without its first two and its last characters.
    Report(String),
}

/// Whether an event may begin what a terminal answers: an escape and a bracket, which crossterm takes for alt and `]`.
pub(super) fn begins_report(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Char(']') && key.modifiers == KeyModifiers::ALT)
}

/// Puts an answer together, which crossterm gives character by character; it ends with a bell or with an escape and `\\`. What
/// is none is given back as it was typed.
///
/// # Errors
/// What reading says.
pub(super) fn report<E>(
    first: Event,
    mut next: impl FnMut(Duration) -> Result<Option<Event>, E>,
) -> Result<Read, E> {
    let (mut events, mut words) = (vec![first], String::new());
    loop {
        // An answer begins with its number.
        let known = words.starts_with(|c: char| c.is_ascii_digit());
        let Some(event) = next(if known { REPORT } else { REST })? else { return Ok(Read::Events(events)) };
        let key = if let Event::Key(key) = &event { Some((key.code, key.modifiers)) } else { None };
        events.push(event);
        match key {
            Some((KeyCode::Char('g'), KeyModifiers::CONTROL) | (KeyCode::Char('\\'), KeyModifiers::ALT))
                if known =>
            {
                return Ok(Read::Report(words));
            }
            Some((KeyCode::Char(c), held))
                if held.is_empty() && words.len() < LONGEST && (known || c.is_ascii_digit()) =>
            {
                words.push(c);
            }
            _ => return Ok(Read::Events(events)),
        }
    }
}

/// Whether an event may begin such a sequence.
pub(super) fn begins(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Esc && key.modifiers.is_empty())
}

/// Puts together what follows an escape. `next` gives the next event that comes within a time; the first is asked for
/// without waiting, for what was sent as one is here as one: then it was a second escape that stood before it.
///
/// # Errors
/// What reading says.
pub(super) fn join<E>(
    escape: Event,
    mut next: impl FnMut(Duration) -> Result<Option<Event>, E>,
) -> Result<Vec<Event>, E> {
    let at_once = next(Duration::ZERO)?;
    let doubled = at_once.is_some();
    let mut events = vec![escape];
    let mut following = if doubled { at_once } else { next(REST)? };
    let mut words = String::new();
    while let Some(event) = following {
        let Event::Key(KeyEvent { code: KeyCode::Char(letter), .. }) = event else {
            // A bare escape that was followed by something else.
            events.push(event);
            return Ok(events);
        };
        events.push(event);
        words.push(letter);
        match (words.as_bytes(), letter) {
            ([b'[' | b'O'], _) => {}
            // Of what a mouse sends nothing is left to be typed.
            ([b'[', ..], '0'..='9' | ';' | '<') if words.len() < 16 => {}
            ([b'[' | b'O', _, ..], _) => return Ok(sequence(&words, doubled).unwrap_or(events)),
            _ => return Ok(events),
        }
        following = next(REST)?;
    }
    Ok(events)
}

/// What a sequence says, without its escape; nothing at all for one that has no use here. None for what is none.
fn sequence(words: &str, doubled: bool) -> Option<Vec<Event>> {
    let last = words.chars().last()?;
    let mut numbers = words[1..words.len() - last.len_utf8()].split(';').map(|n| n.parse::<u8>().ok());
    let number = numbers.next().flatten();
    let held = numbers.next().flatten().unwrap_or(1).saturating_sub(1);
    let code = match (last, number) {
        ('A', _) => KeyCode::Up,
        ('B', _) => KeyCode::Down,
        ('C', _) => KeyCode::Right,
        ('D', _) => KeyCode::Left,
        ('H', _) | ('~', Some(1 | 7)) => KeyCode::Home,
        ('F', _) | ('~', Some(4 | 8)) => KeyCode::End,
        ('~', Some(3)) => KeyCode::Delete,
        ('~', Some(5)) => KeyCode::PageUp,
        ('~', Some(6)) => KeyCode::PageDown,
        ('Z', _) => KeyCode::BackTab,
        ('I', _) => return Some(vec![Event::FocusGained]),
        ('O', None) => return Some(vec![Event::FocusLost]),
        ('~' | 'u' | 'P'..='S' | 'M' | 'm', _) => return Some(Vec::new()),
        _ => return None,
    };
    let mut modifiers = KeyModifiers::empty();
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        modifiers.set(modifier, held & bit != 0);
    }
    modifiers.set(KeyModifiers::ALT, doubled || modifiers.contains(KeyModifiers::ALT));
    Some(vec![Event::Key(KeyEvent::new(code, modifiers))])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types characters after an escape, all at once or a moment later each.
    fn typed(words: &str, at_once: bool) -> Vec<Event> {
        let mut rest: std::collections::VecDeque<Event> =
            words.chars().map(|c| Event::Key(KeyCode::Char(c).into())).collect();
        let next =
            |wait: Duration| Ok::<_, ()>(if wait.is_zero() && !at_once { None } else { rest.pop_front() });
        let events = join(Event::Key(KeyCode::Esc.into()), next).unwrap_or_default();
        assert!(rest.is_empty() || events.len() > 1, "{rest:?}");
        events
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Vec<Event> {
        vec![Event::Key(KeyEvent::new(code, modifiers))]
    }

    #[test]
    fn a_sequence_in_two_pieces_is_the_key_that_it_names() {
        let none = KeyModifiers::empty();
        for (words, code) in [
            ("[D", KeyCode::Left),
            ("OC", KeyCode::Right),
            ("[3~", KeyCode::Delete),
            ("[Z", KeyCode::BackTab),
            ("[H", KeyCode::Home),
        ] {
            assert_eq!(typed(words, false), key(code, none), "{words}");
        }
        let both = KeyModifiers::SHIFT | KeyModifiers::CONTROL;
        assert_eq!(typed("[1;6A", false), key(KeyCode::Up, both));
        assert_eq!(typed("[I", false), [Event::FocusGained]);
        assert_eq!(typed("[200~", false), []);
        assert_eq!(typed("[<0;120;45M", false), []);
    }

    #[test]
    fn a_second_escape_before_a_sequence_is_the_option_key() {
        assert_eq!(typed("[D", true), key(KeyCode::Left, KeyModifiers::ALT));
        assert_eq!(typed("[1;5C", true), key(KeyCode::Right, KeyModifiers::ALT | KeyModifiers::CONTROL));
    }

    #[test]
    fn what_a_terminal_answers_is_no_keys() {
        let answer = |words: &str, end: KeyEvent| {
            let letters = words.chars().map(|c| KeyEvent::from(KeyCode::Char(c)));
            let mut rest: std::collections::VecDeque<Event> = letters.chain([end]).map(Event::Key).collect();
            let first = Event::Key(KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT));
            assert!(begins_report(&first));
            report(first, |_| Ok::<_, ()>(rest.pop_front())).unwrap_or(Read::Events(Vec::new()))
        };
        let bell = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL);
        let string_end = KeyEvent::new(KeyCode::Char('\\'), KeyModifiers::ALT);
        for end in [bell, string_end] {
            let read = answer("11;rgb:ffff/ffff/ffff", end);
            let ground = if let Read::Report(words) = read {
                crate::tui::terminal::ground::answered(&words)
            } else {
                None
            };
            assert_eq!(ground, Some(crate::tui::theme::Ground::LIGHT));
        }
        // Somebody's alt and bracket, and what they type after it.
        let typed = |read| if let Read::Events(events) = read { events.len() } else { 0 };
        assert_eq!(typed(answer("x", bell)), 2);
        assert_eq!(typed(answer("1", KeyCode::Enter.into())), 3);
    }

    #[test]
    fn an_escape_that_was_pressed_stays_one_and_so_does_what_is_typed_after_it() {
        let esc = Event::Key(KeyCode::Esc.into());
        assert_eq!(typed("", false), std::slice::from_ref(&esc));
        let x = Event::Key(KeyCode::Char('x').into());
        assert_eq!(typed("x", true), [esc, x]);
        assert_eq!(typed("[x", false).len(), 3);
    }
}
