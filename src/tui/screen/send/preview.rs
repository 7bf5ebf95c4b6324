//! What will leave, exactly, and what stays here: made once for a pick, shown as it is, and that is what is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::export::{digest, log};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::widget::words::{self, Part};
use crate::visit::{LineSent, VisitId, kept_here};

/// Which export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    Log,
    Digest,
}

impl Profile {
    /// The word in the list of what was sent, the format, and the end of a file's name.
    pub(super) const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Log => ("log", "csv", "visits"),
            Self::Digest => ("digest", "md", "reflection"),
        }
    }
}

/// A line of what can be sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pick {
    pub(super) profile: Profile,
    pub(super) unsent: bool,
    pub(super) key: &'static str,
}

/// What will leave, exactly.
pub(super) struct Preview {
    pub(super) profile: Profile,
    pub(super) bytes: Vec<u8>,
    pub(super) lines: Vec<LineSent>,
    pub(super) visits: usize,
    /// What stays here, and why.
    pub(super) withheld: Vec<String>,
    pub(super) scroll: usize,
    pub(super) recipient: Private,
    pub(super) to_clipboard: bool,
    pub(super) path: Private,
}

impl Preview {
    /// What a pick comes to.
    pub(super) fn of(pick: Pick, app: &mut App) -> Self {
        let export = app.id();
        let (bytes, lines, visits, withheld) = match pick.profile {
            Profile::Log => {
                let options = log::Options { only_unsent: pick.unsent, ..log::Options::default() };
                let rows = log::rows(&app.book, &app.site, &options, export, app.now);
                let withheld = log::withheld(&app.book, &options, &rows)
                    .into_iter()
                    .filter(|w| w.count > 0)
                    .map(|w| app.text.get(&format!("withheld-{}", w.what), &[("count", w.count.into())]))
                    .collect();
                let lines: Vec<LineSent> = rows.iter().map(log::Row::line_sent).collect();
                let mut visits: Vec<VisitId> = lines.iter().map(|l| l.visit).collect();
                visits.dedup();
                (log::csv(&rows), lines, visits.len(), withheld)
            }
            Profile::Digest => {
                let visits = Self::digest_visits(pick.unsent, app);
                let page =
                    digest::markdown(&app.book, &app.site, &visits, app.now, &|key| app.text.get(key, &[]));
                let kept: usize = page.withheld.iter().map(|(_, count)| count).sum();
                let mut withheld = Vec::new();
                if kept > 0 {
                    withheld.push(say!(app.text, "withheld-answers", count = kept));
                }
                if !app.site.recipient_is_school_official && !page.visits.is_empty() {
                    withheld.push(say!(app.text, "digest-read-through"));
                }
                let lines =
                    page.visits.iter().filter_map(|&visit| digest::line_sent(&app.book, visit)).collect();
                (page.bytes, lines, page.visits.len(), withheld)
            }
        };
        Self {
            profile: pick.profile,
            bytes,
            lines,
            visits,
            withheld,
            scroll: 0,
            recipient: Private::default(),
            to_clipboard: false,
            path: Private::default(),
        }
    }

    /// Visits of a digest: all with an agreed filing, or those whose newest one has not been sent.
    pub(super) fn digest_visits(unsent: bool, app: &App) -> Vec<VisitId> {
        app.book
            .visits
            .iter()
            .filter(|v| !v.voided && kept_here(&app.book, v) && app.book.agreed_filing(v.id).is_some())
            .map(|v| v.id)
            .filter(|&id| !unsent || !digest::was_sent(&app.book, id))
            .collect()
    }

    /// Draws it: what stays here, then the bytes.
    pub(super) fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let theme = &app.theme;
        let mut head = vec![Part::new(
            say!(app.text, "send-preview", count = self.visits, bytes = self.bytes.len()),
            theme.strong,
        )];
        head.extend(self.withheld.iter().map(|w| Part::new(w.as_str(), theme.dim)));
        let head = words::rows(&head, area.width.saturating_sub(3));
        let text = String::from_utf8_lossy(&self.bytes);
        let text = text.trim_start_matches('\u{feff}');
        let width = area.width.saturating_sub(3).min(words::TEXT_WIDTH);
        // What stays here is always in view, or, where there is no room for that, the first to be seen.
        let fixed = head.len() <= usize::from(area.height / 2);
        let (mut rows, scroll, top) = if fixed {
            let top = head.len() as u16;
            words::draw_rows(frame, Rect { x: area.x + 1, height: top, ..area }, &head, 0);
            (Vec::new(), self.scroll, top + 1)
        } else {
            let after = self.scroll.saturating_sub(head.len());
            (head.into_iter().skip(self.scroll).collect(), after, 0)
        };
        let scroll = scroll.min(text.lines().count().saturating_sub(1));
        let height = usize::from(area.height.saturating_sub(top));
        // Only what can be seen is wrapped.
        for line in text.lines().skip(scroll) {
            if rows.len() >= height {
                break;
            }
            // Rows of a table break anywhere, so that nothing is left out; sentences between words.
            let wrapped = match self.profile {
                Profile::Log => words::hard_wrap(line, width),
                Profile::Digest => words::wrap(line, width),
            };
            rows.extend(wrapped.into_iter().map(|row| Line::styled(row, theme.plain)));
        }
        words::draw_rows(
            frame,
            Rect { x: area.x + 1, y: area.y + top, height: height as u16, ..area },
            &rows,
            0,
        );
    }
}
