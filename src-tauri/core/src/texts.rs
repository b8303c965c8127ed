//! The catalogue: every text a person sees, in window, tray, notifications and terminal.
//!
//! A language is one Fluent file in `locales/`; the window bundles the same files. Which one is said
//! is the setting `ui.language`; where that is `system`, it is what the front found the system's to be.

use crate::contract::{ErrorCode, FailureClass, Timestamp};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// An argument of a text: made with `.into()` from strings and numbers.
pub use fluent_bundle::FluentValue as Value;

/// Language tag and texts. The first is complete and stands in for what another lacks.
const CATALOGUES: &[(&str, &str)] = &[
    ("en", include_str!("../../../locales/en/understudy.ftl")),
    ("de", include_str!("../../../locales/de/understudy.ftl")),
    ("zh", include_str!("../../../locales/zh/understudy.ftl")),
    ("ja", include_str!("../../../locales/ja/understudy.ftl")),
    ("es", include_str!("../../../locales/es/understudy.ftl")),
];
/// The value of `ui.language` that leaves it to the system.
pub const SYSTEM: &str = "system";
/// Everything that `ui.language` takes.
pub const CHOICES: &[&str] = &[SYSTEM, "en", "de", "zh", "ja", "es"];
/// What is said to a model is said in one language: the conversation has its own, and the answer is
/// to be in that one and not in the app's.
const TO_MODELS: &str = "prompt-";

/// Ids that code puts together from a prefix and the name of a case. The cases of each prefix are
/// held complete by a test.
pub const DYNAMIC_PREFIXES: &[&str] = &[
    "failure-class-",
    "error-code-",
    "setting-",
    "cli-help-",
    "action-",
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| {
    CATALOGUES
        .iter()
        .map(|(tag, source)| bundle(tag, source))
        .collect()
});
static CHOSEN: AtomicUsize = AtomicUsize::new(0);
static SYSTEMS: AtomicUsize = AtomicUsize::new(0);
static FIXED: AtomicBool = AtomicBool::new(false);

fn bundle(tag: &str, source: &str) -> Bundle {
    // A faulty line loses its own text only; the tests below refuse a catalogue with one.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
        tracing::error!(tag, count = errors.len(), "catalogue has faulty lines");
        resource
    });
    let mut bundle = Bundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    // Terminals show the isolating marks as boxes, and copied text would carry them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match Marks::of(tag) {
        Marks::POINTS => |value, _| number(value, Marks::POINTS),
        Marks::SPANISH => |value, _| number(value, Marks::SPANISH),
        _ => |value, _| number(value, Marks::COMMAS),
    }));
    if let Err(errors) = bundle.add_resource(resource) {
        tracing::error!(tag, count = errors.len(), "catalogue has an id twice");
    }
    bundle
}

/// The language that a person reads whose system says `locale` ("de_AT.UTF-8", "zh-Hans"), if it is
/// one of those there are.
fn known(locale: &str) -> Option<usize> {
    let primary = locale.split(['-', '_', '.', '@']).next().unwrap_or(locale);
    CATALOGUES
        .iter()
        .position(|(tag, _)| tag.eq_ignore_ascii_case(primary))
}

/// Says what the system's language is, by the first of its `locales` that there is; English
/// otherwise. A front does so before it says anything.
pub fn set_system<S: AsRef<str>>(locales: impl IntoIterator<Item = S>) {
    let found = locales.into_iter().find_map(|locale| known(locale.as_ref()));
    SYSTEMS.store(found.unwrap_or(0), Ordering::Relaxed);
}

/// The system's language: "en", "de".
#[must_use]
pub fn system() -> &'static str {
    tag(SYSTEMS.load(Ordering::Relaxed))
}

/// Chooses the language of everything said from now on, by a value of the setting `ui.language`. An
/// unknown one (of a newer version) is taken for the system's.
pub fn choose(setting: &str) {
    let chosen = known(setting).unwrap_or_else(|| SYSTEMS.load(Ordering::Relaxed));
    CHOSEN.store(chosen, Ordering::Relaxed);
}

/// English from now on, whatever is chosen: for what programs read.
pub fn fix_english() {
    FIXED.store(true, Ordering::Relaxed);
}

fn chosen() -> usize {
    if FIXED.load(Ordering::Relaxed) {
        return 0;
    }
    CHOSEN.load(Ordering::Relaxed)
}

fn tag(at: usize) -> &'static str {
    CATALOGUES.get(at).map_or("en", |(tag, _)| tag)
}

/// The text `id`. An id that is not there is returned as it is: a person sees an odd word, not
/// nothing.
#[must_use]
pub fn say(id: &str) -> String {
    say_with(id, &[])
}

/// The text `id` with its arguments.
#[must_use]
pub fn say_with(id: &str, arguments: &[(&str, Value<'_>)]) -> String {
    let chosen = if id.starts_with(TO_MODELS) { 0 } else { chosen() };
    say_in(chosen, id, arguments)
}

fn say_in(chosen: usize, id: &str, arguments: &[(&str, Value<'_>)]) -> String {
    let found = [chosen, 0].iter().find_map(|&at| {
        let bundle = BUNDLES.get(at)?;
        Some((bundle, bundle.get_message(id)?.value()?))
    });
    let Some((bundle, pattern)) = found else {
        tracing::error!(id, "no such text");
        debug_assert!(false, "no text {id} in the catalogue");
        return id.to_owned();
    };
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(&arguments), &mut errors)
        .into_owned();
    if !errors.is_empty() {
        tracing::error!(id, ?errors, "text lacks an argument");
        debug_assert!(false, "text {id}: {errors:?}");
    }
    text
}

/// Why an attempt failed, in a few words: "overloaded".
#[must_use]
pub fn failure_class(class: FailureClass) -> String {
    say(&format!("failure-class-{}", class.name()))
}

/// The sentence of an error that has no more exact one.
#[must_use]
pub fn error_code(code: ErrorCode) -> String {
    say(&format!("error-code-{}", error_code_name(code)))
}

fn error_code_name(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::InvalidInput => "invalid-input",
        ErrorCode::NotFound => "not-found",
        ErrorCode::Conflict => "conflict",
        ErrorCode::Busy => "busy",
        ErrorCode::NoProvider => "no-provider",
        ErrorCode::KeyringLocked => "keyring-locked",
        ErrorCode::KeyringMissing => "keyring-missing",
        ErrorCode::KeyringFailed => "keyring-failed",
        ErrorCode::KeyRefused => "key-refused",
        ErrorCode::Unreachable => "unreachable",
        ErrorCode::Provider => "provider",
        ErrorCode::PlainHttp => "plain-http",
        ErrorCode::HistoryNewer => "history-newer",
        ErrorCode::HistoryDamaged => "history-damaged",
        ErrorCode::CannotWrite => "cannot-write",
        ErrorCode::AlreadyRunning => "already-running",
        ErrorCode::Unsupported => "unsupported",
        ErrorCode::Internal => "internal",
    }
}

/// What stands between thousands, and before a fraction.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Marks {
    thousands: char,
    fraction: char,
    /// How many digits a whole part has at least that is grouped.
    least: usize,
}

impl Marks {
    const COMMAS: Self = Self {
        thousands: ',',
        fraction: '.',
        least: 4,
    };
    const POINTS: Self = Self {
        thousands: '.',
        fraction: ',',
        least: 4,
    };
    /// "1234", but "12.345".
    const SPANISH: Self = Self {
        least: 5,
        ..Self::POINTS
    };

    fn of(tag: &str) -> Self {
        match tag {
            "de" => Self::POINTS,
            "es" => Self::SPANISH,
            _ => Self::COMMAS,
        }
    }
}

fn number(value: &Value<'_>, marks: Marks) -> Option<String> {
    match value {
        Value::Number(number) => Some(grouped(&number.as_string(), marks)),
        _ => None,
    }
}

/// A number as the window writes it too: thousands grouped.
fn grouped(plain: &str, marks: Marks) -> String {
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len() >= marks.least && (whole.len() - at) % 3 == 0 {
            out.push(marks.thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(marks.fraction);
        out.push_str(fraction);
    }
    out
}

/// A figure with one digit behind the mark of the chosen language: "0.8", "0,8".
#[must_use]
pub fn tenths(amount: f64) -> String {
    grouped(&format!("{amount:.1}"), Marks::of(tag(chosen())))
}

/// How long something took or will take: "0.8 s", "12 s", "3 min", "1 h 20 min", "2 days".
#[must_use]
pub fn duration(milliseconds: u64) -> String {
    let seconds = milliseconds.div_ceil(1000);
    let minutes = (seconds + 30) / 60;
    let hours = minutes / 60;
    // Tenths matter below ten seconds, where people feel them.
    if milliseconds < 9_950 {
        let seconds = tenths(milliseconds as f64 / 1000.0);
        return say_with("time-seconds", &[("seconds", seconds.into())]);
    }
    if seconds < 90 {
        return say_with("time-seconds", &[("seconds", seconds.into())]);
    }
    if minutes < 60 {
        return say_with("time-minutes", &[("minutes", minutes.into())]);
    }
    if hours < 48 {
        return match minutes % 60 {
            0 => say_with("time-hours", &[("hours", hours.into())]),
            rest => say_with(
                "time-hours-minutes",
                &[("hours", hours.into()), ("minutes", rest.into())],
            ),
        };
    }
    say_with("time-days", &[("days", (hours / 24).into())])
}

/// How much room something takes: "512 bytes", "18 KB", "2.4 MB".
#[must_use]
pub fn size(bytes: u64) -> String {
    const KILO: f64 = 1024.0;
    let amount = bytes as f64;
    if bytes < 1024 {
        return say_with("size-bytes", &[("count", bytes.into())]);
    }
    if amount < KILO * KILO {
        let kilobytes = (amount / KILO).round() as u64;
        return say_with("size-kilobytes", &[("amount", kilobytes.into())]);
    }
    let megabytes = amount / KILO / KILO;
    if megabytes < 9.95 {
        return say_with("size-megabytes", &[("amount", tenths(megabytes).into())]);
    }
    say_with("size-megabytes", &[("amount", (megabytes.round() as u64).into())])
}

/// An amount of US dollars: "$1,234.50", "$0.25", "$0.0042", "less than $0.0001". Below a dollar, as
/// answers cost, hundredths of a cent are told.
#[must_use]
pub fn money_usd(amount: f64) -> String {
    if amount > 0.0 && amount < 0.0001 {
        return say("money-usd-tiny");
    }
    let parts = if amount < 1.0 { 10_000.0 } else { 100.0 };
    let mut number = FluentNumber::new(amount, Default::default());
    number.options.minimum_fraction_digits = Some(2);
    number.value = (amount * parts).round() / parts;
    say_with("money-usd", &[("amount", Value::Number(number))])
}

/// The time of day where the person is: "14:02".
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    local(at).map_or_else(
        || "--:--".to_owned(),
        |tm| format!("{:02}:{:02}", tm.tm_hour, tm.tm_min),
    )
}

/// "14:02" on the day of `now`, "2026-11-23 14:02" on any other: a date that no language misreads.
#[must_use]
pub fn when(at: Timestamp, now: Timestamp) -> String {
    let time = time_of_day(at);
    let (Some(day), Some(today)) = (local(at), local(now)) else {
        return time;
    };
    if (day.tm_year, day.tm_yday) == (today.tm_year, today.tm_yday) {
        return time;
    }
    let date = format!(
        "{:04}-{:02}-{:02}",
        day.tm_year + 1900,
        day.tm_mon + 1,
        day.tm_mday
    );
    say_with("time-other-day", &[("date", date.into()), ("time", time.into())])
}

/// When the day begins where the person is; `None` where the calendar does not go so far.
#[must_use]
pub fn day_begins(year: i32, month: u32, day: u32) -> Option<Timestamp> {
    // SAFETY: all fields of `tm` are numbers or a nullable pointer, for which zero is a value.
    let mut tm: libc::tm = unsafe { std::mem::zeroed() };
    tm.tm_year = year.checked_sub(1900)?;
    tm.tm_mon = i32::try_from(month).ok()? - 1;
    tm.tm_mday = i32::try_from(day).ok()?;
    // Whether summer time holds is for the system to say.
    tm.tm_isdst = -1;
    // SAFETY: the pointer is to a live value of the type asked for, and the function does not keep it.
    let seconds = unsafe { mktime(&raw mut tm) };
    (seconds != -1).then(|| seconds.saturating_mul(1000))
}

#[cfg(unix)]
use libc::mktime;

// The crate `libc` declares none for Windows.
#[cfg(windows)]
unsafe extern "C" {
    #[link_name = "_mktime64"]
    fn mktime(tm: *mut libc::tm) -> i64;
}

fn local(at: Timestamp) -> Option<libc::tm> {
    let seconds: libc::time_t = at.div_euclid(1000);
    // SAFETY: all fields of `tm` are numbers or a nullable pointer, for which zero is a value.
    let mut tm: libc::tm = unsafe { std::mem::zeroed() };
    // SAFETY: both pointers are to live values of the types asked for, and the function keeps
    // neither.
    #[cfg(unix)]
    let done = unsafe { !libc::localtime_r(&raw const seconds, &raw mut tm).is_null() };
    // SAFETY: as above.
    #[cfg(windows)]
    let done = unsafe { libc::localtime_s(&raw mut tm, &raw const seconds) == 0 };
    done.then_some(tm)
}

#[cfg(test)]
#[path = "texts_tests.rs"]
mod tests;
