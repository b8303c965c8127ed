//! `understudy chain …`

use super::show::{self, Exit, Outcome, Stop};
use super::{Chain, open};
use crate::Start;
use understudy_core::contract::{ApiResult, ChainLane};
use understudy_core::texts::say;

pub async fn run(start: Start, command: Chain) -> Outcome {
    let backend = open::plainly(start).await?;
    match command {
        Chain::Show { json } => show_lanes(&backend.chain(), json)?,
        Chain::Set { lanes, json } => {
            let lanes = lanes
                .iter()
                .map(|lane| backend.lane_named(lane))
                .collect::<ApiResult<Vec<_>>>()?;
            show_lanes(&backend.set_chain(lanes).await?, json)?;
        }
    }
    Ok(Exit::Done)
}

fn show_lanes(chain: &[ChainLane], json: bool) -> Result<(), Stop> {
    if json {
        return Ok(show::json(&chain)?);
    }
    if chain.is_empty() {
        show::note(&say("cli-chain-empty"));
    }
    let rows: Vec<Vec<String>> = chain
        .iter()
        .enumerate()
        .map(|(at, lane)| {
            let name = Some(&lane.model_name).filter(|name| **name != lane.lane.model);
            vec![
                format!("{}.", at + 1),
                lane.name.0.clone(),
                name.cloned().unwrap_or_default(),
            ]
        })
        .collect();
    Ok(show::table(&rows)?)
}
