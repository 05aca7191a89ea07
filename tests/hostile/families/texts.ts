import { REFUSED, posted, type Attempt } from '@/tests/support/hostile/attempt'
import type { Draft, Target } from '@/tests/support/hostile/site'

import { HOSTILE_TEXTS } from '../texts'

const TEXTS = Object.entries(HOSTILE_TEXTS)

/** How many drafts the texts below are written in, one each. */
export const DRAFTS_NEEDED = TEXTS.length

/** Saved or refused. */
const SAVED = [200, ...REFUSED]

const saved = (tries: string, { id }: Draft, data: object): Attempt =>
  posted(tries, `/api/pages/${id}?draft=true&depth=0`, data, { method: 'PATCH', allowed: SAVED })

/** An editor saves a hostile text where a page has one. */
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

/** What was saved of them, read by whoever has the link, … */
export const sharedTexts = ({ drafts }: Target): Attempt[] =>
  TEXTS.map(([tries], index) => ({
    tries,
    path: drafts[index]!.shared,
    allowed: [200, ...REFUSED, 422],
  }))

/** … and by the editor, in the preview and in the form. */
export const previewedTexts = ({ drafts }: Target): Attempt[] =>
  TEXTS.flatMap(([tries], index): Attempt[] => [
    { tries, path: `/apercu/${drafts[index]!.slug}`, allowed: [200, ...REFUSED, 422] },
    {
      tries: `${tries}, checked`,
      path: `/api/content-checks?collection=pages&id=${drafts[index]!.id}`,
      allowed: [200, ...REFUSED],
    },
  ])
