import { readdirSync } from 'node:fs'

import { expect, it } from '@jest/globals'

import { reservedFault } from '@/fields/slug'

const routes = ['app/(site)', 'app/(preview)', 'app/(payload)'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => name),
)

it('gives no page nor redirection an address that a route of the server answers', () => {
  expect(routes).toEqual(expect.arrayContaining(['healthz', '.well-known', 'apercu', 'admin']))
  expect(routes.filter((name) => reservedFault(`${name}/x`) === true)).toEqual([])
  expect(reservedFault('participer/healthz')).toBe(true)
})
