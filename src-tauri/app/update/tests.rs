//! A source on loopback that offers what a test wants, and a program in a folder of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use understudy_core::providers::{HttpTransport, TransportSettings};

// Made by minisign 0.11 with a key that was thrown away after it:
//   minisign -S -m new -x SIGNATURE -t "understudy VERSION SYSTEM" -c untrusted
const KEY: &str = "RWTtgXVJgxZfaHJe+C6Gv7MmpRR1DieoTPKYe8lFbjdPavzTKb1QOP7B";
const PROGRAM: &[u8] = b"a newer Understudy\n";
const ITS_SIGNATURE: &str =
    "RUTtgXVJgxZfaAru5/F3xpV1xqy8NUC+56wv8cA3FrjwikNgJ/VlY0b7nPqAdfUYT+fQzIA570gBX4hsevm4np5jS0mm/oCCkws=";
const NEWER: [&str; 3] = [
    ITS_SIGNATURE,
    "understudy 9.9.9 linux-x86_64",
    "b6FImQlOkv9nlAiJInpjZJEJls5Z3Ec2ddxkHjTf81B2sVGdRN1lbHKXRUOF95F0c/VP0KQ0mhlfYPUcoiXACQ==",
];
const OLDER: [&str; 3] = [
    ITS_SIGNATURE,
    "understudy 0.0.9 linux-x86_64",
    "gJcIg0fHlC6syvB5QG8JCVMNYRcxYlC/jfmCprwUaZ9vgf7mhG7FEwDHGyq4cJEinxL7C+ChzfLCPJN2JjSBCg==",
];
const FOR_MAC: [&str; 3] = [
    ITS_SIGNATURE,
    "understudy 9.9.9 macos-aarch64",
    "T8fkKeGyo2UN/W8wlYT3Z2CthFriGJuFAq4PcUPGSiLERaO0D/HF9e/oCu2ULSqH4fd3ml8AMYMpJQCNwGuDCw==",
];
const BY_ANOTHER_KEY: [&str; 3] = [
    "RUR9VG3/TtyDGTlzo/QFrYfECVJ8BJLel/l/0NQ4lZkKpIlS6V2XnsQw2ESGpRlZKEys1iYHiAp0ThwVc6a1UHg+E9JLI2h2vAM=",
    "understudy 9.9.9 linux-x86_64",
    "axGP3COIxk5Z2oIPmZKVmwqeDAk4xCmODMOVsSqay90nWeqIUhZUfsLbNFE9wL5b2Q4dlGCTacQiDbONOCN1AQ==",
];

fn signed([signature, comment, global]: [&str; 3]) -> String {
    format!("untrusted comment: untrusted\n{signature}\ntrusted comment: {comment}\n{global}\n")
}

/// Answers four requests at most: the signature, and the program.
async fn offering(signature: String, program: &'static [u8]) -> Source {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = format!("http://{}/stable/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for _ in 0..4 {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut asked = [0; 2048];
            let length = socket.read(&mut asked).await.unwrap();
            let asked = String::from_utf8_lossy(&asked[..length]);
            let (status, body): (_, &[u8]) = match asked.split(' ').nth(1).unwrap() {
                "/stable/understudy-linux-x86_64.minisig" => ("200 OK", signature.as_bytes()),
                path if path.starts_with("/stable/understudy-linux-x86_64") => ("200 OK", program),
                _ => ("404 Not Found", b""),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            socket.write_all(head.as_bytes()).await.unwrap();
            socket.write_all(body).await.unwrap();
        }
    });
    Source::new(KEY, &place, "linux-x86_64").unwrap()
}

/// What came of it, and what the program is then.
async fn installed(source: &Source) -> (ApiResult<String>, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("understudy");
    fs::write(&program, "this Understudy\n").unwrap();
    let transport = HttpTransport::new(TransportSettings::default());
    let outcome = install(&transport, source, "0.1.0", &program).await;
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert!(
        left <= 1 || cfg!(windows),
        "something was left beside the program"
    );
    (outcome, fs::read(program).unwrap())
}

#[tokio::test]
async fn a_newer_version_takes_the_programs_place() {
    let source = offering(signed(NEWER), PROGRAM).await;
    let transport = HttpTransport::new(TransportSettings::default());
    let offered = look(&transport, &source, "0.1.0").await.unwrap();
    assert_eq!(offered.as_deref(), Some("9.9.9"));
    assert_eq!(look(&transport, &source, "9.9.9").await.unwrap(), None);
    let (outcome, program) = installed(&source).await;
    assert_eq!(outcome.unwrap(), "9.9.9");
    assert_eq!(program, PROGRAM);
}

#[tokio::test]
async fn what_is_not_signed_as_it_says_is_refused_and_changes_nothing() {
    let mut relabelled = OLDER;
    relabelled[1] = NEWER[1];
    for (what, signature, program, says) in [
        ("another key", signed(BY_ANOTHER_KEY), PROGRAM, "signature"),
        (
            "another program",
            signed(NEWER),
            &b"something else\n"[..],
            "signature",
        ),
        ("an old one called new", signed(relabelled), PROGRAM, "signature"),
        ("no signature", "<html>".to_owned(), PROGRAM, "signature"),
        ("a long one", "x".repeat(5000), PROGRAM, "signature"),
        ("a downgrade", signed(OLDER), PROGRAM, "older"),
        ("another system's", signed(FOR_MAC), PROGRAM, "another system"),
    ] {
        let source = offering(signature, program).await;
        let (outcome, program) = installed(&source).await;
        let error = outcome.unwrap_err();
        assert!(error.message.contains(says), "{what}: {}", error.message);
        assert_eq!(program, b"this Understudy\n", "{what}");
    }
}

#[tokio::test]
async fn a_source_that_is_not_there_is_said() {
    let source = Source::new(KEY, "http://127.0.0.1:9/", "linux-x86_64").unwrap();
    let (outcome, _) = installed(&source).await;
    assert_eq!(outcome.unwrap_err().code, ErrorCode::Unreachable);
    // Elsewhere than on this computer it has to be https.
    let source = Source::new(KEY, "http://updates.example/", "linux-x86_64").unwrap();
    let (outcome, _) = installed(&source).await;
    assert_eq!(outcome.unwrap_err().code, ErrorCode::Unreachable);
}

#[test]
fn versions_are_three_numbers() {
    assert!(version("0.10.0") > version("0.9.9"));
    for wrong in ["", "1", "1.2", "1.2.3.4", "1.2.x", "1.2.3-rc1", "-1.2.3"] {
        assert_eq!(version(wrong), None, "{wrong}");
    }
}
