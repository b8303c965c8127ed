//! The times of exports, which say them in every way there is.

use super::record::is_time;
use crate::contract::Timestamp;
use crate::pages::rfc3339;
use serde_json::Value;

/// Unix seconds or milliseconds as a number or in a text, or a date and time by RFC 3339. `None` for
/// anything that is no time between 1970 and 9999.
pub(super) fn time(value: Option<&Value>) -> Option<Timestamp> {
    match value? {
        Value::Number(number) => unix(number.as_f64()?),
        Value::String(text) => match text.trim().parse::<f64>() {
            Ok(number) => unix(number),
            Err(_) => date(text),
        },
        _ => None,
    }
}

/// Seconds below the year 5138, milliseconds beyond: a time in milliseconds after March 1973 is larger
/// than any in seconds before that year.
fn unix(number: f64) -> Option<Timestamp> {
    let milliseconds = if number.abs() < 1e11 {
        number * 1_000.0
    } else {
        number
    };
    if !milliseconds.is_finite() {
        return None;
    }
    // Saturates; what is no time is refused below.
    #[allow(clippy::cast_possible_truncation)]
    let at = milliseconds.round() as i64;
    is_time(at).then_some(at)
}

fn date(text: &str) -> Option<Timestamp> {
    let at = rfc3339(text)?.saturating_add(fraction(text));
    is_time(at).then_some(at)
}

/// The milliseconds behind the dot.
fn fraction(text: &str) -> i64 {
    let Some((_, behind)) = text.split_once('.') else {
        return 0;
    };
    let digits = behind
        .bytes()
        .take_while(u8::is_ascii_digit)
        .chain(std::iter::repeat(b'0'))
        .take(3);
    digits.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'))
}

/// "2026-06-02 14:11 UTC": the same on every machine.
pub(super) fn written(at: Timestamp) -> String {
    let minutes = at.div_euclid(60_000);
    let (days, minute) = (minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
    // By counting years from March: the leap day is then the last one.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let of_years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_years + of_years / 4 - of_years / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = of_years + era * 400 + i64::from(month <= 2);
    format!(
        "{year:04}-{month:02}-{day:02} {:02}:{:02} UTC",
        minute / 60,
        minute % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_way_to_say_a_time_is_read() {
        let noon = 1_780_401_600_123; // 2026-06-02 12:00 UTC
        for value in [
            json!(1_780_401_600.123),
            json!(1_780_401_600_123_i64),
            json!("1780401600.123"),
            json!("2026-06-02T12:00:00.123456Z"),
            json!("2026-06-02T14:00:00.123+02:00"),
        ] {
            assert_eq!(time(Some(&value)), Some(noon), "{value}");
        }
        for value in [
            json!(null),
            json!(1e300),
            json!(-1e300),
            json!("soon"),
            json!("1e999"),
            json!("NaN"),
            json!(-5),
            json!([1]),
            json!("2026-13-40T99:00:00Z"),
        ] {
            assert_eq!(time(Some(&value)), None, "{value}");
        }
    }

    #[test]
    fn a_time_is_written_as_the_calendar_has_it() {
        for (at, text) in [
            (0, "1970-01-01 00:00 UTC"),
            (951_827_640_000, "2000-02-29 12:34 UTC"),
            (1_780_401_600_123, "2026-06-02 12:00 UTC"),
            (4_107_542_399_000, "2100-02-28 23:59 UTC"),
        ] {
            assert_eq!(written(at), text);
        }
    }
}
