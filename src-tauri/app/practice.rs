//! The practice providers of the demo, run in this process.

use async_trait::async_trait;
use std::io;
use tokio::sync::OnceCell;
use understudy_core::backend::{Practice, PracticeUrls};
use understudy_stage::{LEAD, Outage, Stage, UNDERSTUDY};

/// Started at the first use; ends with the process.
#[derive(Default)]
pub struct DemoStage {
    stage: OnceCell<Stage>,
}

#[async_trait]
impl Practice for DemoStage {
    async fn start(&self) -> io::Result<PracticeUrls> {
        let stage = self.stage.get_or_try_init(Stage::demo).await?;
        Ok(PracticeUrls {
            lead: stage.url(LEAD),
            understudy: stage.url(UNDERSTUDY),
        })
    }

    fn set_outage(&self, on: bool) {
        if let Some(stage) = self.stage.get() {
            stage.seat(LEAD).outage(on.then_some(Outage::Hard));
        }
    }
}
