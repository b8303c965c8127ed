//! What a request asks, in no vendor's words: read from its JSON alone.

use crate::contract::Role;
use serde_json::Value;

#[derive(Debug, Default, PartialEq)]
pub struct Meaning {
    pub system: String,
    pub turns: Vec<Turn>,
    pub max_output: Option<u64>,
    pub temperature: Option<f64>,
    pub stop: Vec<String>,
    pub thinks: Option<Thinks>,
}

#[derive(Debug, PartialEq)]
pub struct Turn {
    pub role: Role,
    pub text: String,
    /// Media type and base64.
    pub files: Vec<(String, String)>,
    /// What goes back as it came: signatures, encrypted reasoning.
    pub opaque: Vec<Value>,
}

#[derive(Debug, PartialEq)]
pub enum Thinks {
    Off,
    /// In a word, where there is one.
    On(Option<String>),
}

impl Meaning {
    /// Whether this says what `asked` asks: how much to think only where that is said in a word.
    pub fn same_as(&self, asked: &Self) -> bool {
        let thinks = match (&asked.thinks, &self.thinks) {
            (Some(Thinks::On(None)), Some(Thinks::On(_))) => true,
            (asked, ours) => asked == ours,
        };
        thinks
            && self.system == asked.system
            && self.turns == asked.turns
            && self.max_output == asked.max_output
            && self.temperature == asked.temperature
            && self.stop == asked.stop
    }

    fn say(&mut self, role: Role, text: &str, files: Vec<(String, String)>, opaque: Vec<Value>) {
        if let Some(last) = self.turns.last_mut().filter(|last| last.role == role) {
            last.text = [last.text.as_str(), text]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n\n");
            last.files.extend(files);
            last.opaque.extend(opaque);
        } else {
            self.turns.push(Turn {
                role,
                text: text.to_owned(),
                files,
                opaque,
            });
        }
    }

    fn instruct(&mut self, text: &str) -> Read<()> {
        if !self.turns.is_empty() {
            return Err("an instruction in the middle of the conversation");
        }
        self.system = [self.system.as_str(), text]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        Ok(())
    }
}

type Read<T> = Result<T, &'static str>;

const TOOLS: &str = "calls of tools in the conversation";
const ADDRESS: &str = "a picture by its address";

/// What `body` asks, and the fields that were not read.
pub fn meaning(family: &str, body: &Value) -> Read<(Meaning, Vec<String>)> {
    let mut meaning = Meaning::default();
    let read: &[&str] = match family {
        "anthropic-messages" => anthropic(body, &mut meaning)?,
        "openai-chat" => chat(body, &mut meaning)?,
        "openai-responses" => responses(body, &mut meaning)?,
        "gemini-generate" => gemini(body, &mut meaning)?,
        "ollama-native" => ollama(body, &mut meaning)?,
        other => panic!("{other}"),
    };
    let fields = body.as_object().unwrap().iter();
    let left = fields
        .filter(|(name, value)| !value.is_null() && *name != "model" && !read.contains(&name.as_str()))
        .map(|(name, _)| name.clone());
    Ok((meaning, left.collect()))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        many => list(many).iter().map(word).collect(),
    }
}

/// The parts of a content, or the words that it is.
fn parts(content: &Value) -> Vec<Value> {
    match content {
        Value::String(text) => vec![serde_json::json!({"type": "text", "text": text})],
        many => list(many).to_vec(),
    }
}

fn join(texts: Vec<String>) -> String {
    texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn data_uri(uri: &Value) -> Read<(String, String)> {
    let (head, data) = uri
        .as_str()
        .and_then(|uri| uri.strip_prefix("data:")?.split_once(";base64,"))
        .ok_or(ADDRESS)?;
    Ok((head.to_owned(), data.to_owned()))
}

fn anthropic(body: &Value, meaning: &mut Meaning) -> Read<&'static [&'static str]> {
    for part in parts(&body["system"]) {
        meaning.instruct(part["text"].as_str().unwrap())?;
    }
    for message in list(&body["messages"]) {
        let (mut texts, mut files, mut opaque) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts(&message["content"]) {
            match part["type"].as_str().unwrap() {
                "text" => texts.push(word(&part["text"])),
                "image" | "document" if part["source"]["type"] == "base64" => {
                    files.push((word(&part["source"]["media_type"]), word(&part["source"]["data"])));
                }
                "image" => return Err(ADDRESS),
                "document" => return Err("a document kept at the vendor"),
                "thinking" | "redacted_thinking" => opaque.push(part),
                _ => return Err(TOOLS),
            }
        }
        let role = if message["role"] == "user" {
            Role::User
        } else {
            Role::Assistant
        };
        meaning.say(role, &join(texts), files, opaque);
    }
    meaning.max_output = body["max_tokens"].as_u64();
    meaning.temperature = body["temperature"].as_f64();
    meaning.stop = words(&body["stop_sequences"]);
    meaning.thinks = match body["thinking"]["type"].as_str() {
        None => None,
        Some("disabled") => Some(Thinks::Off),
        Some(_) => Some(Thinks::On(
            body["output_config"]["effort"].as_str().map(str::to_owned),
        )),
    };
    // The only one that is taken while the model thinks: to say it is to say nothing.
    if matches!(meaning.thinks, Some(Thinks::On(_))) {
        meaning.temperature = meaning.temperature.filter(|&temperature| temperature != 1.0);
    }
    Ok(&[
        "system",
        "messages",
        "max_tokens",
        "temperature",
        "stop_sequences",
        "thinking",
        "output_config",
        "stream",
    ])
}

fn chat(body: &Value, meaning: &mut Meaning) -> Read<&'static [&'static str]> {
    for message in list(&body["messages"]) {
        if message["tool_calls"].is_array() || message["role"] == "tool" {
            return Err(TOOLS);
        }
        if message["prefix"] == true {
            return Err("an answer that is to be gone on with");
        }
        let (mut texts, mut files) = (Vec::new(), Vec::new());
        for part in parts(&message["content"]) {
            match part["type"].as_str().unwrap() {
                "text" => texts.push(word(&part["text"])),
                "image_url" => {
                    let url = &part["image_url"];
                    files.push(data_uri(if url.is_string() { url } else { &url["url"] })?);
                }
                "file" => files.push(data_uri(&part["file"]["file_data"])?),
                "document_url" => files.push(data_uri(&part["document_url"])?),
                _ => return Err("sound in the conversation"),
            }
        }
        match message["role"].as_str().unwrap() {
            "system" | "developer" => meaning.instruct(&join(texts))?,
            "user" => meaning.say(Role::User, &join(texts), files, Vec::new()),
            _ => meaning.say(Role::Assistant, &join(texts), files, Vec::new()),
        }
    }
    meaning.max_output = body["max_tokens"]
        .as_u64()
        .or(body["max_completion_tokens"].as_u64());
    meaning.temperature = body["temperature"].as_f64();
    meaning.stop = words(&body["stop"]);
    if body["reasoning"]["max_tokens"].is_number() {
        return Err("reasoning by a number of tokens");
    }
    let word = body["reasoning_effort"]
        .as_str()
        .or(body["reasoning"]["effort"].as_str());
    let off = body["thinking"]["type"] == "disabled" || word == Some("none");
    let on = body["thinking"]["type"] == "enabled" || word.is_some();
    meaning.thinks = match (off, on) {
        (true, _) => Some(Thinks::Off),
        (false, true) => Some(Thinks::On(word.map(str::to_owned))),
        (false, false) => None,
    };
    Ok(&[
        "messages",
        "max_tokens",
        "max_completion_tokens",
        "temperature",
        "stop",
        "reasoning",
        "reasoning_effort",
        "thinking",
        "stream",
        "stream_options",
    ])
}

fn responses(body: &Value, meaning: &mut Meaning) -> Read<&'static [&'static str]> {
    if body["previous_response_id"].is_string() {
        return Err("a conversation kept at the vendor");
    }
    meaning.instruct(body["instructions"].as_str().unwrap_or_default())?;
    let input = match &body["input"] {
        Value::String(text) => vec![serde_json::json!({"role": "user", "content": text})],
        many => list(many).to_vec(),
    };
    for item in &input {
        match item["type"].as_str().unwrap_or("message") {
            "message" => {}
            "reasoning" if item["encrypted_content"].is_null() => return Err("thoughts in the conversation"),
            "reasoning" => {
                let sealed = serde_json::json!({"type": "reasoning", "summary": item["summary"], "encrypted_content": item["encrypted_content"]});
                meaning.say(Role::Assistant, "", Vec::new(), vec![sealed]);
                continue;
            }
            _ => return Err(TOOLS),
        }
        let (mut texts, mut files) = (Vec::new(), Vec::new());
        for part in parts(&item["content"]) {
            match part["type"].as_str().unwrap() {
                "text" | "input_text" | "output_text" => texts.push(word(&part["text"])),
                "input_image" => files.push(data_uri(&part["image_url"])?),
                "input_file" => files.push(data_uri(&part["file_data"])?),
                other => panic!("{other}"),
            }
        }
        match item["role"].as_str().unwrap() {
            "system" | "developer" => meaning.instruct(&join(texts))?,
            "user" => meaning.say(Role::User, &join(texts), files, Vec::new()),
            _ => meaning.say(Role::Assistant, &join(texts), files, Vec::new()),
        }
    }
    meaning.max_output = body["max_output_tokens"].as_u64();
    meaning.temperature = body["temperature"].as_f64();
    meaning.thinks = match body["reasoning"]["effort"].as_str() {
        None => None,
        Some("none") => Some(Thinks::Off),
        Some(word) => Some(Thinks::On(Some(word.to_owned()))),
    };
    Ok(&[
        "instructions",
        "input",
        "max_output_tokens",
        "temperature",
        "reasoning",
        "stream",
        "store",
        "include",
    ])
}

fn gemini(body: &Value, meaning: &mut Meaning) -> Read<&'static [&'static str]> {
    for part in list(&body["systemInstruction"]["parts"]) {
        meaning.instruct(&word(&part["text"]))?;
    }
    for content in list(&body["contents"]) {
        let (mut texts, mut files, mut opaque) = (Vec::new(), Vec::new(), Vec::new());
        for part in list(&content["parts"]) {
            if part["functionCall"].is_object() || part["functionResponse"].is_object() {
                return Err(TOOLS);
            }
            if part["thought"] == true {
                return Err("thoughts in the conversation");
            }
            texts.push(word(&part["text"]));
            if let Some(data) = part["inlineData"]["data"].as_str() {
                files.push((word(&part["inlineData"]["mimeType"]), data.to_owned()));
            }
            if part["thoughtSignature"].is_string() {
                opaque.push(part["thoughtSignature"].clone());
            }
        }
        let role = if content["role"] == "model" {
            Role::Assistant
        } else {
            Role::User
        };
        meaning.say(role, &join(texts), files, opaque);
    }
    let config = &body["generationConfig"];
    meaning.max_output = config["maxOutputTokens"].as_u64();
    meaning.temperature = config["temperature"].as_f64();
    meaning.stop = words(&config["stopSequences"]);
    let thinking = &config["thinkingConfig"];
    meaning.thinks = match (
        thinking["thinkingBudget"].as_u64(),
        thinking["thinkingLevel"].as_str(),
    ) {
        (Some(0), _) => Some(Thinks::Off),
        (Some(_), _) => Some(Thinks::On(None)),
        (None, Some(level)) => Some(Thinks::On(Some(level.to_lowercase()))),
        (None, None) => None,
    };
    Ok(&["contents", "systemInstruction", "generationConfig"])
}

fn ollama(body: &Value, meaning: &mut Meaning) -> Read<&'static [&'static str]> {
    for message in list(&body["messages"]) {
        if list(&message["tool_calls"]).len() + usize::from(message["role"] == "tool") > 0 {
            return Err(TOOLS);
        }
        let text = word(&message["content"]);
        let files = list(&message["images"])
            .iter()
            .map(|image| (String::new(), word(image)));
        match message["role"].as_str().unwrap() {
            "system" => meaning.instruct(&text)?,
            "user" => meaning.say(Role::User, &text, files.collect(), Vec::new()),
            _ => meaning.say(Role::Assistant, &text, files.collect(), Vec::new()),
        }
    }
    meaning.max_output = body["options"]["num_predict"].as_u64();
    meaning.temperature = body["options"]["temperature"].as_f64();
    meaning.stop = words(&body["options"]["stop"]);
    meaning.thinks = match &body["think"] {
        Value::Bool(true) => Some(Thinks::On(None)),
        Value::Bool(false) => Some(Thinks::Off),
        Value::String(word) => Some(Thinks::On(Some(word.clone()))),
        _ => None,
    };
    Ok(&["messages", "options", "think", "stream"])
}
