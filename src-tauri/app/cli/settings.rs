//! `understudy settings …`

use super::show::{self, Exit, Outcome};
use super::{Settings, open};
use crate::Start;

pub async fn run(start: Start, command: Settings) -> Outcome {
    let backend = open::plainly(start).await?;
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
        Settings::Set { key, value } => backend.set_setting(&key, &value).await?,
    }
    Ok(Exit::Done)
}
