//! What a person does with a page: reads it, presses what has a name, types into what has a label.
//! Everything is found as a screen reader finds it, and every wait has an end.

use crate::desktop::{Desktop, eventually, kill};
use crate::driver::{Driver, Element, Refused};
use crate::limits;
use crate::pictures;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub struct Page {
    pub driver: Driver,
    /// The app's process, ended with the page.
    pub app: u32,
}

/// Finds what can be seen, by role and by name: the label, the words in it, or its title.
const FIND: &str = r#"
    const [role, name, exact] = arguments;
    const tags = {
        button: 'button, [role=button], [role=menuitem], [role=menuitemradio], [role=tab], [role=switch], a[href], summary',
        field: 'input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=slider]',
        radio: 'input[type=radio]',
        any: '*',
    };
    const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const named = (element) => {
        const by = element.getAttribute('aria-labelledby');
        if (by) return words(by.split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));
        if (element.hasAttribute('aria-label')) return words(element.getAttribute('aria-label'));
        if (element.labels?.length) return words([...element.labels].map((label) => label.textContent).join(' '));
        return words(element.textContent) || words(element.title) || words(element.placeholder);
    };
    const seen = (element) => element.checkVisibility({visibilityProperty: true})
        && element.getClientRects().length > 0;
    const fits = (element) => exact ? named(element) === name : named(element).includes(name);
    const all = [...document.querySelectorAll(tags[role])].filter((element) => seen(element) && fits(element));
    // What lies on top, a dialog or menu, comes last in the page.
    return all.filter((element) => !element.disabled).at(-1) ?? null;
"#;

impl Drop for Page {
    /// Quits as a session's end would; what does not end in time is killed.
    fn drop(&mut self) {
        kill(self.app, libc::SIGTERM);
        let begun = Instant::now();
        while runs(self.app) && begun.elapsed() < limits::SHOWN {
            std::thread::sleep(Duration::from_millis(20));
        }
        kill(self.app, libc::SIGKILL);
    }
}

/// Whether the process is there and no mere entry that nobody has waited for yet. Only then are its
/// files and locks let go of.
pub fn runs(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_some_and(|(_, rest)| !rest.starts_with('Z'))
}

/// On a machine without a graphics device the app draws in a way that WebKitGTK's driver takes no pictures of: it waits
/// for a minute and gives up.
const DRAWN_FOR_PICTURES: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "0");

impl Page {
    pub fn open(desktop: &Desktop, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let program = env!("CARGO_BIN_EXE_understudy");
        let variables = [&[DRAWN_FOR_PICTURES], variables].concat();
        let driver = Driver::start(desktop, program, arguments, &variables).unwrap_or_else(|refused| {
            // What stands in the place of the window says why.
            pictures::failed_screen(desktop);
            panic!("there is no window: {refused:?}")
        });
        let app = app_process(desktop).expect("the driver started the app");
        let page = Self { driver, app };
        page.until("the page has something to show", limits::START, |page| {
            !page.text().is_empty()
        });
        page
    }

    fn until(&self, what: &str, limit: Duration, mut so: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !so(self) {
            if begun.elapsed() > limit {
                pictures::page(self, "failed");
                panic!("not within {limit:?}: {what}. The page says:\n{}", self.text());
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// All words that can be seen.
    pub fn text(&self) -> String {
        let text = self.driver.try_run("return document.body.innerText");
        text.ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    pub fn see(&self, words: &str) {
        self.see_within(words, limits::SHOWN);
    }

    pub fn see_within(&self, words: &str, limit: Duration) {
        self.until(&format!("\"{words}\" is seen"), limit, |page| {
            page.text().contains(words)
        });
    }

    pub fn see_no_more(&self, words: &str) {
        self.until(&format!("\"{words}\" is gone"), limits::SHOWN, |page| {
            !page.text().contains(words)
        });
    }

    /// Presses the button, tab, menu entry or link called `name`.
    pub fn press(&self, name: &str) {
        self.act("button", name, true, |driver, element| driver.click(element));
    }

    /// As `press`, where the name carries more than is known here.
    pub fn press_with(&self, part_of_name: &str) {
        self.act("button", part_of_name, false, |driver, element| {
            driver.click(element)
        });
    }

    /// Chooses among a few that stand side by side.
    pub fn press_radio(&self, name: &str) {
        self.act("radio", name, true, |driver, element| driver.click(element));
    }

    /// Rests the pointer on it, which brings out what shows itself only then.
    pub fn point_at(&self, name: &str) {
        self.act("button", name, true, |driver, element| driver.point_at(element));
    }

    /// As `point_at`, where the name carries more than is known here.
    pub fn point_at_with(&self, part_of_name: &str) {
        self.act("button", part_of_name, false, |driver, element| {
            driver.point_at(element)
        });
    }

    /// Replaces what stands in the field called `label`.
    pub fn fill(&self, label: &str, text: &str) {
        self.act("field", label, false, |driver, element| {
            driver.clear(element)?;
            driver.type_into(element, text)
        });
    }

    /// Does `action` to what is found; what moved or was drawn anew meanwhile is looked up again.
    fn act(
        &self,
        role: &str,
        name: &str,
        exact: bool,
        action: impl Fn(&Driver, &Element) -> Result<(), Refused>,
    ) {
        let mut last = String::from("it is not there");
        let begun = Instant::now();
        loop {
            if let Some(element) = self
                .driver
                .element(FIND, &[json!(role), json!(name), json!(exact)])
            {
                match action(&self.driver, &element) {
                    Ok(()) => return,
                    Err(refused) => last = format!("{refused:?}"),
                }
            }
            if begun.elapsed() > limits::SHOWN {
                pictures::page(self, "failed");
                panic!(
                    "the {role} \"{name}\" cannot be used: {last}. The page says:\n{}",
                    self.text()
                );
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// What `script` returns becomes true.
    pub fn becomes_true(&self, what: &str, script: &str) {
        self.until(what, limits::SHOWN, |page| {
            page.driver.try_run(script).ok() == Some(Value::Bool(true))
        });
    }

    /// Presses a single key, wherever the focus is.
    pub fn press_key(&self, key: char) {
        self.driver.press(&[], &[key]);
    }

    /// Pictures in the usual size and in the smallest one that everything must fit into.
    pub fn both_sizes(&self, name: &str) {
        for (width, height) in [(900, 640), (1440, 900)] {
            self.driver.resize(width, height);
            pictures::page(self, &format!("{name}-{width}x{height}"));
        }
    }

    /// Takes a picture into the artifacts of the run.
    pub fn picture(&self, name: &str) {
        pictures::page(self, name);
    }
}

/// The process that a person would call the app, among those of the desktop.
pub fn app_process(desktop: &Desktop) -> Option<u32> {
    let binary = std::fs::canonicalize(env!("CARGO_BIN_EXE_understudy")).unwrap();
    desktop
        .processes()
        .into_iter()
        .find(|pid| std::fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == binary))
}

/// Waits until no process of the app is left.
pub fn app_ends(desktop: &Desktop) {
    eventually("the app ends", limits::SHOWN, || app_process(desktop).is_none());
}
