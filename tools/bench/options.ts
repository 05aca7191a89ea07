import { parseArgs } from 'node:util'

import { z } from 'zod'

import { DATABASES } from '@/scripts/testing/databases'

const PARTS = ['bytes', 'lighthouse', 'load', 'documents', 'memory'] as const

export const USAGE = `npm run bench -- [--only ${PARTS.join(',')}] [--db ${DATABASES.join(',')}]
  [--seconds 4] [--rounds 3] [--runs 5] [--documents 10,1000,10000] [--requests 100000] [--out FILE]`

/** Some of `names`, between commas, in their own order; all unless some are named. */
const among = <const Names extends readonly string[]>(names: Names) =>
  z
    .string()
    .default(names.join(','))
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(names)))
    .transform((asked) => names.filter((name) => asked.includes(name)))

const count = (usual: number) => z.coerce.number().int().positive().default(usual)

const schema = z.object({
  only: among(PARTS),
  db: among(DATABASES),
  /** Seconds of load at once. */
  seconds: count(4),
  /** Times that each thing is measured, in turn with the others it is compared with. */
  rounds: count(3),
  /** Runs of Lighthouse for each page and kind of device. */
  runs: count(5),
  /** How many documents the database holds, one site each. */
  documents: z
    .string()
    .default('10,1000,10000')
    .transform((list) => list.split(','))
    .pipe(z.array(z.coerce.number<string>().int().positive())),
  /** Requests after which memory is measured. */
  requests: count(100_000),
  /** Where the JSON goes. */
  out: z.string().default('bench-results/latest.json'),
})

/** The options of the command line. Throws an Error that says what is wrong. */
export function parseOptions(args: string[]): z.infer<typeof schema> {
  const options: Record<string, { type: 'string' }> = {}
  for (const name of Object.keys(schema.shape)) options[name] = { type: 'string' }
  const { values } = parseArgs({ args, options })
  const { data, error } = schema.safeParse(values)
  if (!data) throw new Error(z.prettifyError(error))
  return data
}
