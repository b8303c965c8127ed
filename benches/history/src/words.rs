//! Words of several languages, from a seed: frequent ones often, most of them rarely, as people write.

/// A generator of numbers (`SplitMix64`): the same from the same seed, everywhere.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    #[allow(clippy::cast_precision_loss)]
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A language: its words, the most frequent first, and whether spaces stand between them.
pub struct Language {
    pub words: Vec<String>,
    until: Vec<f64>,
    pub spaces: bool,
}

/// How many words a language has.
const VOCABULARY: usize = 40_000;

impl Language {
    fn new(words: Vec<String>, spaces: bool) -> Self {
        let mut sum = 0.0;
        #[allow(clippy::cast_precision_loss)]
        let until = (0..words.len())
            .map(|rank| {
                // Zipf's law, with its flat beginning.
                sum += 1.0 / (rank as f64 + 2.7).powf(1.05);
                sum
            })
            .collect();
        Self { words, until, spaces }
    }

    pub fn word(&self, chance: &mut Chance) -> &str {
        let at = chance.part() * self.until.last().copied().unwrap_or(0.0);
        let rank = self.until.partition_point(|until| *until < at);
        self.words.get(rank).map_or("", String::as_str)
    }

    pub fn text(&self, chance: &mut Chance, count: usize) -> String {
        let mut text = String::with_capacity(count * 7);
        for number in 0..count {
            text.push_str(self.word(chance));
            let sentence = number % 12 == 11;
            match (sentence, self.spaces) {
                (true, true) => text.push_str(". "),
                (true, false) => text.push('。'),
                (false, true) => text.push(' '),
                (false, false) => {}
            }
        }
        text
    }
}

/// English- and German-like, Russian-like, Chinese, Japanese, Korean.
pub fn languages(seed: u64) -> Vec<Language> {
    let mut chance = Chance(seed);
    let mut spelled = |begin: &[&str], middle: &[&str], end: &[&str]| {
        let mut known = std::collections::HashSet::new();
        let mut words = Vec::new();
        while words.len() < VOCABULARY {
            let syllables = [1, 1, 2, 2, 3, 3, 4][chance.below(7)];
            let mut word = String::new();
            for _ in 0..syllables {
                word.push_str(begin[chance.below(begin.len())]);
                word.push_str(middle[chance.below(middle.len())]);
            }
            word.push_str(end[chance.below(end.len())]);
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        words
    };
    let english = spelled(
        &[
            "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "th", "w", "st", "tr", "sh",
        ],
        &["a", "e", "i", "o", "u", "ea", "ou", "io"],
        &["", "n", "s", "r", "ing", "ed", "t"],
    );
    let german = spelled(
        &[
            "b", "d", "f", "g", "h", "k", "l", "m", "n", "r", "s", "sch", "t", "w", "z",
        ],
        &["a", "ä", "e", "ei", "i", "o", "ö", "u", "ü"],
        &["", "n", "en", "er", "ung", "ß"],
    );
    let russian = spelled(
        &[
            "б", "в", "г", "д", "з", "к", "л", "м", "н", "п", "р", "с", "т", "х", "ч",
        ],
        &["а", "е", "ё", "и", "о", "у", "ы", "я"],
        &["", "й", "н", "т", "ться", "ов"],
    );
    let mut run = |from: u32, most: usize, longest: usize| {
        let mut words = Vec::new();
        while words.len() < VOCABULARY {
            let length = 1 + chance.below(longest);
            // Few characters make most of a text.
            let character = |chance: &mut Chance| {
                let rank = (chance.part().powi(3) * most as f64) as u32;
                char::from_u32(from + rank).unwrap_or('一')
            };
            words.push((0..length).map(|_| character(&mut chance)).collect::<String>());
        }
        words
    };
    let chinese = run(0x4e00, 4_000, 3);
    let hiragana = run(0x3042, 80, 4);
    let korean = run(0xac00, 2_500, 4);
    let japanese = chinese
        .iter()
        .zip(&hiragana)
        .map(|(one, other)| format!("{one}{other}"))
        .collect();
    vec![
        Language::new(english, true),
        Language::new(german, true),
        Language::new(russian, true),
        Language::new(chinese, false),
        Language::new(japanese, false),
        Language::new(korean, true),
    ]
}
