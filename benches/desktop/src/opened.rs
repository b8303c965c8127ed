//! The chat window with a usual chat in it, beside the empty window; and what is installed.

use crate::Programs;
use crate::desktop::{Desktop, Has, eventually};
use crate::driver::Driver;
use crate::home;
use crate::limits;
use crate::numbers::aim;
use crate::processes::memory;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;
use understudy_stage::Stage;

/// Megabytes above the empty window.
const AIM_MEMORY_MB: f64 = 60.0;
const AIM_PACKAGE_MB: f64 = 15.0;
/// Lets caches fill and start-up work end before memory is read.
const SETTLE: Duration = Duration::from_secs(5);

pub fn measure(programs: &Programs, stage: &Stage) {
    let desktop = Desktop::new(Has::default());
    home::usual(&desktop, &programs.understudy, stage);
    // Both are driven: what that takes is in both.
    let theirs = {
        let _page = open(&desktop, &programs.empty);
        settled(&desktop, &programs.empty)
    };
    let ours = {
        let page = open(&desktop, &programs.understudy);
        page.run(
            "[...document.querySelectorAll('button, a')].find((one) => one.textContent.includes(arguments[0])).click();
             return null",
            &[json!(home::USUAL)],
        );
        eventually("the chat is open", limits::SHOWN, || {
            page.run(
                "return document.querySelector('[data-scroller]')?.textContent ?? ''",
                &[],
            )
            .as_str()
            .is_some_and(|text| text.contains(home::LAST_WORDS))
        });
        settled(&desktop, &programs.understudy)
    };
    println!(
        "\n| memory (PSS), MB | empty window | Understudy with a usual chat | more |\n|---|---|---|---|"
    );
    let more = |what: &str, theirs: f64, ours: f64| {
        println!("| {what} | {theirs:.0} | {ours:.0} | {:.0} |", ours - theirs);
        ours - theirs
    };
    for (name, ours) in &ours {
        more(name, theirs.get(name).copied().unwrap_or(0.0), *ours);
    }
    let above = more("all processes", theirs.values().sum(), ours.values().sum());
    println!();
    aim(
        "memory above the empty window, with a usual chat,",
        above,
        AIM_MEMORY_MB,
        " MB",
    );
}

/// Of what is installed.
pub fn sizes(programs: &Programs, package: Option<&str>) {
    let mb = |file: &str| fs::metadata(Path::new(file)).map(|file| file.len() as f64 / 1e6);
    if let Ok(size) = mb(&programs.understudy) {
        println!("The program has {size:.1} MB.");
    }
    match package.map(mb) {
        Some(Ok(size)) => {
            aim("the .deb has", size, AIM_PACKAGE_MB, " MB");
        }
        Some(Err(error)) => println!("Not measured: the .deb, as it cannot be read ({error})."),
        None => println!("Not measured: the .deb, as none was given."),
    }
}

fn open(desktop: &Desktop, program: &str) -> Driver {
    let page =
        Driver::start(desktop, program, &[], &[]).unwrap_or_else(|refused| panic!("{program}: {refused:?}"));
    eventually("the page is there", limits::START, || {
        page.try_run("return document.readyState")
            .is_ok_and(|state| state == "complete")
    });
    std::thread::sleep(SETTLE);
    page
}

/// By process, some seconds after the last thing that was done.
fn settled(desktop: &Desktop, program: &str) -> BTreeMap<String, f64> {
    std::thread::sleep(SETTLE);
    let binary = fs::canonicalize(program).expect("the program is there");
    let own = desktop
        .processes()
        .into_iter()
        .find(|pid| fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == binary));
    let mut sums = BTreeMap::new();
    for (name, megabytes) in memory(own.expect("the driver started it")) {
        // Each program has its own name for its own process.
        let name = match name.as_str() {
            name if name.starts_with("WebKitNetwork") => "the network process",
            name if name.starts_with("WebKit") => "the web process",
            _ => "the program itself",
        };
        *sums.entry(name.to_owned()).or_insert(0.0) += megabytes;
    }
    sums
}
