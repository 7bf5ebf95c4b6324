//! Escape sequences that arrive in pieces, or with a second escape before them, as some terminals send the Option key.
//! crossterm gives the escape and the characters after it one by one: left so, an arrow key would leave the text and then be
//! typed into whatever lies beneath.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long the rest of a sequence may take, over a slow line. Nobody types that fast, and nobody notices it.
pub(super) const REST: Duration = Duration::from_millis(40);

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
    fn an_escape_that_was_pressed_stays_one_and_so_does_what_is_typed_after_it() {
        let esc = Event::Key(KeyCode::Esc.into());
        assert_eq!(typed("", false), std::slice::from_ref(&esc));
        let x = Event::Key(KeyCode::Char('x').into());
        assert_eq!(typed("x", true), [esc, x]);
        assert_eq!(typed("[x", false).len(), 3);
    }
}
