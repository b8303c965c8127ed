//! The stage as a process of its own: prints one line of JSON (`{"url":…,"token":…}`) and serves
//! until its standard input closes, so that it never outlives the one who started it.

use std::io::{self, Write};
use tokio::io::AsyncReadExt;
use understudy_stage::Stage;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> io::Result<()> {
    let stage = Stage::demo().await?;
    let line = serde_json::json!({"url": stage.origin(), "token": stage.token()});
    let mut out = io::stdout();
    writeln!(out, "{line}")?;
    out.flush()?;

    let mut input = tokio::io::stdin();
    let mut rest = [0; 256];
    while input.read(&mut rest).await? > 0 {}
    drop(stage);
    // The runtime would wait for the thread that reads standard input.
    std::process::exit(0);
}
