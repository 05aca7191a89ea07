import { expect, it } from '@jest/globals'

import { withoutAddresses } from '@/platform/log/logger'

it.each([
  ['dup key: { email: "marie.dupont+eig@exemple.gouv.fr" }', 'dup key: { email: "[adresse]" }'],
  ['/api/x/marie%40exemple.fr/y', '/api/x/[adresse]/y'],
  ['<a@b.fr>,c@d.example.org;', '<[adresse]>,[adresse];'],
  ['mongodb://agent:motdepasse@base.exemple.fr:27017', 'mongodb://agent:[adresse]:27017'],
])('%s is logged as %s', (line, logged) => {
  expect(withoutAddresses(line)).toBe(logged)
})

it.each(['a@', 'a', '@', 'a%40', 'a@b', 'a.', 'a@a.'])(
  'reads a line of nothing but %j in a time that grows as its length does',
  (part) => {
    const spent = (times: number) => {
      const line = `@ ${part.repeat(times)} `
      const { user } = process.cpuUsage()
      withoutAddresses(line)
      return process.cpuUsage().user - user
    }
    // A second of the processor, whatever else it does: fifty times what is needed, and less than the square takes.
    expect(spent(100_000)).toBeLessThan(1_000_000)
  },
)

it('leaves other lines as they are, to the byte', () => {
  const line = '{"err":{"stack":"at node_modules/@payloadcms/next/dist/index.js:3:4"}}\n'
  expect(withoutAddresses(line)).toBe(line)
})
