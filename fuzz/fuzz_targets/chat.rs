#![no_main]

use libfuzzer_sys::fuzz_target;
use understudy_core::providers::properties;

fuzz_target!(|body: &[u8]| properties::stream("openai-compatible", body));
