import { HOSTILE_UNITS, repeated } from '@/tests/support/hostile-texts'
import { REFUSED, posted, type Attempt } from '@/tests/support/hostile/attempt'
import type { Draft, Target } from '@/tests/support/hostile/site'

const tableRow = (cell: string, width: number) => `|${`${cell}|`.repeat(width)}\n`

/**
 * Texts of a few dozen kilobytes at most that cost a Markdown parser more than their length, or that could break a
 * program. In some library, the cost grows with the square of the repeated part, or faster.
 */
const TEXTS: [tries: string, text: string][] = [
  ...HOSTILE_UNITS.map((unit): [string, string] => [
    `${JSON.stringify(unit)} many times`,
    repeated(unit, 30_000),
  ]),
  [
    'a table with 2,000 columns',
    tableRow('a', 2_000) + tableRow('-', 2_000) + tableRow('b', 2_000),
  ],
  ['a table with 2,000 rows', tableRow('a', 9) + tableRow('-', 9) + tableRow('b', 9).repeat(2_000)],
  [
    '2,000 footnotes',
    Array.from({ length: 2_000 }, (_, n) => `[^${n}]: a[^${n + 1}]\n`).join('\n'),
  ],
  ['one footnote called 5,000 times', `${'a[^1] '.repeat(5_000)}\n\n[^1]: note`],
  ['5,000 underlined headings', 'a\n=\n'.repeat(5_000)],
  ['nested code fences', '```\n````\n'.repeat(4_000)],
  ['a word of 90,000 letters', 'a'.repeat(90_000)],
  ['30,000 combining accents', `e${'\u0301'.repeat(30_000)}`],
  ['characters that reverse the reading direction', '\u202eabc\u2066'.repeat(3_000)],
  ['half a surrogate pair', 'a\ud800b'],
  ['null characters', 'a\u0000b'],
  ['a bell, an escape and a delete', 'a\u0007\u001b[31mb\u007f'],
  [
    'scripts of every kind',
    '<script>alert(1)</script>\n\n[a](javascript:alert(1))\n\n[b](/\t/evil.example)\n\n![c](data:text/html,x)',
  ],
]

/** The number of drafts that the texts need: one each. */
export const DRAFTS_NEEDED = TEXTS.length

/** The text is saved or refused. */
const SAVED = [200, ...REFUSED]

const saved = (tries: string, { id }: Draft, data: object): Attempt =>
  posted(tries, `/api/pages/${id}?draft=true&depth=0`, data, { method: 'PATCH', allowed: SAVED })

/** An editor saves hostile texts in the fields of a page. */
export const texts = ({ drafts, content }: Target): Attempt[] => [
  ...TEXTS.map(([tries, body], index) =>
    saved(tries, drafts[index]!, {
      hero: { title: 'Un brouillon', introduction: body },
      sections: [{ blockType: 'text', body }],
    }),
  ),
  ...TEXTS.slice(0, 12).map(([tries, text]) =>
    posted(
      `${tries}, in a criterion`,
      `/api/criteria/${content.criteria[2]}?draft=true`,
      { description: text },
      {
        method: 'PATCH',
        allowed: SAVED,
      },
    ),
  ),
  saved('a text of 900,000 letters', drafts[0]!, {
    sections: [{ blockType: 'text', body: 'a '.repeat(450_000) }],
  }),
  saved('a title of 200,000 letters', drafts[0]!, { title: 'a'.repeat(200_000) }),
  saved('5,000 sections', drafts[0]!, {
    sections: Array.from({ length: 5_000 }, () => ({ blockType: 'text', body: 'a' })),
  }),
  saved('5,000 questions', drafts[0]!, {
    sections: [
      {
        blockType: 'questions',
        questions: Array.from({ length: 5_000 }, () => ({ question: 'a', answer: 'b' })),
      },
    ],
  }),
  saved('the same criterion 5,000 times', drafts[0]!, {
    sections: [
      {
        blockType: 'criteria',
        title: 'a',
        criteria: Array.from({ length: 5_000 }, () => content.criteria[0]),
      },
    ],
  }),
]

/** The saved texts, read through their share links. */
export const sharedTexts = ({ drafts }: Target): Attempt[] =>
  TEXTS.map(([tries], index) => ({
    tries,
    path: drafts[index]!.shared,
    allowed: [200, ...REFUSED, 422],
  }))

/** The saved texts, read by the editor in the preview and in the form. */
export const previewedTexts = ({ drafts }: Target): Attempt[] =>
  TEXTS.flatMap(([tries], index): Attempt[] => [
    { tries, path: `/apercu/${drafts[index]!.slug}`, allowed: [200, ...REFUSED, 422] },
    {
      tries: `${tries}, checked`,
      path: `/api/content-checks?collection=pages&id=${drafts[index]!.id}`,
      allowed: [200, ...REFUSED],
    },
  ])
