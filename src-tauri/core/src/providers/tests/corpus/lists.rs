//! Recorded lists of models.

use super::*;

#[test]
fn recorded_model_lists_are_read() {
    let Some(corpus) = Corpus::open() else { return };
    for row in corpus.rows.iter().filter(|row| row.get("family") == "model-list") {
        let family = match row.get("provider") {
            "gemini" => family("gemini-generate"),
            "ollama" => family("ollama-native"),
            _ => family("openai-chat"),
        };
        let models = family.unwrap().read_models(&corpus.bytes(row));
        let models = models.unwrap();
        assert!(models.len() >= 2, "{}", row.file);
        assert!(
            models.iter().all(|model| !model.id.contains("embedding")),
            "{}",
            row.file
        );
        let known = |has: fn(&crate::contract::ModelInfo) -> bool| models.iter().filter(|m| has(m)).count();
        println!(
            "{}: {} models, {} with a window, {} with a price",
            row.get("provider"),
            models.len(),
            known(|model| model.context_window.is_some()),
            known(|model| model.price.is_some())
        );
        let of = |id: &str| models.iter().find(|model| model.id == id).unwrap();
        match row.get("provider") {
            "gemini" => {
                let flash = of("gemini-2.5-flash");
                assert_eq!(
                    (flash.context_window, flash.max_output),
                    (Some(1_048_576), Some(65_536))
                );
                assert_eq!(
                    (flash.images, flash.pdf, flash.reasoning),
                    (Some(true), Some(true), Some(true))
                );
            }
            "venice" => {
                let flash = of("gemini-3-6-flash");
                let price = flash.price.unwrap();
                assert_eq!(
                    (price.input, price.output, price.cache_read),
                    (1.875, 9.375, Some(0.1875))
                );
                assert_eq!(
                    (flash.context_window, flash.max_output),
                    (Some(1_000_000), Some(65_536))
                );
                assert_eq!(
                    (flash.images, flash.reasoning, flash.tools),
                    (Some(true), Some(true), Some(true))
                );
                assert_eq!(known(|model| model.price.is_some()), models.len(), "each has one");
            }
            // These lists hold names alone.
            "openai" | "deepseek" | "ollama" => {
                assert_eq!(
                    known(|m| m.context_window.is_some() || m.price.is_some() || m.tools.is_some()),
                    0
                );
            }
            other => panic!("a list this test does not know: {other}"),
        }
    }
}
