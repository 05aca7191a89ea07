const repeat = (part: string, times: number) => part.repeat(times)

/** Column by column, `width` of them. */
const tableRow = (cell: string, width: number) => `|${repeat(`${cell}|`, width)}\n`

const listDeep = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${repeat('  ', level)}* a`).join('\n')

/**
 * Texts that cost a reader of Markdown more than their length, each a few dozen kilobytes at most, or that a program may
 * stumble upon. What each is named after grows with its square, or faster, in some library.
 */
export const HOSTILE_TEXTS: Record<string, string> = {
  '50,000 spaces between two letters': `a${repeat(' ', 50_000)}b`,
  '25,000 double braces': repeat('{{', 25_000),
  'braces that open and never close': repeat('{{ouverture ', 6_000),
  'a list nested 800 deep': listDeep(800),
  'numbered lists nested 300 deep': Array.from(
    { length: 300 },
    (_, level) => `${repeat('   ', level)}1. a`,
  ).join('\n'),
  '12,000 links that never end': repeat('[a](', 12_000),
  '20,000 quotations in one another': repeat('>', 20_000),
  'quotations and lists in turn': repeat('> * ', 4_000),
  'a table of 2,000 columns': tableRow('a', 2_000) + tableRow('-', 2_000) + tableRow('b', 2_000),
  'a table of 2,000 lines': tableRow('a', 9) + tableRow('-', 9) + repeat(tableRow('b', 9), 2_000),
  '2,000 footnotes, each in the next': Array.from(
    { length: 2_000 },
    (_, index) => `[^${index}]: note[^${index + 1}]\n`,
  ).join('\n'),
  'one footnote called 5,000 times': `${repeat('a[^1] ', 5_000)}\n\n[^1]: note`,
  '30,000 stars': repeat('*a **b ', 4_000),
  '20,000 underscores': repeat('_a__b', 4_000),
  '20,000 open brackets': repeat('[', 20_000),
  '10,000 images that never end': repeat('![', 10_000),
  '3,000 runs of backticks of growing length': Array.from(
    { length: 250 },
    (_, index) => `${repeat('`', index + 1)} a `,
  ).join(''),
  '20,000 tildes': repeat('~a~~b', 4_000),
  '5,000 underlined headings': repeat('a\n=\n', 5_000),
  'a paragraph before 20,000 underlines': repeat('a\n', 20_000),
  '10,000 link definitions': repeat('[a]: /b\n', 10_000),
  '20,000 entities': repeat('&amp', 20_000),
  '10,000 tags that never close': repeat('<a ', 10_000),
  'a comment that never closes': `<!--${repeat('-', 40_000)}`,
  '10,000 e-mail addresses in a row': repeat('a@b.', 10_000),
  '10,000 addresses in a row': repeat('www.a', 10_000),
  '40,000 no-break spaces': `a${repeat('\u00a0', 40_000)}b`,
  '30,000 inverted commas': repeat('«', 30_000),
  '30,000 exclamations': repeat(' !', 30_000),
  '30,000 apostrophes': repeat("l'", 30_000),
  'code fences in one another': repeat('```\n````\n', 4_000),
  'a word of 90,000 letters': repeat('a', 90_000),
  'combining accents by the thousand': `e${repeat('\u0301', 30_000)}`,
  'marks that turn the direction of reading': repeat('\u202eabc\u2066', 3_000),
  'half a character': 'a\ud800b',
  'null characters': 'a\u0000b',
  'a bell, an escape and a delete': 'a\u0007\u001b[31mb\u007f',
  'scripts of every kind':
    '<script>alert(1)</script>\n\n[a](javascript:alert(1))\n\n[b](/\t/evil.example)\n\n![c](data:text/html,x)',
}
