use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsRawFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use understudy_extract::{Confinement, Limits, confine};

const CONFINED: &str = "confined-attempt";
/// The same attempt without confinement: it succeeds, so it is the confinement that stops it.
const FREE: &str = "free-attempt";

/// Pieces of 16 MiB that the attempt on memory wants: twice as much as the limit leaves.
const PIECES: usize = 128;

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
    if let Some(mark @ (CONFINED | FREE)) = arguments.get(1).map(String::as_str) {
        attempt(mark == CONFINED, &arguments[2], &arguments[3]);
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

/// The child's side: confined or not, then the attempt. What it prints is how it went.
fn attempt(confined: bool, name: &str, argument: &str) {
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
    let confined = confined.then(|| confine(limits));
    // Numbers and addresses are valid or refused; nothing is done with what comes back.
    let tell = |what: &str| println!("{what}");
    match name {
        "tell" => tell(&format!("{confined:?}")),
        "work" => {
            let many: Vec<u64> = (0..10_000_000).collect();
            let map: std::collections::HashMap<u64, u64> = (0..1000).map(|n| (n, n)).collect();
            let caught = std::panic::catch_unwind(|| panic!("caught")).is_err();
            tell(&format!("{} {} {caught}", many.len(), map.len()));
        }
        "connect" => tell(&format!("{}", TcpStream::connect(argument).is_ok())),
        // SAFETY: numbers only.
        "socket" => tell(&format!("{}", unsafe {
            libc::socket(libc::AF_UNIX, libc::SOCK_STREAM, 0) >= 0
        })),
        "open" => {
            let read = fs::File::open(argument).and_then(|mut file| file.read(&mut [0]));
            tell(&format!("{:?}", read.map(drop).map_err(|error| error.kind())));
        }
        "write" => tell(&format!(
            "{:?}",
            fs::write(argument, "x").map_err(|error| error.kind())
        )),
        "exec" => tell(&format!("{}", Command::new("/bin/true").status().is_ok())),
        "thread" => tell(&format!("{}", std::thread::Builder::new().spawn(|| ()).is_ok())),
        // SAFETY: numbers only; signal 0 does nothing.
        "kill" => tell(&format!("{}", unsafe { libc::kill(libc::getppid(), 0) == 0 })),
        // SAFETY: numbers only; who traces whom is asked of the system, and nothing is traced.
        "ptrace" => tell(&format!("{}", unsafe {
            libc::ptrace(libc::PTRACE_TRACEME, 0, 0_usize, 0_usize) == 0
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
            tell(&format!("{read}"));
        }
        "memory" => {
            let mut all = Vec::new();
            while all.len() < PIECES {
                // Not written to, so that the machine need not have it: the limit is of addresses.
                all.push(std::hint::black_box(Vec::<u8>::with_capacity(16 * 1024 * 1024)));
                print!("{} ", all.len());
                std::io::stdout().flush().unwrap();
            }
        }
        "spin" => {
            let mut spent = Duration::ZERO;
            while spent < Duration::from_secs(3) {
                std::hint::black_box(1);
                spent = processor_time();
            }
            tell("spun");
        }
        "sleep" => {
            // Waiting is a call that a parser does not need, so it looks at the clock instead.
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(3) {
                std::hint::black_box(1);
            }
            tell("slept");
        }
        "wait" => {
            tell("ready");
            let _ = std::io::stdin().read(&mut [0]);
        }
        other => panic!("no attempt {other}"),
    }
}

fn processor_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a live value of the type asked for and is not kept.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) };
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

fn start(mark: &str, name: &str, argument: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([mark, name, argument])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How the attempt ended; one that does not end within a minute fails.
fn outcome(mark: &str, name: &str, argument: &str) -> Output {
    let mut child = start(mark, name, argument);
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

#[track_caller]
fn said_by(mark: &str, name: &str, argument: &str) -> String {
    let output = outcome(mark, name, argument);
    assert_eq!(output.status.code(), Some(0), "{name}: {:?}", output.status);
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[track_caller]
fn said(name: &str, argument: &str) -> String {
    said_by(CONFINED, name, argument)
}

/// What the attempt comes to without confinement.
#[track_caller]
fn free(name: &str, argument: &str) -> String {
    said_by(FREE, name, argument)
}

#[track_caller]
fn ended_by(signal: i32, name: &str, argument: &str) {
    let output = outcome(CONFINED, name, argument);
    assert_eq!(output.status.signal(), Some(signal), "{name}: {output:?}");
}

fn whole() {
    let both = Confinement {
        limits: true,
        calls: true,
    };
    assert_eq!(said("tell", ""), format!("{:?}", Some(both)));
}

fn work() {
    assert_eq!(said("work", ""), "10000000 1000 true");
}

fn no_socket() {
    ended_by(libc::SIGSYS, "socket", "");
    assert_eq!(free("socket", ""), "true");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    ended_by(libc::SIGSYS, "connect", &address);
    assert_eq!(
        listener.accept().unwrap_err().kind(),
        std::io::ErrorKind::WouldBlock
    );
    assert_eq!(free("connect", &address), "true");
    listener.accept().unwrap();
}

fn no_file() {
    let there = std::env::current_dir().unwrap().join("Cargo.toml");
    for path in [
        there.to_str().unwrap(),
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/null",
    ] {
        assert_eq!(free("open", path), "Ok(())", "{path}");
        assert_eq!(said("open", path), "Err(PermissionDenied)", "{path}");
    }
}

fn no_writing() {
    let path = std::env::temp_dir().join(format!("understudy-sandbox-{}", std::process::id()));
    assert_eq!(said("write", path.to_str().unwrap()), "Err(PermissionDenied)");
    assert!(!path.exists());
    assert_eq!(free("write", path.to_str().unwrap()), "Ok(())");
    fs::remove_file(path).unwrap();
}

fn no_program() {
    ended_by(libc::SIGSYS, "exec", "");
    assert_eq!(free("exec", ""), "true");
}

fn no_thread() {
    ended_by(libc::SIGSYS, "thread", "");
    assert_eq!(free("thread", ""), "true");
}

fn no_other_process() {
    for name in ["kill", "ptrace"] {
        ended_by(libc::SIGSYS, name, "");
        assert_eq!(free(name, ""), "true", "{name}");
    }
}

fn no_new_code() {
    assert_eq!(said("execute", ""), "true false false");
    assert_eq!(free("execute", ""), "true true true");
}

fn nothing_inherited() {
    let secret = fs::File::open("Cargo.toml").unwrap();
    let file = secret.as_raw_fd();
    // SAFETY: a file of this process; without the mark it goes along to children.
    assert_eq!(unsafe { libc::fcntl(file, libc::F_SETFD, 0) }, 0);
    assert_eq!(free("inherited", &file.to_string()), "1");
    assert_eq!(said("inherited", &file.to_string()), "-1");
    drop(secret);
}

fn memory() {
    let output = outcome(CONFINED, "memory", "");
    assert_eq!(output.status.signal(), Some(libc::SIGABRT), "{:?}", output.status);
    let pieces = |text: &str| {
        text.split_whitespace()
            .next_back()
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    // Of 16 MiB each, to 1 GiB.
    let had = pieces(&String::from_utf8_lossy(&output.stdout));
    assert!((56..=64).contains(&had), "{had} pieces were had");
    assert_eq!(pieces(&free("memory", "")), PIECES);
}

fn processor() {
    ended_by(libc::SIGXCPU, "spin", "");
    assert_eq!(free("spin", ""), "spun");
}

fn wall() {
    ended_by(libc::SIGALRM, "sleep", "");
    assert_eq!(free("sleep", ""), "slept");
}

fn limits_shown() {
    let mut child = start(CONFINED, "wait", "");
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
