//! Counts the connections that a client makes: a request that failed while none was made went out on
//! one kept from before, which may have been closed meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use tower_layer::Layer;
use tower_service::Service;

#[derive(Clone, Debug, Default)]
pub(super) struct Dials(Arc<AtomicU64>);

impl Dials {
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl<S> Layer<S> for Dials {
    type Service = Dialer<S>;

    fn layer(&self, inner: S) -> Dialer<S> {
        Dialer {
            inner,
            dials: self.clone(),
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Dialer<S> {
    inner: S,
    dials: Dials,
}

impl<S: Service<R>, R> Service<R> for Dialer<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.dials.0.fetch_add(1, Ordering::Relaxed);
        self.inner.call(request)
    }
}
