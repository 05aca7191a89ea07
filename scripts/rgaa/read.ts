/** Reads `docs/rgaa.md`: the criteria of RGAA 4.1.2, theme by theme, and what the audit was made with. */
import { z } from 'zod'

/** How many criteria each of the 13 themes of RGAA 4.1.2 has, in their order: 106 in all. */
export const CRITERIA_PER_THEME = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]

const STATES = ['conforme', 'non conforme', 'non applicable'] as const

const criterion = z.object({
  number: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
  title: z.string().min(1),
  state: z.enum(STATES),
  /** How it was checked; of a failing one, why it fails. */
  check: z.string().min(1),
})

const list = z.array(z.string().min(1)).min(1)

const document = z
  .object({
    standard: z.string().startsWith('RGAA 4.1'),
    auditedOn: z.iso.date(),
    technologies: list,
    tools: list,
    pages: list,
    exemptions: z.array(z.string()),
    criteria: z.array(criterion),
  })
  .superRefine(({ criteria }, context) => {
    const found = criteria.map(({ number }) => number)
    const expected = CRITERIA_PER_THEME.flatMap((count, theme) =>
      Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
    )
    const wrong = expected.findIndex((number, index) => found[index] !== number)
    if (wrong >= 0 || found.length > expected.length) {
      const at = wrong >= 0 ? wrong : expected.length
      const message = `${expected[at] ?? 'the end'} is expected where there is ${found[at] ?? 'nothing'}`
      context.addIssue({ code: 'custom', path: ['criteria', at], message })
    }
  })

export type RgaaDocument = z.infer<typeof document>

/** What the Markdown of `docs/rgaa.md` says. Throws, with the place, when a line of it is not as it must be. */
export function readRgaa(source: string): RgaaDocument {
  const fact = (name: string) => new RegExp(`^- ${name} : (.+)$`, 'm').exec(source)?.[1]
  return document.parse({
    standard: fact('Référentiel'),
    auditedOn: fact('Date de l’audit'),
    technologies: itemsUnder('Technologies', source),
    tools: itemsUnder('Outils', source),
    pages: itemsUnder('Pages vérifiées', source),
    exemptions: itemsUnder('Dérogations et contenus exemptés', source),
    criteria: source
      .split('\n')
      .filter((line) => /^\|\s*\d/.test(line))
      .map((line) => {
        const [number, title, state, check] = line
          .replace(/^\||\|\s*$/g, '')
          .split('|')
          .map((cell) => cell.trim())
        return { number, title, state, check }
      }),
  })
}

/** The items of the list right under a heading of the third level. */
function itemsUnder(heading: string, source: string): string[] {
  const [, after = ''] = source.split(`\n### ${heading}\n`)
  const [part = ''] = after.split(/\n##+ /)
  // An item may go on, indented, on the next lines.
  return [...part.matchAll(/^- (.+(?:\n {2}\S.*)*)/gm)].map(([, item = '']) =>
    item.replace(/\s*\n\s*/g, ' '),
  )
}
