//! A computer whose only way out is a wire that ends in the story: whatever is sent to any address or to
//! the server of names comes out of it, and nothing is answered. Needs root on Linux.

use crate::place::Place;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;

pub struct Wire {
    /// The computer: what is started in it has no other network.
    pub home: Place,
    end: File,
}

impl Wire {
    /// Absent, and said so, where this process may not make a network of its own. With
    /// `UNDERSTUDY_NAMESPACES` it has to be there.
    pub fn new() -> Option<Self> {
        let made = Self::permitted();
        let wanted = std::env::var_os("UNDERSTUDY_NAMESPACES").is_some();
        assert!(
            made.is_some() || !wanted,
            "a network of one's own needs root, Linux and iproute2"
        );
        if made.is_none() {
            let text = "SKIPPED: a network of one's own needs root, Linux and iproute2\n";
            std::io::stdout().write_all(text.as_bytes()).unwrap();
        }
        made
    }

    fn permitted() -> Option<Self> {
        let home = crate::place::permitted().then(Place::new).flatten()?;
        let end = home.enter(device)?;
        home.ip("link set lo up\n\
             link set wire0 addrgenmode none\n\
             address add 10.99.1.2/24 dev wire0\n\
             address add fd99:1::2/64 dev wire0 nodad\n\
             link set wire0 up\n\
             route add default dev wire0\n\
             route add default via fd99:1::1 dev wire0\n");
        home.mount("nameserver 10.99.0.53\noptions timeout:1\n", c"/etc/resolv.conf");
        home.mount("hosts: files dns\n", c"/etc/nsswitch.conf");
        Some(Self { home, end })
    }

    /// What was sent since the last look, in words: where to, and of a question for a name which.
    pub fn sent(&mut self) -> Vec<String> {
        let mut sent = Vec::new();
        let mut packet = [0; 2048];
        loop {
            match self.end.read(&mut packet) {
                Ok(length) => sent.extend(words(&packet[..length])),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return sent,
                Err(error) => panic!("the wire cannot be read: {error}"),
            }
        }
    }
}

/// A device whose packets are read from a file. It is gone with the file.
fn device() -> Option<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(libc::O_NONBLOCK)
        .open("/dev/net/tun")
        .ok()?;
    // SAFETY: all zeros are a request without a name and without flags.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(b"wire0") {
        *to = from.cast_signed();
    }
    request.ifr_ifru.ifru_flags = i16::try_from(libc::IFF_TUN | libc::IFF_NO_PI).ok()?;
    // SAFETY: the file is open, and the request lives through the call.
    let made = unsafe { libc::ioctl(file.as_raw_fd(), libc::TUNSETIFF, &raw const request) };
    (made == 0).then_some(file)
}

/// A packet in words. Nothing of what the kernel says of itself to its neighbours (ICMPv6, IGMP).
fn words(packet: &[u8]) -> Option<String> {
    let (protocol, to, rest) = match packet.first()? >> 4 {
        4 => {
            let header = usize::from(packet[0] & 15) * 4;
            let to: [u8; 4] = packet.get(16..20)?.try_into().ok()?;
            (packet[9], std::net::IpAddr::from(to), packet.get(header..)?)
        }
        _ => {
            let to: [u8; 16] = packet.get(24..40)?.try_into().ok()?;
            (packet[6], std::net::IpAddr::from(to), packet.get(40..)?)
        }
    };
    let port = u16::from_be_bytes(rest.get(2..4)?.try_into().ok()?);
    match i32::from(protocol) {
        libc::IPPROTO_ICMPV6 | libc::IPPROTO_IGMP | libc::IPPROTO_HOPOPTS => None,
        libc::IPPROTO_UDP if port == 53 => Some(format!("name {}", name(rest.get(20..)?))),
        libc::IPPROTO_TCP => Some(format!("tcp {to} {port}")),
        other => Some(format!("protocol {other} {to} {port}")),
    }
}

/// The name that is asked for, as RFC 1035 writes it.
fn name(mut question: &[u8]) -> String {
    let mut labels = Vec::new();
    while let [length, rest @ ..] = question
        && *length > 0
        && rest.len() >= usize::from(*length)
    {
        let (label, after) = rest.split_at(usize::from(*length));
        labels.push(String::from_utf8_lossy(label));
        question = after;
    }
    labels.join(".")
}
