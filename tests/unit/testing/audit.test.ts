import { expect, it } from '@jest/globals'

import { auditVerdict } from '@/tools/audit/verdict'

const found = (severities: Record<string, string>) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [name, { name, severity }]),
    ),
  })

it('fails on serious faults alone, and names their packages', () => {
  expect(auditVerdict(found({ lecteur: 'critical', dates: 'high', jeux: 'moderate' }))).toEqual({
    kind: 'findings',
    packages: ['lecteur (critical)', 'dates (high)'],
  })
  expect(auditVerdict(found({ jeux: 'moderate' }))).toEqual({ kind: 'clean' })
  expect(auditVerdict(found({}))).toEqual({ kind: 'clean' })
})

it('takes silence for no answer, never for the absence of faults', () => {
  const refusal = { message: '405 Method Not Allowed - POST …', statusCode: 405, error: {} }
  expect(auditVerdict(JSON.stringify(refusal))).toEqual({ kind: 'unanswered', why: 'status 405' })
  for (const output of ['', 'npm error network', '{}']) {
    expect(auditVerdict(output)).toEqual({ kind: 'unanswered', why: 'no answer' })
  }
})
