//! The demo's practice providers: the stage, started in this process when the demo is.

use async_trait::async_trait;
use std::sync::{Mutex, PoisonError};
use understudy_core::backend::{Practice, PracticeUrls};
use understudy_stage::{LEAD, Outage, Stage, UNDERSTUDY};

/// Started at the first demo, ended with the process.
#[derive(Default)]
pub struct DemoStage(Mutex<Option<Stage>>);

impl DemoStage {
    fn urls(&self) -> Option<PracticeUrls> {
        let stage = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stage.as_ref().map(|stage| PracticeUrls {
            lead: stage.url(LEAD),
            understudy: stage.url(UNDERSTUDY),
        })
    }
}

#[async_trait]
impl Practice for DemoStage {
    async fn start(&self) -> std::io::Result<PracticeUrls> {
        if let Some(urls) = self.urls() {
            return Ok(urls);
        }
        let stage = Stage::demo().await?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(stage);
        self.urls()
            .ok_or_else(|| std::io::Error::other("the stage has just been started"))
    }

    fn set_outage(&self, on: bool) {
        if let Some(stage) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            stage.seat(LEAD).outage(on.then_some(Outage::Hard));
        }
    }
}
