//! The stories, by what they are about.

mod asking;
mod beginning;
mod keys;
mod looks;
mod shortcut;
mod survival;
mod tray;
mod trouble;

use crate::page::Page;

/// What the field for the question is called.
pub const COMPOSER: &str = "Your message";

/// Types a question and sends it.
pub fn ask(page: &Page, question: &str) {
    page.fill(COMPOSER, question);
    page.press_key(crate::driver::keys::ENTER);
}
