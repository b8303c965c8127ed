//! The exports of other services, as they are written: each with branches, files and what else it has.

use super::*;
use crate::contract::{ImportSource, ImportTrouble, Role};

const CHATGPT: &str = r#"[{"title":"Broken entry","id":"x"},
{"title":"Sky","create_time":1756000000.123,"update_time":1756000400.5,"conversation_id":"6b0f","current_node":"a2",
 "default_model_slug":"gpt-5","is_archived":true,"mapping":{
 "root":{"id":"root","message":null,"parent":null,"children":["sys"]},
 "sys":{"id":"sys","parent":"root","message":{"author":{"role":"system"},"create_time":null,
   "content":{"content_type":"text","parts":[""]},"metadata":{"is_visually_hidden_from_conversation":true}}},
 "u1":{"id":"u1","parent":"sys","message":{"author":{"role":"user"},"create_time":"1756000001.5",
   "content":{"content_type":"multimodal_text","parts":[{"content_type":"image_asset_pointer",
   "asset_pointer":"file-service://file-Abc","width":1},"Why is it blue? 青"]},
   "metadata":{"attachments":[{"id":"file-Abc","name":"sky.png","mimeType":"image/png"},
   {"id":"file-Gone","name":"notes.pdf"}]}}},
 "a1":{"id":"a1","parent":"u1","message":{"author":{"role":"assistant"},"create_time":1756000002,
   "content":{"content_type":"text","parts":["Because."]},"metadata":{"model_slug":"gpt-4o"},"recipient":"all"}},
 "t1":{"id":"t1","parent":"u1","message":{"author":{"role":"assistant"},"create_time":1756000003,
   "content":{"content_type":"thoughts","thoughts":[{"summary":"Light","content":"It scatters."}]},"recipient":"all"}},
 "c1":{"id":"c1","parent":"t1","message":{"author":{"role":"assistant"},"create_time":1756000004,
   "content":{"content_type":"code","language":"python","text":"print(1)"},"recipient":"python"}},
 "o1":{"id":"o1","parent":"c1","message":{"author":{"role":"tool","name":"python"},"create_time":1756000005,
   "content":{"content_type":"execution_output","text":"1"}}},
 "a2":{"id":"a2","parent":"o1","message":{"author":{"role":"assistant"},"create_time":1756000006,
   "content":{"content_type":"text","parts":["Rayleigh scattering."]},"recipient":"all",
   "metadata":{"model_slug":"o4-mini","content_references":[{"type":"grouped_webpages",
   "items":[{"title":"Sky","url":"https://example.com/sky"}]}]}}},
 "r1":{"id":"r1","parent":"r2","message":{"author":{"role":"user"},"create_time":1756000007,
   "content":{"content_type":"text","parts":["I follow myself"]}}},
 "r2":{"id":"r2","parent":"r1","message":{"author":{"role":"assistant"},"create_time":1e300,
   "content":{"content_type":"text","parts":["So do I"]},"recipient":"all"}},
 "lost":{"id":"lost","parent":"nobody","message":{"author":{"role":"user"},"create_time":1756000009,
   "content":{"content_type":"text","parts":["Whom do I follow?"]}}}}}]"#;

const CLAUDE: &str = r#"[{"uuid":"c-1","name":"","summary":"","created_at":"2026-01-02T03:04:05.678901Z",
 "updated_at":"2026-01-02T04:00:00Z","account":{"uuid":"me"},"chat_messages":[
 {"uuid":"m1","sender":"human","text":"Read this","created_at":"2026-01-02T03:04:05.678Z",
  "parent_message_uuid":"00000000-0000-4000-8000-000000000000","content":[{"type":"text","text":"Read this"}],
  "attachments":[{"file_name":"paper.pdf","file_type":"pdf","file_size":5,"extracted_content":"The text of it."}],
  "files":[{"file_name":"photo.jpg"}]},
 {"uuid":"m2","sender":"assistant","text":"","created_at":"2026-01-02T03:04:09Z","parent_message_uuid":"m1","content":[
  {"type":"thinking","thinking":"Let me see."},{"type":"tool_use","id":"t","name":"web_search","input":{"query":"q"}},
  {"type":"tool_result","name":"web_search","content":[{"type":"text","text":"found"}]},
  {"type":"text","text":"Done.","citations":[{"title":"A","details":{"url":"https://example.com/a"}}]}]},
 {"uuid":"m3","sender":"assistant","text":"Done otherwise.","created_at":"2026-01-02T03:05:09Z","parent_message_uuid":"m1"}]},
 {"uuid":"c-2","name":"Old and in a row","created_at":"2024-01-02T03:04:05Z","chat_messages":[
 {"uuid":"o1","sender":"human","text":"One"},{"uuid":"o2","sender":"assistant","text":"Two"},
 {"uuid":"o3","sender":"human","text":"Three"}]},
 {"uuid":"c-3","name":"Nobody speaks","created_at":"2024-01-02T03:04:05Z","chat_messages":[]}]"#;

const GEMINI: &str = r#"[{"header":"Search","title":"Searched for cats","time":"2026-02-03T10:00:00Z","products":["Search"]},
 {"header":"Gemini Apps","title":"Prompted Why is it blue?","time":"2026-02-03T10:00:00.123Z","products":["Gemini Apps"],
  "safeHtmlItem":[{"html":"<p>Light <strong>scatters</strong>.</p>"}],"attachedFiles":["sky-1.txt"]},
 {"header":"Gemini Apps","title":"Gave feedback: Good response","time":"2026-02-03T11:00:00Z","products":["Gemini Apps"]}]"#;

const LIBRECHAT: &str = r#"{"conversationId":"l-1","endpoint":"openAI","title":"VW","exportAt":"16:33","branches":true,
 "recursive":true,"options":{"model":"gpt-3.5-turbo"},"messagesTree":[{"messageId":"b1","isCreatedByUser":true,
 "parentMessageId":"00000000-0000-0000-0000-000000000000","createdAt":"2024-04-09T14:32:05.230Z","text":"How much?",
 "children":[{"messageId":"b2","isCreatedByUser":false,"createdAt":"2024-04-09T14:32:06Z","model":null,"sender":"GPT",
 "content":[{"type":"think","think":"Hm."},{"type":"text","text":{"value":"8 litres."}}],"children":[]},
 {"messageId":"b3","isCreatedByUser":false,"createdAt":"2024-04-09T14:32:07Z","text":"9 litres.","children":[]}]}]}"#;

const OPEN_WEBUI: &str = r#"[{"id":"w-1","user_id":"u","title":"Sums","chat":{"title":"Sums","models":["m"],"history":{
 "currentId":"y","messages":{"x":{"id":"x","parentId":null,"childrenIds":["y"],"role":"user","content":"15*17?",
 "timestamp":1700000000,"files":[{"type":"image","url":"data:text/plain;base64,aGVsbG8="}]},
 "y":{"id":"y","parentId":"x","childrenIds":[],"role":"assistant","model":"deepseek-r1","timestamp":1700000010,
 "content":"<details type=\"reasoning\" done=\"true\"><summary>Thought</summary>\n&gt; easy\n</details>\n255"}}}},
 "created_at":1700000000,"updated_at":1700000010,"archived":false,"pinned":true,"folder_id":null}]"#;

const CHERRY: &str = r#"{"time":1,"version":5,"localStorage":{"persist:cherry-studio":
 "{\"assistants\":\"{\\\"assistants\\\":[{\\\"topics\\\":[{\\\"id\\\":\\\"t1\\\",\\\"name\\\":\\\"天気\\\"}]}]}\"}"},
 "indexedDB":{"files":[],"topics":[{"id":"t1","messages":[
 {"id":"q","role":"user","createdAt":"2026-03-01T00:00:00Z","blocks":["k1","k4"]},
 {"id":"p1","role":"assistant","askId":"q","createdAt":"2026-03-01T00:00:01Z","blocks":["k2"],"foldSelected":true,
  "model":{"id":"qwen","provider":"p"}},
 {"id":"p2","role":"assistant","askId":"q","createdAt":"2026-03-01T00:00:02Z","blocks":["k3"],"model":{"id":"glm"}},
 {"id":"n","role":"user","createdAt":"2026-03-01T00:00:03Z","content":"And now?"}]}],
 "settings":[{"id":"x","value":"y"}],
 "message_blocks":[{"id":"k1","messageId":"q","type":"main_text","content":"Weather?"},
 {"id":"k2","type":"main_text","content":"Sun."},{"id":"k3","type":"main_text","content":"Rain."},
 {"id":"k4","type":"file","file":{"id":"f-1","origin_name":"map.txt","ext":".txt"}}]}}"#;

const JAN_THREAD: &str = r#"{"id":"j-1","object":"thread","title":"Jan","created":1700000000,
 "assistants":[{"model":{"id":"llama3"}}]}"#;
const JAN_MESSAGES: &str = "{\"id\":\"1\",\"role\":\"user\",\"created_at\":1700000000123,\
 \"content\":[{\"type\":\"text\",\"text\":{\"value\":\"Hello\"}}]}\n\nbroken line\n\
 {\"id\":\"2\",\"role\":\"assistant\",\"created_at\":1700000001,\"content\":[{\"type\":\"text\",\"text\":{\"value\":\"Hi\"}}]}\n";

/// For those who change them.
pub(super) const SAMPLES: &[&str] = &[CHATGPT, CLAUDE, GEMINI, LIBRECHAT, OPEN_WEBUI, CHERRY];

/// A chat as a person sees it: each message behind how deep it stands, who speaks, and its parts.
fn told(home: &Home, title: &str) -> Vec<String> {
    let chat = home.chats().into_iter().find(|chat| chat.about.title == title);
    let chat = chat.unwrap_or_else(|| panic!("no chat is called {title}"));
    let mut lines = Vec::new();
    let mut waiting: Vec<(usize, Option<crate::contract::MessageId>)> = vec![(0, None)];
    while let Some((depth, parent)) = waiting.pop() {
        let children: Vec<&MessageRecord> = chat.messages.iter().filter(|one| one.parent == parent).collect();
        if let Some(message) = chat.messages.iter().find(|one| Some(one.id) == parent) {
            let who = match message.role {
                Role::User => "you".to_owned(),
                Role::Assistant => message.lane.as_ref().unwrap().0.clone(),
            };
            let parts: Vec<String> = message
                .parts
                .iter()
                .map(|part| {
                    let text = part
                        .text
                        .clone()
                        .or(part.payload.as_ref().map(|payload| payload.get().to_owned()));
                    let kept = if part.file.is_some() { "+" } else { "" };
                    format!("{:?}{kept} {}", part.kind, text.unwrap_or_default())
                })
                .collect();
            let mark = if chat.shown == Some(message.id) { "*" } else { "" };
            lines.push(format!("{depth}{mark} {who}: {}", parts.join(" | ")));
        }
        waiting.extend(children.iter().rev().map(|child| (depth + 1, Some(child.id))));
    }
    lines
}

/// Imports it, and again: the second time changes nothing.
fn twice(path: &Path) -> (Home, ImportPreview, Imported) {
    let home = Home::new();
    let (preview, done) = home.import(path).unwrap();
    let before = home.exported();
    let (again, nothing) = home.import(path).unwrap();
    assert_eq!(again.known, again.chats);
    assert_eq!(
        (nothing.chats, nothing.more, nothing.messages, nothing.files),
        (0, 0, 0, 0)
    );
    assert!(home.exported() == before, "twice changes nothing");
    (home, preview, done)
}

fn count(preview: &ImportPreview, trouble: ImportTrouble) -> u64 {
    preview
        .notes
        .iter()
        .find(|note| note.trouble == trouble)
        .map_or(0, |note| note.count)
}

#[test]
fn chatgpt() {
    let place = Home::new();
    let path = place.zip(&[
        ("user.json", b"{\"id\":\"u\"}"),
        ("conversations.json", CHATGPT.as_bytes()),
        ("file-Abc-sky.png", b"a picture"),
        ("file-Abcd-other.png", b"another picture"),
        ("chat.html", b"<html>"),
    ]);
    let (home, preview, done) = twice(&path);
    assert_eq!(preview.source, ImportSource::ChatGpt);
    assert_eq!((preview.chats, preview.messages, preview.files), (1, 6, 1));
    assert_eq!((done.chats, done.messages, done.files), (1, 6, 1));
    assert_eq!(count(&preview, ImportTrouble::Broken), 1);
    assert_eq!(count(&preview, ImportTrouble::FileMissing), 1);
    assert_eq!(
        told(&home, "Sky"),
        [
            "1 you: Attachment notes.pdf | Attachment+ sky.png | Text Why is it blue? 青",
            "2 ChatGPT/gpt-4o: Text Because.",
            "2* ChatGPT/o4-mini: Reasoning Light\nIt scatters. | ToolCall \
             {\"id\":null,\"name\":\"python\",\"arguments\":\"print(1)\"} | ToolResult 1 | Text Rayleigh scattering. | \
             Citation {\"url\":\"https://example.com/sky\",\"title\":\"Sky\",\"quote\":null,\"start\":null,\"end\":null}",
            "1 you: I follow myself",
            "2 ChatGPT/gpt-5: Text So do I",
            "1 you: Whom do I follow?",
        ]
        .map(|line| line.replace("you: I", "you: Text I").replace("you: Whom", "you: Text Whom"))
    );
    let chat = &home.chats()[0];
    assert_eq!(
        (chat.created_at, chat.about.archived_at.is_some()),
        (1_756_000_000_123, true)
    );
}

#[test]
fn claude() {
    let place = Home::new();
    let (home, preview, _) =
        twice(&place.zip(&[("x/conversations.json", CLAUDE.as_bytes()), ("users.json", b"[]")]));
    assert_eq!(
        (preview.source, preview.chats, preview.messages),
        (ImportSource::Claude, 2, 6)
    );
    assert_eq!(count(&preview, ImportTrouble::Empty), 1);
    assert_eq!(
        told(&home, "paper.pdf.txt"),
        [
            "1 you: Attachment+ paper.pdf.txt | Attachment photo.jpg | Text Read this",
            "2 Claude: Reasoning Let me see. | ToolCall {\"id\":\"t\",\"name\":\"web_search\",\
             \"arguments\":\"{\\\"query\\\":\\\"q\\\"}\"} | ToolResult found | Text Done. | Citation \
             {\"url\":\"https://example.com/a\",\"title\":\"A\",\"quote\":null,\"start\":null,\"end\":null}",
            "2 Claude: Text Done otherwise.",
        ]
    );
    assert_eq!(
        told(&home, "Old and in a row"),
        ["1 you: Text One", "2 Claude: Text Two", "3 you: Text Three"]
    );
}

#[test]
fn gemini() {
    let place = Home::new();
    let path = place.zip(&[
        (
            "Takeout/My Activity/Gemini Apps/MyActivity.json",
            GEMINI.as_bytes(),
        ),
        ("Takeout/My Activity/Gemini Apps/sky-1.txt", b"blue"),
    ]);
    let (home, preview, done) = twice(&path);
    assert_eq!(
        (preview.source, preview.chats, done.files, preview.notes),
        (ImportSource::Gemini, 1, 1, Vec::new())
    );
    let title = home.chats()[0].about.title.clone();
    assert_eq!(
        told(&home, &title),
        [
            "1 you: Attachment+ sky-1.txt | Text Why is it blue?",
            "2 Gemini: Text Light **scatters**."
        ]
    );
}

#[test]
fn librechat() {
    let place = Home::new();
    let (home, preview, _) = twice(&place.file(LIBRECHAT.as_bytes()));
    assert_eq!((preview.source, preview.chats), (ImportSource::LibreChat, 1));
    assert_eq!(
        told(&home, "VW"),
        [
            "1 you: Text How much?",
            "2 LibreChat/gpt-3.5-turbo: Reasoning Hm. | Text 8 litres.",
            "2 LibreChat/gpt-3.5-turbo: Text 9 litres.",
        ]
    );
    // A long conversation is a deep tree.
    let mut deep = String::new();
    for n in 0..1_500 {
        deep.push_str(&format!(
            "{{\"messageId\":\"{n}\",\"isCreatedByUser\":{},\"text\":\"{n}\",\"children\":[",
            n % 2 == 0
        ));
    }
    let deep = format!(
        "{{\"conversationId\":\"deep\",\"title\":\"Deep\",\"messagesTree\":[{deep}{}]}}",
        "]}".repeat(1_500)
    );
    let (home, preview, _) = twice(&place.file(deep.as_bytes()));
    assert_eq!((preview.messages, told(&home, "Deep").len()), (1_500, 1_500));
}

#[test]
fn open_webui() {
    let place = Home::new();
    let (home, preview, done) = twice(&place.file(OPEN_WEBUI.as_bytes()));
    assert_eq!((preview.source, done.files), (ImportSource::OpenWebUi, 1));
    assert_eq!(
        told(&home, "Sums"),
        [
            "1 you: Attachment+ file.txt | Text 15*17?",
            "2* Open WebUI/deepseek-r1: Reasoning easy | Text 255"
        ]
        .map(|line| line.replace("file.txt", ".txt"))
    );
    assert!(home.chats()[0].about.pinned_at.is_some());
}

#[test]
fn cherry_studio() {
    let place = Home::new();
    let path = place.zip(&[("data.json", CHERRY.as_bytes()), ("Data/Files/f-1.txt", b"a map")]);
    let (home, preview, done) = twice(&path);
    assert_eq!(
        (preview.source, preview.chats, done.files),
        (ImportSource::CherryStudio, 1, 1)
    );
    assert_eq!(
        told(&home, "天気"),
        [
            "1 you: Text Weather? | Attachment+ map.txt",
            "2 Cherry Studio/qwen: Text Sun.",
            "3* you: Text And now?",
            "2 Cherry Studio/glm: Text Rain.",
        ]
    );
}

#[test]
fn jan() {
    let place = Home::new();
    let path = place.zip(&[
        ("jan/threads/j-1/thread.json", JAN_THREAD.as_bytes()),
        ("jan/threads/j-1/messages.jsonl", JAN_MESSAGES.as_bytes()),
        ("jan/settings.json", b"{\"a\":1}"),
    ]);
    let (home, preview, _) = twice(&path);
    assert_eq!(
        (preview.source, count(&preview, ImportTrouble::Broken)),
        (ImportSource::Jan, 1)
    );
    assert_eq!(told(&home, "Jan"), ["1 you: Text Hello", "2 Jan/llama3: Text Hi"]);
}

#[test]
fn what_a_person_changed_here_is_not_undone_by_a_later_import() {
    let place = Home::new();
    let home = Home::new();
    home.import(&place.file(LIBRECHAT.as_bytes())).unwrap();
    let chat = home.chats()[0].id;
    let rename = home
        .history
        .rename_chat(chat, "Mine", crate::history::TitleSource::Person, NOW);
    home.runtime.block_on(rename).unwrap();
    let later = LIBRECHAT
        .replace("\"VW\"", "\"VW, renamed there\"")
        .replace("9 litres.\"", "9 litres.\",\"x\":1");
    home.import(&place.file(later.as_bytes())).unwrap();
    assert_eq!(home.chats()[0].about.title, "Mine");
    // What is new there comes along.
    let more = LIBRECHAT.replace(
        "\"text\":\"9 litres.\",\"children\":[]",
        "\"text\":\"9 litres.\",\"children\":[{\"messageId\":\"b4\",\"isCreatedByUser\":true,\"text\":\"Thanks\"}]",
    );
    let (_, done) = home.import(&place.file(more.as_bytes())).unwrap();
    assert_eq!((done.more, done.messages), (1, 1));
}
