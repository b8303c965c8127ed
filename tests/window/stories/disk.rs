//! A disk that is full, and one that cannot be written: real ones, in a place of the story's own. Both need
//! root on Linux.

use super::ask;
use crate::desktop::{Desktop, Has, eventually};
use crate::files::choose;
use crate::limits;
use crate::page::Page;
use crate::practice::{Practice, try_understudy, understudy};
use std::ffi::{CStr, CString};
use std::io::Write as _;
use std::path::Path;
use understudy_stage::Script;

/// Of the disk: room for a history, and soon full.
const SIZE: &CStr = c"size=6m";

/// Tells a story on a machine whose home is a small disk, seen by it alone.
fn on_a_small_disk(story: impl FnOnce(&Desktop) + Send + 'static) {
    let told = std::thread::Builder::new().name(std::thread::current().name().unwrap_or("story").to_owned());
    let told = told.spawn(move || {
        // SAFETY: no pointers; only this thread moves, and it ends with the story.
        let moved = unsafe { libc::unshare(libc::CLONE_NEWNS | libc::CLONE_FS) } == 0;
        if !moved || !mount(None, Path::new("/"), libc::MS_REC | libc::MS_PRIVATE, None) {
            let wanted = std::env::var_os("UNDERSTUDY_NAMESPACES").is_some();
            assert!(!wanted, "a disk of one's own needs root and Linux");
            println!("SKIPPED: a disk of one's own needs root and Linux");
            return;
        }
        let desktop = Desktop::new(Has::default());
        std::fs::create_dir(desktop.home()).unwrap();
        assert!(mount(Some(c"tmpfs"), &desktop.home(), 0, Some(SIZE)));
        story(&desktop);
        let home = CString::new(desktop.home().to_str().unwrap()).unwrap();
        drop(desktop);
        // SAFETY: a string that ends in NUL and lives through the call.
        unsafe { libc::umount2(home.as_ptr(), libc::MNT_DETACH) };
    });
    if let Err(panic) = told.unwrap().join() {
        std::panic::resume_unwind(panic);
    }
}

fn mount(kind: Option<&CStr>, folder: &Path, flags: libc::c_ulong, options: Option<&CStr>) -> bool {
    let folder = CString::new(folder.to_str().unwrap()).unwrap();
    let pointer = |text: Option<&CStr>| text.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: strings that end in NUL and live through the call, and null where it allows that.
    unsafe {
        libc::mount(
            c"none".as_ptr(),
            folder.as_ptr(),
            pointer(kind),
            flags,
            pointer(options).cast(),
        ) == 0
    }
}

/// Writes until nothing goes any more.
fn fill(path: &Path) {
    let mut file = std::fs::File::create(path).unwrap();
    for size in [4096, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
}

#[test]
fn an_answer_that_the_full_disk_does_not_take_stays_in_sight_and_is_stored_later() {
    on_a_small_disk(|desktop| {
        let practice = Practice::new();
        practice.set_up(desktop);
        let whole: String = (0..3_000).map(|n| format!("word{n} ")).collect();
        practice.lead().always(Script::paced(&*whole, 100, 60));
        let page = Page::open(desktop, &[], &[]);
        ask(&page, "Tell me everything");
        page.see_within("word20 ", limits::ANSWER);
        let filler = desktop.home().join("filler");
        fill(&filler);
        page.see_within("The disk has no room. 1 answer is only in memory", limits::ANSWER);
        page.see("word2999");
        page.both_sizes("disk-full");
        // What cannot be stored is not sent, and not lost either.
        // As pasted: typing so much takes the driver a minute.
        page.driver.run(
            "const field = document.querySelector('textarea'); field.focus(); field.value = arguments[0];
             field.dispatchEvent(new Event('input', {bubbles: true}))",
            &["And more? ".repeat(2_000).into()],
        );
        page.press("Send");
        page.see("The disk is full or the folder cannot be written.");
        page.picture("disk-full-refused");

        std::fs::remove_file(&filler).unwrap();
        page.see_no_more("The disk has no room.");
        let text = understudy(desktop, &["history", "export", "--format", "markdown"], "");
        assert!(text.contains("word0 ") && text.contains("word2999"));
    });
}

#[test]
fn in_a_folder_that_cannot_be_written_chats_are_read_and_that_is_said() {
    for theme in ["dark", "light"] {
        on_a_small_disk(move |desktop| {
            let practice = Practice::new();
            practice.set_up(desktop);
            understudy(desktop, &["settings", "set", "ui.theme", theme], "");
            practice
                .lead()
                .always(Script::answer("Take the tram to 嵐山, and leave a **day** free."));
            understudy(desktop, &["ask", "Three days in Kyoto"], "");
            practice.stage.forget_requests();
            eventually("nothing writes any more", limits::SHOWN, || {
                mount(None, &desktop.home(), libc::MS_REMOUNT | libc::MS_RDONLY, None)
            });

            let listed = try_understudy(desktop, &["history", "list"], "");
            let said = String::from_utf8_lossy(&listed.stderr);
            assert!(said.contains("Nothing can be written in the folder"), "{said}");
            assert!(String::from_utf8_lossy(&listed.stdout).contains("Kyoto"));
            let found = try_understudy(desktop, &["history", "search", "tram"], "");
            assert!(String::from_utf8_lossy(&found.stdout).contains("tram"));
            let asked = try_understudy(desktop, &["ask", "Anything?"], "");
            assert_eq!(asked.status.code(), Some(1));

            let page = Page::open(desktop, &[], &[]);
            page.see("Nothing can be written in the folder");
            page.press_with("Three days in Kyoto");
            page.see("Take the tram");
            page.both_sizes(&format!("only-read-{theme}"));
            let kept = desktop.folder().join("kept.md");
            page.point_at_with("Three days in Kyoto");
            page.press("More about “Three days in Kyoto”");
            page.press("Export to read…");
            choose(desktop, "Export chats", &kept);
            page.see("The chat was written to");
            assert!(std::fs::read_to_string(&kept).unwrap().contains("嵐山"));
            ask(&page, "And in the evening?");
            page.see("cannot be written");
            page.becomes_true(
                "the question stands in its field",
                "return document.querySelector('textarea').value.includes('And in the evening?')",
            );
            page.picture(&format!("only-read-refused-{theme}"));
            assert!(practice.stage.requests().is_empty(), "nothing was sent");
        });
    }
}
