// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { Stick } from './stick';

/** A scroll box of 100 px over a text whose height the test sets. */
let height = 0;
let top = 0;
let grow: () => void = () => {};
let away: boolean[] = [];
let scroller: HTMLElement;
let stick: Stick;

beforeEach(() => {
  height = 300;
  top = 0;
  away = [];
  scroller = document.createElement('div');
  Object.defineProperties(scroller, {
    clientHeight: { get: () => 100 },
    scrollHeight: { get: () => height },
    scrollTop: {
      get: () => top,
      set: (value: number) => (top = Math.max(0, Math.min(value, height - 100))),
    },
  });
  globalThis.ResizeObserver = class {
    constructor(on: ResizeObserverCallback) {
      grow = () => on([], this as unknown as ResizeObserver);
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  stick = new Stick((is) => away.push(is));
  stick.watch(scroller, document.createElement('div'));
});

/** The text has grown (or shrunk) to this height. */
function textIs(px: number) {
  height = px;
  if (top > height - 100) scrollTo(height - 100);
  grow();
}

function scrollTo(px: number) {
  top = px;
  scroller.dispatchEvent(new Event('scroll'));
}

/** The person scrolls, by a key. */
function scrollsTo(px: number) {
  scroller.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp' }));
  scrollTo(px);
}

describe('a text that grows', () => {
  test('is kept at its end', () => {
    expect(top).toBe(200);
    textIs(400);
    expect(top).toBe(300);
  });

  test('stays where it is once the person scrolled up, and offers the way back', () => {
    scrollsTo(120);
    textIs(500);
    expect(top).toBe(120);
    expect(away.at(-1)).toBe(true);
    stick.toEnd();
    expect(top).toBe(400);
    expect(away.at(-1)).toBe(false);
  });

  test('lets go at the first turn of the wheel, before anything has moved a whole pixel', () => {
    scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
    scrollTo(199.6);
    textIs(340);
    expect(top).toBe(199.6);
  });

  test('is followed again when the person is back at its end', () => {
    scrollsTo(100);
    scrollTo(199);
    textIs(400);
    expect(top).toBe(300);
  });

  test('stays where something was unfolded in it', () => {
    stick.hold();
    textIs(450);
    expect(top).toBe(200);
  });

  test('that became shorter and at once longer again is still followed', () => {
    // Shorter: the engine moves it to the new end, and says so when it has grown already.
    height = 420;
    scrollTo(150);
    expect(top).toBe(320);
    textIs(500);
    expect(top).toBe(400);
  });

  test('is left by a key, and by the scroll bar, while it grows', () => {
    height = 420;
    scrollsTo(110);
    textIs(500);
    expect(top).toBe(110);
    stick.toEnd();
    scroller.dispatchEvent(new MouseEvent('pointerdown'));
    height = 600;
    scrollTo(200);
    textIs(700);
    expect(top).toBe(200);
  });

  test('that became shorter is still followed', () => {
    textIs(260);
    textIs(500);
    expect(top).toBe(400);
  });
});
