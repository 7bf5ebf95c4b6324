//! A desk with the whole program on it but the terminal: type keys, look at the screen. The keeper is settled after each
//! key, so nothing sleeps; the vault is real, in a folder of its own; the clock is ours.

use chrono::{DateTime, Duration, FixedOffset};
use homevisit::export::Left;
use homevisit::guide::Library;
use homevisit::private::Private;
use homevisit::site::Site;
use homevisit::text::{Sentence, Text};
use homevisit::tui::app::App;
use homevisit::tui::keeper::Keeper;
use homevisit::tui::keys::{Key, Keys};
use homevisit::tui::msg::{Answer, Effect, Msg};
use homevisit::tui::route::Route;
use homevisit::tui::theme::{Ground, Theme};
use homevisit::tui::view;
use homevisit::tui::world::Setup;
use homevisit::vault::Cost;
use homevisit::visit::{Educator, EducatorId, Record};
use ratatui::Terminal;
use ratatui::backend::{Backend as _, TestBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use tempfile::TempDir;

/// The passphrase of every vault made here.
pub const PASSPHRASE: &str = "three green maples";

/// The program, without its terminal.
pub struct Desk {
    pub app: App,
    pub keeper: Keeper,
    pub folder: TempDir,
    pub now: DateTime<FixedOffset>,
    /// What went to the clipboard.
    pub copied: Vec<String>,
    /// The program was left.
    pub left: bool,
    /// The program gave up with this sentence.
    pub failed: Option<String>,
    /// The size of the screen.
    pub size: (u16, u16),
}

/// A Monday afternoon in Sacramento.
pub fn monday() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T17:10:00-08:00").unwrap()
}

/// A Wednesday afternoon, on which one visit of the made-up year has just ended.
pub fn wednesday() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-10-14T17:45:00-07:00").unwrap()
}

fn unhappy_file(words: &str) -> Answer {
    Answer::Unusable(Sentence::new("file-missing").with("path", words))
}

fn app(site: Site, has_vault: bool, now: DateTime<FixedOffset>) -> App {
    app_in("en", site, has_vault, now)
}

fn app_in(language: &str, site: Site, has_vault: bool, now: DateTime<FixedOffset>) -> App {
    let mut library = Library::built_in();
    library.speak(language);
    let setup = Setup {
        text: Text::new(language, &[]),
        keys: Keys::built_in(),
        library,
        site,
        site_left_out: None,
        pages: homevisit::pages::Pages::default(),
        theme: Theme::new(true, Ground::Unknown { light: false }),
        sample: false,
        has_vault,
        seed: 7,
        warnings: Vec::new(),
    };
    App::new(setup, now)
}

/// What stands in each row of a screen, cell by cell.
fn rows_of(buffer: &Buffer, said: impl Fn(&Cell) -> String) -> String {
    let mut screen = String::new();
    for y in 0..buffer.area.height {
        let (mut line, mut x) = (String::new(), 0);
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            line.push_str(&said(cell));
            x += unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1) as u16;
        }
        screen.push_str(line.trim_end());
        screen.push('\n');
    }
    screen
}

impl Desk {
    /// The first minute: nothing is here yet.
    pub fn new() -> Self {
        Self::with_site(Site::default())
    }

    /// The first minute, under a site's rules.
    pub fn with_site(site: Site) -> Self {
        let folder = TempDir::new().unwrap();
        let now = monday();
        let keeper = Keeper::new(folder.path().join("data"), Cost::LIGHT);
        let app = app(site, false, now);
        Self { app, keeper, folder, now, copied: Vec::new(), left: false, failed: None, size: (80, 24) }
    }

    /// Okafor and Lee have started, with Maya as their one family.
    pub fn started() -> Self {
        Self::started_with(Site::default())
    }

    /// As [`Self::started`], under a site's rules.
    pub fn started_with(site: Site) -> Self {
        let mut desk = Self::with_site(site);
        desk.keys("3").line("Okafor").line("Lee").line(PASSPHRASE).line(PASSPHRASE);
        let part = desk.part_of_code();
        desk.line(&part).keys("ctrl-s").line("Maya");
        desk
    }

    /// The made-up year, on a Wednesday afternoon just after a visit.
    pub fn sample() -> Self {
        Self::sample_with(Site::default())
    }

    /// As [`Self::sample`], under a site's rules.
    pub fn sample_with(site: Site) -> Self {
        Self::sample_in("en", site)
    }

    /// As [`Self::sample`], in a language and under a site's rules.
    pub fn sample_in(language: &str, site: Site) -> Self {
        let mut desk = Self::with_site(site);
        desk.now = wednesday();
        desk.app = app_in(language, desk.app.world.site.clone(), true, desk.now);
        desk.app.world.sample = true;
        let words = |key: &str| desk.app.world.text.get(key, &[]);
        let world = &desk.app.world;
        let said = homevisit::sample::Said {
            page: &|filing, book| homevisit::visit::filing_page(filing, book, &world.site.hash, &words),
            promised: &|promised| homevisit::tui::phrase::promised(promised, &world.text),
        };
        let year = homevisit::sample::year(language, desk.now, &world.library, &world.site, &said).unwrap();
        let opened = desk.keeper.open_sample(&year, desk.now).unwrap();
        desk.answers(opened);
        desk
    }

    /// The part of the recovery code on screen that is asked back.
    pub fn part_of_code(&self) -> String {
        let screen = self.screen();
        let code = screen.lines().find(|l| l.matches(" - ").count() == 6).expect(&screen).trim().to_owned();
        let asked = screen.split("what is part ").nth(1).expect(&screen);
        let number: usize =
            asked.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap();
        code.split(" - ").nth(number - 1).unwrap().to_owned()
    }

    /// The whole recovery code on screen.
    pub fn code(&self) -> String {
        let screen = self.screen();
        screen.lines().find(|l| l.matches(" - ").count() == 6).expect(&screen).trim().replace(" - ", "-")
    }

    /// Presses keys by their names, parted by spaces: `tab ctrl-d enter`.
    pub fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("no key is named {name}"));
            self.send(Msg::Key(key));
        }
        self
    }

    /// Presses keys so fast that all of them are here before an answer to the first.
    pub fn at_once(&mut self, names: &str) -> &mut Self {
        let mut effects = Vec::new();
        for name in names.split_whitespace() {
            effects.extend(self.app.update(Msg::Key(Key::parse(name).unwrap()), self.now));
        }
        effects.extend(self.app.flush(self.now));
        self.perform(effects);
        self
    }

    /// Types text, a key a character; a newline is Enter.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = match c {
                '\n' => Key::parse("enter").unwrap(),
                ' ' => Key::parse("space").unwrap(),
                c => Key::plain(homevisit::tui::keys::Code::Char(c)),
            };
            self.send(Msg::Key(key));
        }
        self
    }

    /// Types a line and presses Enter.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.text(text).keys("enter")
    }

    /// Types a line in the place of what stands in a row of a form.
    pub fn line_over(&mut self, text: &str) -> &mut Self {
        self.keys("end").keys(&"backspace ".repeat(20)).text(text)
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(Private::from(text)))
    }

    /// Time passes; what is waiting is saved.
    pub fn minutes(&mut self, minutes: i64) -> &mut Self {
        self.now += Duration::minutes(minutes);
        self
    }

    /// Sends a message and lets everything that follows from it happen.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let mut effects = self.app.update(msg, self.now);
        effects.extend(self.app.flush(self.now));
        self.perform(effects);
        let saved = self.keeper.save(self.now);
        self.answers(saved);
        self
    }

    fn answers(&mut self, answers: Vec<Answer>) {
        for answer in answers {
            let mut effects = self.app.update(Msg::Answer(answer), self.now);
            effects.extend(self.app.flush(self.now));
            self.perform(effects);
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Keep(ask) => {
                    let answers = self.keeper.handle(*ask, self.now);
                    self.answers(answers);
                }
                Effect::Copy(text) => self.copied.push(text.to_string()),
                Effect::CopyOut(what) => {
                    let (text, hash) = what.text().unwrap();
                    self.copied.push(text.to_string());
                    self.answers(vec![Answer::Copied(hash)]);
                }
                Effect::ReadFile(path) => {
                    let folder =
                        std::path::Path::new(&*path).parent().map(|folder| format!("{}/", folder.display()));
                    let answers = match std::fs::read(&*path) {
                        Ok(bytes) => {
                            let used = Answer::FolderUsed(folder.unwrap_or_default().into());
                            vec![used, Answer::FileRead(bytes)]
                        }
                        Err(_) => vec![unhappy_file("it is not there")],
                    };
                    self.answers(answers);
                }
                Effect::CompletePath(path) => {
                    let completion = homevisit::files::complete(&path);
                    self.answers(vec![Answer::Completed(path, completion)]);
                }
                Effect::WriteFolder { path, files } => {
                    let name = std::path::Path::new(&*path).file_name().unwrap_or_default();
                    let folder = self.folder.path().join(name);
                    let answer = match homevisit::files::write_folder(&folder, files.files()) {
                        Ok(()) => Answer::Written(Left {
                            name: name.to_string_lossy().into_owned(),
                            hash: files.hash(),
                        }),
                        Err(_) => Answer::FileExists,
                    };
                    // Many files take their time: what is made only now is not what was written.
                    self.now += Duration::minutes(1);
                    self.answers(vec![answer]);
                }
                Effect::WriteFile { path, what, replace } => {
                    // Whatever folder was typed, it is written into this desk's own.
                    let name = std::path::Path::new(&*path).file_name();
                    let path = self.folder.path().join(name.unwrap_or_default());
                    let answer = if name.is_none_or(|name| name.len() > 200) {
                        unhappy_file("it has no name")
                    } else if path.exists() && !replace {
                        Answer::FileExists
                    } else {
                        let (bytes, hash) = what.file().unwrap();
                        std::fs::write(&path, bytes).unwrap();
                        Answer::Written(Left {
                            name: path.file_name().unwrap().to_string_lossy().into_owned(),
                            hash,
                        })
                    };
                    self.answers(vec![answer]);
                }
                Effect::OpenSample => {}
                Effect::Quit => self.left = true,
                Effect::Fail(sentence) => self.failed = Some(self.app.world.text.sentence(&sentence)),
            }
        }
    }

    /// A third educator, who was on none of the visits here, has the keyboard.
    pub fn as_a_third(&mut self) -> &mut Self {
        let world = &mut self.app.world;
        let id = EducatorId(world.id());
        let new = Educator { id, name: "Ruiz".into(), ..world.book.educators[0].clone() };
        world.book.put(Record::Educator(new));
        world.session.as_mut().unwrap().author = id;
        self
    }

    /// Goes to a place.
    pub fn open(&mut self, route: Route) -> &mut Self {
        let mut effects = self.app.open(route);
        effects.extend(self.app.flush(self.now));
        self.perform(effects);
        self
    }

    /// As if the program had been killed and started again: nothing is closed, the vault is opened anew.
    pub fn start_again(&mut self) -> &mut Self {
        self.keeper = Keeper::new(self.folder.path().join("data"), Cost::LIGHT);
        self.app = app(self.app.world.site.clone(), true, self.now);
        self
    }

    /// The screen as text, at this desk's size.
    pub fn screen(&self) -> String {
        self.screen_at(self.size.0, self.size.1)
    }

    /// The screen as text.
    pub fn screen_at(&self, columns: u16, rows: u16) -> String {
        let terminal = self.drawn(columns, rows);
        rows_of(terminal.backend().buffer(), |cell| cell.symbol().to_owned())
    }

    /// How the screen looks: the letter of each cell's style under where it stands, and the cursor. Bold, dim, accent,
    /// red, underlined, reversed.
    pub fn looks_at(&self, columns: u16, rows: u16) -> String {
        let mut terminal = self.drawn(columns, rows);
        let cursor = terminal.backend_mut().get_cursor_position().unwrap();
        let styles = rows_of(terminal.backend().buffer(), |cell| {
            let letter = match (cell.fg, cell.modifier) {
                (Color::LightRed, _) => "r",
                (Color::Cyan, _) => "a",
                (_, m) if m.contains(Modifier::REVERSED) => "v",
                (_, m) if m.contains(Modifier::UNDERLINED) => "u",
                (_, m) if m.contains(Modifier::BOLD) => "b",
                (_, m) if m.contains(Modifier::DIM) => "d",
                _ => " ",
            };
            letter.repeat(unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1))
        });
        format!("cursor {},{}\n{styles}", cursor.x, cursor.y)
    }

    fn drawn(&self, columns: u16, rows: u16) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view::draw(&self.app, frame)).unwrap();
        terminal
    }

    /// Fails, showing the screen, unless it has these words.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "the screen has no “{words}”:\n{screen}");
        self
    }

    /// Fails, showing the screen, if it has these words.
    #[track_caller]
    pub fn misses(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "the screen has “{words}”:\n{screen}");
        self
    }
}
