//! The stories, by what they are about.

mod asking;
mod attaching;
mod axe;
mod beginning;
mod board;
mod composing;
mod damage;
mod data;
mod disk;
mod hostile;
mod keys;
mod languages;
mod life;
mod looks;
mod models;
mod notices;
mod order;
mod palette;
mod quick;
mod reading;
mod rescue;
mod search;
mod settings;
mod shortcut;
mod survival;
mod temporary;
mod tray;
mod trouble;
mod waiting;

use crate::page::Page;

/// What the field for the question is called.
pub const COMPOSER: &str = "Your message";

/// Types a question and sends it.
pub fn ask(page: &Page, question: &str) {
    // The last words of an answer are there before its end is: until then Enter keeps the text.
    page.becomes_true(
        "no answer is being written",
        "return [...document.querySelectorAll('button')].every((button) => button.textContent.trim() !== 'Stop')",
    );
    page.fill(COMPOSER, question);
    page.press_key(crate::driver::keys::ENTER);
}
