//! What I sent: month by month, the newest first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::say;
use crate::tui::widget::list;
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::Departure;
use crate::when;

/// A line of the list.
enum Row<'a> {
    Month(String),
    Sent(&'a Departure),
}

fn rows(world: &World) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut month = String::new();
    for departure in world.book.departures.iter().rev() {
        let named = when::month(departure.at.date_naive(), world.text.language());
        if named != month {
            month.clone_from(&named);
            rows.push(Row::Month(named));
        }
        rows.push(Row::Sent(departure));
    }
    rows
}

/// How many lines there are.
pub(super) fn len(world: &World) -> usize {
    rows(world).len()
}

fn line(departure: &Departure, world: &World) -> String {
    let mut visits: Vec<_> = departure.lines.iter().map(|l| l.visit).collect();
    visits.sort_unstable();
    visits.dedup();
    let versions = departure.lines.iter().map(|l| l.version).max();
    let to = departure.to.to_string();
    let words = world.text.get(
        if to.is_empty() { "sent-line-to-nobody" } else { "sent-line" },
        &[
            ("day", departure.at.format("%Y-%m-%d %H:%M").to_string().into()),
            ("what", world.text.get(&format!("sent-{}", departure.profile), &[]).into()),
            ("count", visits.len().into()),
            ("to", to.into()),
            ("name", departure.name.as_str().into()),
        ],
    );
    let version = versions.map(|v| say!(world.text, "sent-version", version = v));
    let hash: String = departure.hash.chars().take(12).collect();
    [Some(words), version, Some(hash)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Draws the list.
pub(super) fn draw(world: &World, at: usize, frame: &mut Frame, area: Rect) {
    let theme = &world.theme;
    let rows = rows(world);
    if rows.is_empty() {
        let line = Line::styled(say!(world.text, "sent-empty"), theme.plain);
        frame.render_widget(line, Rect { x: area.x + 2, y: area.y + 1, height: 1, width: area.width - 3 });
        return;
    }
    let at = at.min(rows.len() - 1);
    let words = |row: &Row<'_>| match row {
        Row::Month(month) => month.clone(),
        Row::Sent(departure) => line(departure, world),
    };
    let columns = (usize::from(area.width) - 3).min(usize::from(words::TEXT_WIDTH));
    let area = list::spell_out(frame, area, &words(&rows[at]), columns, theme.dim);
    list::draw(frame, area, rows.len(), at, |index| {
        let marked = index == at;
        let style = match (&rows[index], marked) {
            (_, true) => theme.strong,
            (Row::Month(_), false) => theme.dim,
            (Row::Sent(_), false) => theme.plain,
        };
        Line::from(vec![
            Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
            Span::styled(words::cut(&words(&rows[index]), columns), style),
        ])
    });
    let row = at.saturating_sub(list::offset(at, rows.len(), area.height as usize));
    frame.set_cursor_position((area.x, area.y + row as u16));
}
