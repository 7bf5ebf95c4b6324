//! Screens. Each is a value with the same few doors; `App` lends itself to the one on top.

pub mod agree;
pub mod beside;
pub mod between;
pub mod code;
pub mod facts;
pub mod family;
pub mod form;
pub mod guides;
pub mod help;
pub mod history;
pub mod met;
pub mod people;
pub mod plan;
pub mod practices;
pub mod promises;
pub mod roster;
pub mod search;
pub mod send;
pub mod settings;
pub mod start;
pub mod today;
pub mod unlock;
pub mod walk;
pub mod welcome;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::app::App;
use super::keys::{Action, Context};
use super::msg::Answer;
use super::popup::{Choice, Popup};
use super::widget::textbox::Edit;

/// Where to go after a key.
pub enum Go {
    /// Nowhere.
    Stay,
    /// To the screen beneath.
    Back,
    /// To another screen, this one beneath.
    To(Box<dyn Screen>),
    /// To another screen, this one gone.
    Instead(Box<dyn Screen>),
    /// To Today, everything else gone.
    Home,
    /// A popup over this screen.
    Over(Box<Popup>),
    /// Out of the program.
    Quit,
}

impl Go {
    /// To another screen, this one beneath.
    pub fn to(screen: impl Screen + 'static) -> Self {
        Self::To(Box::new(screen))
    }

    /// To another screen, this one gone.
    pub fn instead(screen: impl Screen + 'static) -> Self {
        Self::Instead(Box::new(screen))
    }

    /// A popup over this screen.
    pub fn over(popup: Popup) -> Self {
        Self::Over(Box::new(popup))
    }
}

/// The title line: whom and where; and beside it the drawer, where something is written.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// Whom, where.
    pub place: String,
    /// In whose drawer the text in the box lies.
    pub drawer: Option<String>,
}

/// The doors of a screen. Only `act`, `edit`, `choose` and `answer` change anything.
pub trait Screen {
    /// What the title line says.
    fn title(&self, app: &App) -> Title;
    /// The contexts of its keys, the nearest first; global ones are added.
    fn contexts(&self, app: &App) -> Vec<Context>;
    /// What of its contexts the hint line shows, the way out first.
    fn hints(&self, app: &App) -> Vec<Action>;
    /// A key that means something.
    fn act(&mut self, action: Action, app: &mut App) -> Go;
    /// Draws the body. Only what is visible is laid out.
    fn draw(&self, app: &App, frame: &mut Frame, area: Rect);

    /// A key or paste into a text.
    fn edit(&mut self, _edit: &Edit, _extend: bool, _app: &mut App) -> Go {
        Go::Stay
    }
    /// Something was chosen in a popup that this screen opened.
    fn choose(&mut self, _choice: Choice, _app: &mut App) -> Go {
        Go::Stay
    }
    /// The keeper or the runtime answers.
    fn answer(&mut self, _answer: Answer, _app: &mut App) -> Go {
        Go::Stay
    }
    /// Hands over what was typed since the last time.
    fn flush(&mut self, _app: &mut App) {}
    /// It goes out of sight: sittings end.
    fn leave(&mut self, _app: &mut App) {}
    /// The screen is covered, or somebody else has the keyboard: everything read is forgotten, what was typed into forms
    /// stays.
    fn cover(&mut self) {}
    /// Whether it waits underneath while the screen is covered. What was shown once does not come back.
    fn outlives_lock(&self) -> bool {
        true
    }
    /// What keys waited for is here.
    fn awaited(&mut self, _app: &mut App) {}
    /// A popup over it was closed and nothing chosen.
    fn popup_closed(&mut self, _app: &mut App) {}
    /// It comes back into sight.
    fn shown_again(&mut self, _app: &mut App) {}
    /// After how many idle minutes the screen is covered.
    fn idle_minutes(&self) -> u64 {
        5
    }
    /// The screen is turned to the family: nothing of the staff's may come up on it.
    fn faces_family(&self) -> bool {
        false
    }
    /// Where in a guide it stands, for whoever watches over what can be typed where.
    fn place(&self) -> Option<walk::Place> {
        None
    }
    /// Whether it wants to be told itself that the vault is open (the first start does).
    fn wants_opened(&self) -> bool {
        false
    }
}

/// The screen on which the program starts while nothing is open.
pub fn entrance(app: &App) -> Box<dyn Screen> {
    if app.sample {
        Box::new(unlock::Opening)
    } else if app.has_vault {
        Box::new(unlock::Unlock::new())
    } else {
        Box::new(welcome::Welcome)
    }
}

/// Today.
pub fn today(_app: &App) -> Box<dyn Screen> {
    Box::new(today::Today::default())
}
