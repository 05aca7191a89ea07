import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, it } from '@jest/globals'

const documents = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name)),
)

it.each(documents)('%s links to files that exist', (file) => {
  const links = Array.from(readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g))
  const files = links.flatMap(([, target = '']) =>
    /^(#|\w+:)/.test(target) ? [] : [path.join(path.dirname(file), target.replace(/#.*/, ''))],
  )
  expect(files.filter((name) => !existsSync(name))).toEqual([])
})
