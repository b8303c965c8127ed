//! The window in other languages, in the other direction, narrow and enlarged.

use super::ask;
use crate::desktop::{Desktop, Has, eventually};
use crate::driver::keys;
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, understudy};
use crate::watcher::{Watcher, find};
use understudy_stage::{ErrorKind, Script};

const GERMAN: &str = "Weil `first` noch aus `scores` leiht, wenn Sie anhängen. Ein Anhängen kann den Puffer verschieben, \
und die Referenz zeigte dann auf freigegebenen Speicher.\n\n| Abhilfe | wann |\n|---|---|\n| Wert kopieren | er ist `Copy` \
|\n| zuerst anhängen | die Reihenfolge ist gleichgültig |\n";
const CHINESE: &str = "因为在追加元素时，`first` 仍然借用着 `scores`。追加可能会移动缓冲区，引用就会指向已释放的内存，所以编译器要求先结束\
共享借用。\n\n- 复制该值\n- 先追加，再取引用\n";
const ARABIC: &str = "لأن المرجع ما زال يستعير من `scores` عند الإضافة. قد تنقل الإضافة المخزن المؤقت، فيشير المرجع إلى ذاكرة \
محررة.\n\n1. انسخ القيمة\n2. أضف أولاً\n";

fn chat(practice: &Practice, page: &Page, composer: &str, question: &str, answer: &str, end: &str) {
    practice.lead().script(Script::fail(ErrorKind::Overloaded));
    practice.backup().always(Script::answer(answer));
    page.fill(composer, question);
    page.press_key(keys::ENTER);
    page.see_within(end, limits::ANSWER);
}

/// Nothing stands out of the window at its side, and no words are cut where they may not be.
fn fits(page: &Page, what: &str) {
    page.becomes_true(
        &format!("{what} fits the window"),
        "// Heads of columns do not lie on each other.
         const heads = [...document.querySelectorAll('thead tr')].every((row) => {
             const boxes = [...row.cells].filter((cell) => cell.checkVisibility() && cell.textContent.trim())
                 .map((cell) => { const range = document.createRange(); range.selectNodeContents(cell);
                     return range.getBoundingClientRect(); }).filter((box) => box.width > 2)
                 .sort((a, b) => a.left - b.left);
             return boxes.every((box, i) => i === 0 || box.left >= boxes[i - 1].right - 1);
         });
         const wide = document.documentElement.scrollWidth <= innerWidth;
         const out = [...document.querySelectorAll('button, input, h1, h2, label')].filter((one) =>
             one.checkVisibility({visibilityProperty: true}) && !one.closest('.unseen')).filter((one) => {
                 const box = one.getBoundingClientRect();
                 return box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !one.closest('[data-scrolls], pre, .grid');
             });
         window.out = out.map((one) => one.outerHTML.slice(0, 200));
         return wide && heads && out.length === 0",
    );
}

#[test]
fn the_window_speaks_the_language_that_is_chosen_at_once() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    let watcher = Watcher::start(desktop.bus());
    practice.set_up(&desktop);
    let page = Page::open(&desktop, &[], &[]);
    page.press_with("Settings");
    page.press("Appearance");
    page.press_radio("Deutsch");
    page.see("Wie die Fenster aussehen und welche Sprache sie sprechen.");
    page.becomes_true(
        "the choice keeps the focus, and the page says its language",
        "return document.activeElement?.value === 'de' && document.documentElement.lang === 'de'",
    );
    // Not one word of the old language is left in what stands beside.
    page.see("Anbieter");
    page.see_no_more("Model order");
    page.see("noch unbenutzt");
    eventually("the tray speaks it too", limits::SHOWN, || {
        find(&watcher.icon().menu(), "Understudy beenden").is_some()
    });
    assert!(understudy(&desktop, &["status"], "").contains("Alles in Ordnung."));
    page.both_sizes("german-appearance");
    for (section, seen) in [
        ("Anbieter", "Schlüssel im Schlüsselbund"),
        ("Modellreihenfolge", "Eine Nachricht geht an das Hauptmodell."),
        ("Desktop", "Meldungen des Desktops"),
        ("Ihre Daten", "Jetzt sichern"),
        ("Grenzen", "Wie lange ein Modell schweigen darf"),
        ("Verbrauch", "Limit für einen Monat"),
    ] {
        page.press(section);
        page.see(seen);
        fits(&page, section);
        page.both_sizes(&format!("german-settings-{section}"));
    }
    page.press_with("Neuer Chat");
    chat(
        &practice,
        &page,
        "Ihre Nachricht",
        "Warum lehnt der Borrow Checker das ab?",
        GERMAN,
        "die Reihenfolge ist gleichgültig",
    );
    page.see("hat übernommen.");
    page.both_sizes("german-chat");
    page.press_with("Status");
    page.see("Ausfälle der letzten 30 Tage");
    fits(&page, "the board in German");
    page.both_sizes("german-status");

    understudy(&desktop, &["settings", "set", "ui.language", "zh"], "");
    page.see("最近 30 天的故障");
    page.both_sizes("chinese-status");
    page.press_with("设置");
    page.press("外观");
    page.see("窗口的外观和语言。");
    page.both_sizes("chinese-appearance");
    page.press("模型顺序");
    page.see("消息发往主模型。");
    page.both_sizes("chinese-model-order");
    page.press_with("新聊天");
    chat(
        &practice,
        &page,
        "您的消息",
        "为什么借用检查器拒绝这段代码？",
        CHINESE,
        "先追加",
    );
    page.both_sizes("chinese-chat");

    understudy(&desktop, &["settings", "set", "ui.language", "ja"], "");
    page.see("新しいチャット");
    page.both_sizes("japanese-chat");
    page.press_with("状態");
    page.see("過去 30 日間の障害");
    fits(&page, "the board in Japanese");
    page.both_sizes("japanese-status");
    page.press_with("設定");
    page.press("外観");
    page.see("ウィンドウの見た目と言語です。");
    page.both_sizes("japanese-appearance");

    understudy(&desktop, &["settings", "set", "ui.language", "es"], "");
    page.see("Qué aspecto tienen las ventanas y en qué idioma hablan.");
    for (section, seen) in [
        ("Proveedores", "clave en el llavero"),
        ("Orden de modelos", "Un mensaje va al modelo principal."),
        ("Tus datos", "Hacer una copia ahora"),
        ("Uso", "Límite mensual"),
    ] {
        page.press(section);
        page.see(seen);
        fits(&page, section);
        page.both_sizes(&format!("spanish-settings-{section}"));
    }
    page.press_with("Estado");
    page.see("Caídas de los últimos 30 días");
    fits(&page, "the board in Spanish");
    page.both_sizes("spanish-status");
}

#[test]
fn the_window_runs_from_right_to_left() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    let page = Page::open(&desktop, &[], &[]);
    page.see("What would you like to know?");
    page.driver.run("document.documentElement.dir = 'rtl'", &[]);
    chat(
        &practice,
        &page,
        "Your message",
        "لماذا يرفض المترجم هذا؟",
        ARABIC,
        "أضف أولاً",
    );
    page.press_with("Details");
    // The list of chats stands on the right, and what the person wrote on the left.
    page.becomes_true(
        "the window is mirrored",
        "const at = (one) => document.querySelector(one).getBoundingClientRect();
         const bubble = document.querySelector('.bubble');
         return at('.side').left > at('.view').left && getComputedStyle(bubble).direction === 'rtl'
             && bubble.lang === 'ar'
             && at('.bubble').left - at('.view').left < at('.view').right - at('.bubble').right",
    );
    // What is drawn with sides of its own turns too: the mark of the open chat, an arrow.
    page.becomes_true(
        "marks turn",
        "const mark = [...document.querySelectorAll('.item')].map((one) => getComputedStyle(one).boxShadow)
             .find((shadow) => shadow !== 'none');
         return mark?.includes('-3px 0px') && document.querySelectorAll('svg.turns').length > 0
             && [...document.querySelectorAll('svg.turns')].every((one) => getComputedStyle(one).scale.startsWith('-1'))",
    );
    fits(&page, "the chat");
    page.both_sizes("rtl-chat");
    page.press_with("Status");
    page.see("Incidents of the last 30 days");
    fits(&page, "the board");
    page.both_sizes("rtl-status");
    page.press_with("Settings");
    page.see("Providers");
    page.both_sizes("rtl-settings");
    page.press("Model order");
    page.see("Main model");
    fits(&page, "the model order");
    page.both_sizes("rtl-model-order");
}

#[test]
fn everything_is_in_reach_in_a_narrow_and_in_an_enlarged_window() {
    let practice = Practice::new();
    let desktop = Desktop::new(Has {
        screen: (1500, 980),
        ..Has::default()
    });
    practice.set_up(&desktop);
    let page = Page::open(&desktop, &[], &[]);
    chat(
        &practice,
        &page,
        "Your message",
        "Why does the borrow checker reject this?",
        GERMAN,
        "die Reihenfolge ist gleichgültig",
    );
    let screens = |name: &str| {
        page.press_with("Why does the borrow checker");
        page.see("die Reihenfolge");
        fits(&page, &format!("the chat, {name}"));
        page.picture(&format!("{name}-chat"));
        page.driver.press(&[keys::CONTROL], &[',']);
        page.see("Providers");
        fits(&page, &format!("settings, {name}"));
        page.picture(&format!("{name}-settings"));
    };
    page.driver.resize(1440, 900);
    for _ in 0..8 {
        page.driver.press(&[keys::CONTROL], &['+']);
    }
    page.becomes_true(
        "it is twice as large",
        "return getComputedStyle(document.documentElement).fontSize === '32px'",
    );
    assert_eq!(
        understudy(&desktop, &["settings", "get", "ui.zoom"], "").trim(),
        "200"
    );
    page.picture("zoom-200-chat");
    fits(&page, "the chat at 200 %");
    page.driver.press(&[keys::CONTROL], &[',']);
    page.see("Providers");
    fits(&page, "settings at 200 %");
    page.picture("zoom-200-settings");
    page.driver.press(&[keys::CONTROL], &['0']);
    page.becomes_true(
        "it is as it was",
        "return getComputedStyle(document.documentElement).fontSize === '16px'",
    );
    for _ in 0..2 {
        page.driver.press(&[keys::CONTROL], &['-']);
    }
    page.becomes_true(
        "it is smaller",
        "return getComputedStyle(document.documentElement).fontSize === '12.8px'",
    );
    screens("zoom-80");
    page.driver.press(&[keys::CONTROL], &['0']);
    page.driver.resize(480, 720);
    page.becomes_true("the window is narrow", "return innerWidth <= 500");
    page.picture("narrow-settings");
    fits(&page, "settings, narrow");
    page.press("Chats and places");
    page.picture("narrow-drawer");
    page.press_with("Why does the borrow checker");
    page.see("die Reihenfolge");
    fits(&page, "the chat, narrow");
    page.picture("narrow-chat");
    page.press("Chats and places");
    page.press_with("Status");
    page.see("Incidents of the last 30 days");
    fits(&page, "the board, narrow");
    page.picture("narrow-status");
    ask_is_in_reach(&page);
}

/// The composer can be written in and sent from.
fn ask_is_in_reach(page: &Page) {
    page.press("New chat");
    ask(page, "Still here?");
    page.see_within("die Reihenfolge ist gleichgültig", limits::ANSWER);
}
