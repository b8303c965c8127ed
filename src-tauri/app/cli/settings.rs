//! `understudy settings …`

use super::show::{self, Exit, Outcome};
use super::{Settings, open};
use crate::{Start, autostart};

pub async fn run(start: Start, command: Settings) -> Outcome {
    let home = start.home.clone();
    let backend = open::plainly(start).await?;
    autostart::read(&home, &backend).await;
    match command {
        Settings::List { json: true } => show::json(&backend.settings())?,
        Settings::List { json: false } => {
            let rows: Vec<Vec<String>> = backend
                .settings()
                .into_iter()
                .map(|setting| vec![setting.key, setting.value, setting.sentence])
                .collect();
            show::table(&rows)?;
        }
        Settings::Get { key } => show::line(&backend.setting(&key)?)?,
        Settings::Set { key, value } => autostart::set(&home, &backend, &key, &value).await?,
    }
    Ok(Exit::Done)
}
