use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsRawFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use understudy_extract::{Confinement, Limits, confine};

const MARK: &str = "attempt";

type Story = (&'static str, fn());

const STORIES: &[Story] = &[
    ("both kinds of confinement are there", whole),
    ("what a parser needs is left", work),
    ("no socket", no_socket),
    ("no file is read", no_file),
    ("no file is written", no_writing),
    ("no program is started", no_program),
    ("no thread is started", no_thread),
    ("no other process is touched", no_other_process),
    ("no memory becomes executable", no_new_code),
    ("files the parent had open are closed", nothing_inherited),
    ("it dies at the memory limit", memory),
    ("it dies at the limit of processor time", processor),
    ("it dies when the app does not end it", wall),
    ("the system shows the limits", limits_shown),
];

pub fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|first| first == MARK) {
        attempt(&arguments[2], arguments.get(3).map_or("", String::as_str));
        return;
    }
    let wanted = arguments[1..].iter().find(|word| !word.starts_with('-'));
    let mut run = 0;
    for (name, story) in STORIES {
        if wanted.is_none_or(|wanted| name.contains(wanted.as_str())) {
            // A failed assertion ends the program with its message.
            story();
            println!("test {name} ... ok");
            run += 1;
        }
    }
    println!("test result: ok. {run} passed");
}

/// The child's side: confined, then the attempt. What it prints is how it went.
fn attempt(name: &str, argument: &str) {
    let limits = match name {
        "spin" => Limits {
            processor: 1,
            ..Limits::default()
        },
        "sleep" => Limits {
            wall: 1,
            ..Limits::default()
        },
        _ => Limits::default(),
    };
    let confined = confine(limits);
    // Numbers and addresses are valid or refused; nothing is done with what comes back.
    let tell = |what: &str| println!("{what}");
    match name {
        "confined" => tell(&format!("{confined:?}")),
        "work" => {
            let many: Vec<u64> = (0..10_000_000).collect();
            let map: std::collections::HashMap<u64, u64> = (0..1000).map(|n| (n, n)).collect();
            let caught = std::panic::catch_unwind(|| panic!("caught")).is_err();
            tell(&format!("{} {} {caught}", many.len(), map.len()));
        }
        "connect" => tell(&format!("{:?}", TcpStream::connect(argument))),
        // SAFETY: numbers only.
        "socket" => tell(&format!("{}", unsafe {
            libc::socket(libc::AF_UNIX, libc::SOCK_STREAM, 0)
        })),
        "open" => tell(&format!("{:?}", fs::read(argument).map_err(|error| error.kind()))),
        "write" => tell(&format!(
            "{:?}",
            fs::write(argument, "x").map_err(|error| error.kind())
        )),
        "exec" => tell(&format!("{:?}", Command::new("/bin/true").status())),
        "thread" => tell(&format!("{:?}", std::thread::Builder::new().spawn(|| ()).is_ok())),
        // SAFETY: numbers only; signal 0 does nothing.
        "kill" => tell(&format!("{}", unsafe { libc::kill(libc::getppid(), 0) })),
        // SAFETY: numbers only.
        "ptrace" => tell(&format!("{}", unsafe {
            libc::ptrace(libc::PTRACE_ATTACH, 1, 0_usize, 0_usize)
        })),
        "execute" => {
            let protection = libc::PROT_READ | libc::PROT_WRITE;
            let private = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
            // SAFETY: new memory, which nothing else uses.
            let (plain, turned, new) = unsafe {
                let plain = libc::mmap(std::ptr::null_mut(), 4096, protection, private, -1, 0);
                let turned = libc::mprotect(plain, 4096, libc::PROT_READ | libc::PROT_EXEC);
                let new = libc::mmap(std::ptr::null_mut(), 4096, libc::PROT_EXEC, private, -1, 0);
                (plain != libc::MAP_FAILED, turned == 0, new != libc::MAP_FAILED)
            };
            tell(&format!("{plain} {turned} {new}"));
        }
        "inherited" => {
            let mut byte = 0_u8;
            let file: i32 = argument.parse().unwrap();
            // SAFETY: one byte of room; a file that is not open is refused.
            let read = unsafe { libc::read(file, (&raw mut byte).cast(), 1) };
            tell(&format!(
                "{read} {:?}",
                std::io::Error::last_os_error().raw_os_error()
            ));
        }
        "memory" => {
            let mut all = Vec::new();
            loop {
                all.push(vec![1_u8; 16 * 1024 * 1024]);
                print!("{} ", all.len());
                std::io::stdout().flush().unwrap();
            }
        }
        "spin" => loop {
            std::hint::black_box(1);
        },
        "sleep" | "wait" => {
            tell("ready");
            let _ = std::io::stdin().read(&mut [0]);
        }
        other => panic!("no attempt {other}"),
    }
}

fn start(name: &str, argument: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([MARK, name, argument])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How the attempt ended; one that does not end within a minute fails.
fn outcome(name: &str, argument: &str) -> Output {
    let mut child = start(name, argument);
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("{name} goes on and on");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    // Its end of the input stays open until here: some attempts wait on it.
    child.wait_with_output().unwrap()
}

fn said(name: &str, argument: &str) -> String {
    let output = outcome(name, argument);
    assert_eq!(output.status.code(), Some(0), "{name}: {:?}", output.status);
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[track_caller]
fn ended_by(signal: i32, name: &str, argument: &str) {
    let output = outcome(name, argument);
    assert_eq!(output.status.signal(), Some(signal), "{name}: {output:?}");
}

fn whole() {
    let both = Confinement {
        limits: true,
        calls: true,
    };
    assert_eq!(said("confined", ""), format!("{both:?}"));
}

fn work() {
    assert_eq!(said("work", ""), "10000000 1000 true");
}

fn no_socket() {
    ended_by(libc::SIGSYS, "socket", "");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    ended_by(
        libc::SIGSYS,
        "connect",
        &listener.local_addr().unwrap().to_string(),
    );
    assert_eq!(
        listener.accept().unwrap_err().kind(),
        std::io::ErrorKind::WouldBlock
    );
}

fn no_file() {
    let own = file!();
    let there = std::env::current_dir().unwrap().join("Cargo.toml");
    assert!(there.is_file(), "{own} runs in its package");
    for path in [
        there.to_str().unwrap(),
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/null",
    ] {
        assert_eq!(said("open", path), "Err(PermissionDenied)", "{path}");
    }
}

fn no_writing() {
    let path = std::env::temp_dir().join(format!("understudy-sandbox-{}", std::process::id()));
    assert_eq!(said("write", path.to_str().unwrap()), "Err(PermissionDenied)");
    assert!(!path.exists());
}

fn no_program() {
    ended_by(libc::SIGSYS, "exec", "");
}

fn no_thread() {
    ended_by(libc::SIGSYS, "thread", "");
}

fn no_other_process() {
    ended_by(libc::SIGSYS, "kill", "");
    ended_by(libc::SIGSYS, "ptrace", "");
}

fn no_new_code() {
    assert_eq!(said("execute", ""), "true false false");
}

fn nothing_inherited() {
    let secret = fs::File::open("Cargo.toml").unwrap();
    let file = secret.as_raw_fd();
    // SAFETY: a file of this process; without the mark it goes along to children.
    assert_eq!(unsafe { libc::fcntl(file, libc::F_SETFD, 0) }, 0);
    assert_eq!(
        said("inherited", &file.to_string()),
        format!("-1 Some({})", libc::EBADF)
    );
    drop(secret);
}

fn memory() {
    let output = outcome("memory", "");
    assert_eq!(output.status.signal(), Some(libc::SIGABRT), "{:?}", output.status);
    let pieces = String::from_utf8_lossy(&output.stdout);
    let pieces: u32 = pieces.split_whitespace().next_back().unwrap().parse().unwrap();
    // Of 16 MiB each, to 1 GiB.
    assert!((56..=64).contains(&pieces), "{pieces} pieces were had");
}

fn processor() {
    let begun = Instant::now();
    ended_by(libc::SIGXCPU, "spin", "");
    assert!(begun.elapsed() < Duration::from_secs(30));
}

fn wall() {
    let begun = Instant::now();
    ended_by(libc::SIGALRM, "sleep", "");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

fn limits_shown() {
    let mut child = start("wait", "");
    let mut line = [0; 6];
    child.stdout.as_mut().unwrap().read_exact(&mut line).unwrap();
    let of = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap();
    let limits = of("limits");
    let soft = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(soft("Max cpu time"), "30");
    assert_eq!(soft("Max file size"), "0");
    assert_eq!(soft("Max core file size"), "0");
    assert_eq!(soft("Max open files"), "3");
    assert_eq!(soft("Max processes"), "0");
    let memory: u64 = soft("Max address space").parse().unwrap();
    assert!(memory < 3 * 1024 * 1024 * 1024, "{memory}");
    let status = of("status");
    for line in ["NoNewPrivs:\t1", "Seccomp:\t2"] {
        assert!(status.contains(line), "{line} is not in {status}");
    }
    drop(child.stdin.take());
    child.wait().unwrap();
}
