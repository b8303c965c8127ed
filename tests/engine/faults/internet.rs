//! A small internet of the test's own: two network namespaces and a wire between them. In one is this
//! computer, in the other everything else, with a server of names. What happens in it is real, and no
//! packet of it leaves it. Needs root on Linux.

use super::place::Place;
use std::net::{Ipv4Addr, UdpSocket};
use std::time::Duration;

/// Where the providers are.
pub const SERVERS: Ipv4Addr = Ipv4Addr::new(10, 99, 0, 10);
/// Where names are asked for.
const NAMES: Ipv4Addr = Ipv4Addr::new(10, 99, 0, 53);
/// Packets to it vanish, as those to a dead machine do.
pub const NOWHERE: Ipv4Addr = Ipv4Addr::new(10, 99, 9, 9);
/// How late the server of names is for a name that is slow.
const SLOW_NAME: Duration = Duration::from_millis(300);

/// What a story needs of its internet.
pub struct Internet {
    pub home: Place,
    pub away: Place,
}

impl Internet {
    /// `names`: the server of names answers; else packets to it vanish.
    pub fn new(names: bool) -> Self {
        let (home, away) = (Place::new().unwrap(), Place::new().unwrap());
        let there = away.network();
        home.ip(&format!(
            "link set lo up\n\
             link add wan0 type veth peer name isp0 netns {there}\n\
             link add wan1 type veth peer name isp1 netns {there}\n"
        ));
        away.ip(&format!(
            "link set lo up\n\
             address add {SERVERS}/32 dev lo\n\
             address add {NAMES}/32 dev lo\n\
             address add 10.99.1.1/24 dev isp0\n\
             address add 10.99.2.1/24 dev isp1\n\
             address add fd99:1::1/64 dev isp0 nodad\n\
             link set isp0 up\n\
             link set isp1 up\n\
             route add blackhole 10.99.9.0/24\n\
             route add blackhole fd99:dead::/64\n"
        ));
        home.ip("address add 10.99.1.2/24 dev wan0\n\
             address add fd99:1::2/64 dev wan0 nodad\n\
             link set wan0 up\n\
             route add default via 10.99.1.1\n\
             route add default via fd99:1::1\n\
             route add unreachable 10.99.8.0/24\n");
        let server = if names { NAMES } else { NOWHERE };
        home.mount(&format!("nameserver {server}\n"), c"/etc/resolv.conf");
        home.mount("hosts: files dns\n", c"/etc/nsswitch.conf");
        let socket = away.enter(|| UdpSocket::bind((NAMES, 53)).unwrap());
        std::thread::spawn(move || serve_names(&socket));
        Self { home, away }
    }

    /// The wire is out: this computer has no network but itself.
    pub fn cut(&self) {
        self.home.ip("link set wan0 down\n");
    }

    /// Another network than before.
    pub fn switch(&self) {
        self.home.ip("link set wan0 down\n\
             address add 10.99.2.2/24 dev wan1\n\
             link set wan1 up\n\
             route add default via 10.99.2.1\n");
    }
}

/// Answers what is asked for until nobody asks any more. `*.slow` comes late, `*.stuck` never, `*.gone`
/// is not there, `*.six` has an address of the sixth version too, from which nothing comes back.
fn serve_names(socket: &UdpSocket) {
    socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut packet = [0; 512];
    while let Ok((length, from)) = socket.recv_from(&mut packet) {
        let Some(answer) = answer(&packet[..length]) else {
            continue;
        };
        let reply = socket.try_clone().unwrap();
        let (wait, bytes) = answer;
        std::thread::spawn(move || {
            std::thread::sleep(wait);
            let _ = reply.send_to(&bytes, from);
        });
    }
}

/// An answer to a question for an address, as RFC 1035 writes it.
fn answer(question: &[u8]) -> Option<(Duration, Vec<u8>)> {
    let mut at = 12;
    let mut labels = Vec::new();
    while let Some(&length) = question.get(at).filter(|&&length| length > 0) {
        let label = question.get(at + 1..at + 1 + usize::from(length))?;
        labels.push(String::from_utf8_lossy(label).to_lowercase());
        at += 1 + usize::from(length);
    }
    let kind = question.get(at + 2).copied()?;
    let end = at + 5;
    let zone = labels.last().map_or("", String::as_str);
    if zone == "stuck" {
        return None;
    }
    let data: Vec<u8> = match (kind, zone) {
        (_, "gone") => Vec::new(),
        (1, _) => SERVERS.octets().to_vec(),
        (28, "six") => "fd99:dead::1"
            .parse::<std::net::Ipv6Addr>()
            .unwrap()
            .octets()
            .to_vec(),
        _ => Vec::new(),
    };
    let code = if zone == "gone" { 0x83 } else { 0x80 };
    let mut bytes = question.get(..2)?.to_vec();
    bytes.extend([0x81, code, 0, 1, 0, u8::from(!data.is_empty()), 0, 0, 0, 0]);
    bytes.extend(question.get(12..end)?);
    if !data.is_empty() {
        // The name as before, for a minute.
        bytes.extend([0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0]);
        bytes.push(u8::try_from(data.len()).ok()?);
        bytes.extend(data);
    }
    let wait = if zone == "slow" { SLOW_NAME } else { Duration::ZERO };
    Some((wait, bytes))
}
