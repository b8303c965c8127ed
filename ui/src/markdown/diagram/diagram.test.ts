import { renderMermaidSVG } from 'beautiful-mermaid';
import { describe, expect, test } from 'vitest';
import { cleaned } from './clean';
import { picture } from './draw';

const KINDS = {
  flow: 'graph TD\n A[Start] -->|yes & "no"| B{Is it <b>ok</b>?}\n B --> C[(db)]\n subgraph one\n C --> D([End])\n end',
  sequence:
    'sequenceDiagram\n Alice->>Bob: Hello <script>alert(1)</script>\n Note over Alice,Bob: a note\n Bob-->>Alice: Hi',
  classes: 'classDiagram\n Animal <|-- Duck\n Animal : +int age\n class Duck{\n +swim()\n }',
  tables: 'erDiagram\n CUSTOMER ||--o{ ORDER : places',
  states: 'stateDiagram-v2\n [*] --> Still\n Still --> Moving : go',
  chart: 'xychart-beta\n title "Sales"\n x-axis [jan, feb]\n bar [50, 60]',
};
const drawn = (source: string) => renderMermaidSVG(source, { bg: '#fff', fg: '#222', font: 'system-ui' });

describe('a drawing', () => {
  test.each(Object.entries(KINDS))('of %s passes with all its words and nothing to load', (_, source) => {
    const clean = cleaned(drawn(source));
    expect(clean).toMatch(/^<svg /);
    expect(clean).not.toMatch(/@import|http(?!:\/\/www\.w3\.org\/2000\/svg")|data-|\bon\w+=/);
    expect(picture(drawn(source))?.url).toMatch(/^data:image\/svg\+xml;/);
  });

  test('says what is written in it', () => {
    expect(picture(drawn(KINDS.flow))?.words).toBe('one, yes & "no", Start, Is it ok?, db, End');
    expect(picture(drawn(KINDS.sequence))?.words).toContain('Hello <script>alert(1)</script>');
  });

  test('that asks for something elsewhere is drawn without it', () => {
    for (const style of [
      'fill:url(https://evil.example/x)',
      'fill:URL (//evil.example)',
      'stroke:url(data:image/png,x)',
      'fill:u\\72l(https://evil.example)',
      'fill:image-set("https://evil.example" 1x)',
    ]) {
      const clean = cleaned(drawn(`graph TD\n A --> B\n style A ${style}`));
      expect(clean).not.toMatch(/evil|data:image/);
    }
    expect(cleaned(drawn('graph TD\n A --> B\n click A "javascript:alert(1)"'))).not.toContain('javascript');
  });
});

describe('refused as a whole', () => {
  const svg = (inside: string, more = '') => `<svg width="1" height="1"${more}>${inside}</svg>`;
  test('is what has other elements, sheets or forms', () => {
    expect(cleaned(svg('<g><text x="1">a &amp; b</text></g>'))).not.toBeNull();
    for (const hostile of [
      svg('<script>alert(1)</script>'),
      svg('<foreignObject><body/></foreignObject>'),
      svg('<image href="https://evil.example/x"/>'),
      svg('<use href="#a"/>'),
      svg('<a href="https://evil.example"><text>x</text></a>'),
      svg('<set attributeName="x" to="y"/>'),
      svg("<style>@import url('https://evil.example/x');</style>"),
      svg('<style>g { background: url(//evil.example) }</style>'),
      svg('<style>g { fill: u\\72l(x) }</style>'),
      svg('<style><g></g></style>'),
      svg('<g><svg></svg></g>'),
      svg('<!-- x -->'),
      svg('<![CDATA[x]]>'),
      svg('&nbsp;'),
      svg('<g>'),
      svg('</g>'),
      `<?xml version="1.0"?>${svg('')}`,
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('')}`,
      `${svg('')}${svg('')}`,
      'text',
      '',
    ]) {
      expect(cleaned(hostile), hostile).toBeNull();
    }
  });

  test('attributes that are on no list go, and the rest stays', () => {
    expect(cleaned(svg('<g onclick="x" href="y" xlink:href="z" fill="red"/>', ' onload="x"'))).toBe(
      '<svg width="1" height="1"><g fill="red"/></svg>',
    );
    expect(cleaned(svg('', ' xmlns="http://evil.example"'))).toBe('<svg width="1" height="1"></svg>');
    expect(cleaned(svg('<g style="--bg:#fff;--x:url(#a)"/>'))).toBe('<svg width="1" height="1"><g/></svg>');
    expect(cleaned(svg('<path marker-end="url(#arrow)"/>'))).toContain('url(#arrow)');
  });

  test('a large one takes its time and no more', () => {
    expect(cleaned(svg('<g fill="red"><text>x</text></g>'.repeat(50_000)))).not.toBeNull();
    expect(cleaned(svg(`<g ${'a="b" '.repeat(100_000)}`))).toBeNull();
  });
});
