//! The kinds of provider that can be added: a line or two of data each.

use super::WireFamily;
use super::anthropic::Anthropic;
use super::chat::{Chat, ChatFlavour, Models, PLAIN, Pdf, Tell, Words};
use super::gemini::Gemini;
use super::ollama::Ollama;
use super::prompt::Auth;
use super::responses::Responses;
use super::url_path::Home;

pub use super::recommend::recommended;
use crate::contract::KindInfo;

/// A kind of provider: what is filled in when one is added, and how it speaks.
pub struct Kind {
    /// As on the command line and in the database.
    pub name: &'static str,
    /// As on screen.
    pub label: &'static str,
    /// With the version segment; empty where the user has to give it.
    pub base_url: &'static str,
    /// The usual environment variable of its key.
    pub key_env: Option<&'static str>,
    /// Where the vendor gives out keys.
    pub key_page: Option<&'static str>,
    pub needs_key: bool,
    /// Runs on this computer by default.
    pub local: bool,
    /// The vendor whose prices hold for its models, as `genai-prices` calls it.
    pub vendor: Option<&'static str>,
    family: &'static dyn WireFamily,
    /// Words of the models to recommend, the best first; see [`recommended`].
    pub(super) prefers: &'static [&'static str],
}

impl Kind {
    /// How it speaks.
    #[must_use]
    pub fn family(&self) -> &'static dyn WireFamily {
        self.family
    }

    /// As a front sees it.
    #[must_use]
    pub fn info(&self) -> KindInfo {
        KindInfo {
            kind: self.name.to_owned(),
            label: self.label.to_owned(),
            base_url: self.base_url.to_owned(),
            key_env: self.key_env.map(str::to_owned),
            key_page: self.key_page.map(str::to_owned),
            needs_key: self.needs_key,
            local: self.local,
        }
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kind")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// The kind of this name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// All kinds, in the order in which they are offered.
#[must_use]
pub fn all() -> &'static [Kind] {
    &KINDS
}

const fn at(base: &'static str) -> ChatFlavour {
    ChatFlavour {
        home: Home { base, version: "v1" },
        ..PLAIN
    }
}

/// The words of models with open weights that take three efforts and always think a little.
const THREE: Words = ["low", "low", "medium", "high", "high"];
const FOUR: Words = ["none", "low", "medium", "high", "high"];
const SWITCH: Words = [""; 5];

static COMPATIBLE: Chat = Chat(PLAIN);
static MISTRAL: Chat = Chat(ChatFlavour {
    ask_usage: false,
    pdf: Pdf::DocumentUrl,
    reasoning: &[
        (
            "mistral-small",
            Tell::Effort(["none", "high", "high", "high", "high"]),
        ),
        (
            "mistral-medium-3.5",
            Tell::Effort(["none", "high", "high", "high", "high"]),
        ),
    ],
    ..at("https://api.mistral.ai/v1")
});
static GROQ: Chat = Chat(ChatFlavour {
    reasoning: &[
        ("gpt-oss", Tell::Effort(THREE)),
        (
            "qwen",
            Tell::Effort(["none", "default", "default", "default", "default"]),
        ),
    ],
    ..at("https://api.groq.com/openai/v1")
});
static XAI: Chat = Chat(ChatFlavour {
    reasoning: &[
        ("grok-3-mini", Tell::Effort(["low", "low", "low", "high", "high"])),
        ("grok-4.3", Tell::Effort(FOUR)),
        ("grok-4.5", Tell::Effort(THREE)),
    ],
    ..at("https://api.x.ai/v1")
});
static DEEPSEEK: Chat = Chat(ChatFlavour {
    images: false,
    reasoning: &[("", Tell::Thinking(["", "low", "high", "high", "max"]))],
    ..at("https://api.deepseek.com/v1")
});
static OPENROUTER: Chat = Chat(ChatFlavour {
    flushes_headers: true,
    // Read by the model, or by OpenRouter for it.
    pdf: Pdf::File,
    reasoning: &[("", Tell::Reasoning(["none", "low", "medium", "high", "xhigh"]))],
    ..at("https://openrouter.ai/api/v1")
});
static PERPLEXITY: Chat = Chat(ChatFlavour {
    ask_usage: false,
    reasoning: &[("deep-research", Tell::Effort(THREE))],
    models: Models::Fixed {
        // Lists the account's deferred questions: needs a key, costs nothing.
        path: "/async/chat/completions",
        names: &["sonar-pro", "sonar", "sonar-reasoning-pro", "sonar-deep-research"],
    },
    ..at("https://api.perplexity.ai")
});
static TOGETHER: Chat = Chat(ChatFlavour {
    reasoning: &[("gpt-oss", Tell::Effort(THREE))],
    ..at("https://api.together.xyz/v1")
});
static FIREWORKS: Chat = Chat(ChatFlavour {
    reasoning: &[
        ("gpt-oss", Tell::Effort(THREE)),
        ("glm", Tell::Effort(["none", "high", "high", "high", "max"])),
        ("", Tell::Effort(FOUR)),
    ],
    ..at("https://api.fireworks.ai/inference/v1")
});
static CEREBRAS: Chat = Chat(ChatFlavour {
    reasoning: &[
        ("gpt-oss", Tell::Effort(THREE)),
        ("glm", Tell::Effort(["none", "", "", "", ""])),
    ],
    ..at("https://api.cerebras.ai/v1")
});
static MOONSHOT: Chat = Chat(ChatFlavour {
    reasoning: &[
        ("kimi-k3", Tell::Effort(["low", "low", "high", "high", "max"])),
        ("kimi-k2.5", Tell::Thinking(SWITCH)),
        ("kimi-k2.6", Tell::Thinking(SWITCH)),
    ],
    fixed_temperature: &["kimi-k2.", "kimi-k3"],
    ..at("https://api.moonshot.ai/v1")
});
static ZAI: Chat = Chat(ChatFlavour {
    reasoning: &[("", Tell::Thinking(SWITCH))],
    ..at("https://api.z.ai/api/paas/v4")
});
static AZURE: Chat = Chat(ChatFlavour {
    // Each resource has a host of its own.
    home: Home {
        base: "",
        version: "openai/v1",
    },
    auth: Auth::Header("api-key"),
    output_limit: "max_completion_tokens",
    pdf: Pdf::File,
    reasoning: &[("", Tell::OpenAi)],
    ..PLAIN
});
static LLAMACPP: Chat = Chat(ChatFlavour {
    reasoning: &[("", Tell::Template(["", "low", "medium", "high", "high"]))],
    ..PLAIN
});

const REMOTE: Kind = Kind {
    name: "",
    label: "",
    base_url: "",
    key_env: None,
    key_page: None,
    needs_key: true,
    local: false,
    vendor: None,
    family: &COMPATIBLE,
    prefers: &[],
};
const LOCAL: Kind = Kind {
    needs_key: false,
    local: true,
    ..REMOTE
};

static KINDS: [Kind; 19] = [
    Kind {
        name: "anthropic",
        label: "Anthropic",
        base_url: "https://api.anthropic.com/v1",
        key_env: Some("ANTHROPIC_API_KEY"),
        key_page: Some("https://console.anthropic.com/settings/keys"),
        vendor: Some("anthropic"),
        family: &Anthropic,
        prefers: &["sonnet", "opus", "haiku"],
        ..REMOTE
    },
    Kind {
        name: "openai",
        label: "OpenAI",
        base_url: "https://api.openai.com/v1",
        key_env: Some("OPENAI_API_KEY"),
        key_page: Some("https://platform.openai.com/api-keys"),
        vendor: Some("openai"),
        family: &Responses,
        prefers: &["gpt"],
        ..REMOTE
    },
    Kind {
        name: "gemini",
        label: "Google Gemini",
        base_url: "https://generativelanguage.googleapis.com/v1beta",
        key_env: Some("GEMINI_API_KEY"),
        key_page: Some("https://aistudio.google.com/apikey"),
        vendor: Some("google"),
        family: &Gemini,
        // The Pro models are not part of every plan.
        prefers: &["flash", "pro", "gemini"],
        ..REMOTE
    },
    Kind {
        name: "mistral",
        label: "Mistral",
        base_url: "https://api.mistral.ai/v1",
        key_env: Some("MISTRAL_API_KEY"),
        key_page: Some("https://console.mistral.ai/api-keys"),
        vendor: Some("mistral"),
        family: &MISTRAL,
        prefers: &["mistral-large-latest", "mistral-large", "mistral-medium"],
        ..REMOTE
    },
    Kind {
        name: "groq",
        label: "Groq",
        base_url: "https://api.groq.com/openai/v1",
        key_env: Some("GROQ_API_KEY"),
        key_page: Some("https://console.groq.com/keys"),
        vendor: Some("groq"),
        family: &GROQ,
        prefers: &["gpt-oss-120b", "kimi", "llama-3.3-70b"],
        ..REMOTE
    },
    Kind {
        name: "xai",
        label: "xAI",
        base_url: "https://api.x.ai/v1",
        key_env: Some("XAI_API_KEY"),
        key_page: Some("https://console.x.ai"),
        vendor: Some("x-ai"),
        family: &XAI,
        prefers: &["grok"],
        ..REMOTE
    },
    Kind {
        name: "deepseek",
        label: "DeepSeek",
        base_url: "https://api.deepseek.com/v1",
        key_env: Some("DEEPSEEK_API_KEY"),
        key_page: Some("https://platform.deepseek.com/api_keys"),
        vendor: Some("deepseek"),
        family: &DEEPSEEK,
        prefers: &["pro", "chat"],
        ..REMOTE
    },
    Kind {
        name: "openrouter",
        label: "OpenRouter",
        base_url: "https://openrouter.ai/api/v1",
        key_env: Some("OPENROUTER_API_KEY"),
        key_page: Some("https://openrouter.ai/settings/keys"),
        vendor: Some("openrouter"),
        family: &OPENROUTER,
        prefers: &["anthropic/claude-sonnet", "openai/gpt", "google/gemini"],
        ..REMOTE
    },
    Kind {
        name: "perplexity",
        label: "Perplexity",
        base_url: "https://api.perplexity.ai",
        key_env: Some("PERPLEXITY_API_KEY"),
        key_page: Some("https://www.perplexity.ai/settings/api"),
        vendor: Some("perplexity"),
        family: &PERPLEXITY,
        prefers: &["sonar-pro"],
        ..REMOTE
    },
    Kind {
        name: "together",
        label: "Together",
        base_url: "https://api.together.xyz/v1",
        key_env: Some("TOGETHER_API_KEY"),
        key_page: Some("https://api.together.ai/settings/api-keys"),
        vendor: Some("together"),
        family: &TOGETHER,
        prefers: &["deepseek-v", "kimi", "gpt-oss-120b", "llama"],
        ..REMOTE
    },
    Kind {
        name: "fireworks",
        label: "Fireworks",
        base_url: "https://api.fireworks.ai/inference/v1",
        key_env: Some("FIREWORKS_API_KEY"),
        key_page: Some("https://app.fireworks.ai/settings/users/api-keys"),
        vendor: Some("fireworks"),
        family: &FIREWORKS,
        prefers: &["deepseek-v", "kimi", "gpt-oss-120b", "llama"],
        ..REMOTE
    },
    Kind {
        name: "cerebras",
        label: "Cerebras",
        base_url: "https://api.cerebras.ai/v1",
        key_env: Some("CEREBRAS_API_KEY"),
        key_page: Some("https://cloud.cerebras.ai"),
        vendor: Some("cerebras"),
        family: &CEREBRAS,
        prefers: &["glm", "gpt-oss-120b", "qwen", "llama"],
        ..REMOTE
    },
    Kind {
        name: "moonshot",
        label: "Moonshot",
        base_url: "https://api.moonshot.ai/v1",
        key_env: Some("MOONSHOT_API_KEY"),
        key_page: Some("https://platform.moonshot.ai/console/api-keys"),
        vendor: Some("moonshotai"),
        family: &MOONSHOT,
        prefers: &["kimi"],
        ..REMOTE
    },
    Kind {
        name: "zai",
        label: "Z.ai",
        base_url: "https://api.z.ai/api/paas/v4",
        key_env: Some("ZAI_API_KEY"),
        key_page: Some("https://z.ai/manage-apikey/apikey-list"),
        vendor: Some("zai"),
        family: &ZAI,
        prefers: &["glm"],
        ..REMOTE
    },
    Kind {
        name: "azure",
        label: "Azure OpenAI",
        key_env: Some("AZURE_OPENAI_API_KEY"),
        key_page: Some("https://portal.azure.com"),
        vendor: Some("azure"),
        family: &AZURE,
        prefers: &["gpt"],
        ..REMOTE
    },
    Kind {
        name: "ollama",
        label: "Ollama",
        base_url: "http://127.0.0.1:11434",
        family: &Ollama,
        ..LOCAL
    },
    Kind {
        name: "lmstudio",
        label: "LM Studio",
        base_url: "http://127.0.0.1:1234/v1",
        ..LOCAL
    },
    Kind {
        name: "llamacpp",
        label: "llama.cpp",
        base_url: "http://127.0.0.1:8080/v1",
        family: &LLAMACPP,
        ..LOCAL
    },
    Kind {
        name: "openai-compatible",
        label: "OpenAI-compatible",
        needs_key: false,
        ..REMOTE
    },
];
