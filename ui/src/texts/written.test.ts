import { expect, test } from 'vitest';
import { writtenIn } from './written';

test.each([
  ['What did the council decide about the bridge?', ''],
  ['Was hat der Stadtrat entschieden?', ''],
  ['三日間の計画を立ててください', 'ja'],
  ['请用 Rust 写一个函数', 'zh'],
  ['오늘 날씨가 어때요', 'ko'],
  ['ما هي عاصمة فرنسا؟', 'ar'],
  ['מה שלומך?', 'he'],
  ['Trip to Kyoto: 三日', ''],
  ['', ''],
  ['1234 + 5 = ?', ''],
])('%j is written in %j', (text, language) => {
  expect(writtenIn(text)).toBe(language);
});
