import { z } from 'zod'

import { asJson } from '@/text/as-json'

/** Severities that stop CI, as `npm audit --audit-level=high` counts them. */
const SERIOUS = ['high', 'critical']

const answered = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
})

const refused = z.object({ statusCode: z.number() })

type Verdict =
  | { kind: 'clean' }
  /** Names of the packages with a serious fault, with its severity. */
  | { kind: 'findings'; packages: string[] }
  /** No list of faults came: `why`, without the registry's address. */
  | { kind: 'unanswered'; why: string }

/** What `npm audit --json` said. Its exit status is the same for a fault and for a registry that does not answer. */
export function auditVerdict(output: string): Verdict {
  const said = asJson(output)
  const list = answered.safeParse(said)
  if (!list.success) {
    const status = refused.safeParse(said).data?.statusCode
    return { kind: 'unanswered', why: status ? `status ${status}` : 'no answer' }
  }
  const packages = Object.entries(list.data.vulnerabilities)
    .filter(([, { severity }]) => SERIOUS.includes(severity))
    .map(([name, { severity }]) => `${name} (${severity})`)
  return packages.length ? { kind: 'findings', packages } : { kind: 'clean' }
}
