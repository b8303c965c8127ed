//! The times of status pages.

use crate::contract::Timestamp;
use std::time::UNIX_EPOCH;

/// "2026-06-02T14:11:00.123Z", "2026-06-02T14:11:00+00:00".
pub(crate) fn rfc3339(text: &str) -> Option<Timestamp> {
    let (date, time) = text.trim().split_once(['T', 't', ' '])?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let mut clock = clock.splitn(3, ':');
    let (hour, minute): (i64, i64) = (clock.next()?.parse().ok()?, clock.next()?.parse().ok()?);
    let seconds: i64 = clock.next()?.split('.').next()?.parse().ok()?;
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) || !(0..=60).contains(&seconds) {
        return None;
    }
    let offset = match zone {
        "" | "Z" | "z" => 0,
        zone => {
            let (sign, rest) = (if zone.starts_with('-') { -1 } else { 1 }, zone.get(1..)?);
            let (hours, minutes) = rest.split_once(':').or_else(|| rest.split_at_checked(2))?;
            sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
        }
    };
    let days = days(year, month, day);
    Some((((days * 24 + hour) * 60 + minute - offset) * 60 + seconds) * 1000)
}

/// Days since 1970 of a date, by counting years from March: the leap day is then the last one.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// "Tue, 02 Jun 2026 14:11:00 GMT", and with "+0000".
pub(super) fn rfc2822(text: &str) -> Option<Timestamp> {
    let text = text.trim().replace("+0000", "GMT").replace("UTC", "GMT");
    let time = httpdate::parse_http_date(&text).ok()?;
    i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_fractions_and_zones() {
        let noon = 1_780_401_600_000; // 2026-06-02 12:00 UTC
        for text in [
            "2026-06-02T12:00:00Z",
            "2026-06-02T12:00:00.999Z",
            "2026-06-02T05:00:00-07:00",
            "2026-06-02T14:00:00+0200",
        ] {
            assert_eq!(rfc3339(text), Some(noon), "{text}");
        }
        assert_eq!(rfc3339("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(rfc3339("2024-02-29T00:00:00Z"), Some(1_709_164_800_000));
        for wrong in [
            "",
            "yesterday",
            "2026-13-01T00:00:00Z",
            "2026-06-02",
            "2026-06-02T25:00:00Z",
            "T::",
        ] {
            assert_eq!(rfc3339(wrong), None, "{wrong}");
        }
        for text in ["Tue, 02 Jun 2026 12:00:00 GMT", "Tue, 02 Jun 2026 12:00:00 +0000"] {
            assert_eq!(rfc2822(text), Some(noon), "{text}");
        }
    }
}
