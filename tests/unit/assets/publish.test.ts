import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from '@jest/globals'

import { publish } from '../../../scripts/assets/publish'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assets-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const files = (text: string) => new Map([['css/site.css', Buffer.from(text)]])

it('names the folder after its content and keeps it as long as that stays', () => {
  const name = publish(files('a{}'), root, null)
  const before = statSync(join(root, name)).ino
  expect(readFileSync(join(root, name, 'css/site.css'), 'utf8')).toBe('a{}')
  expect(publish(files('a{}'), root, name)).toBe(name)
  expect(statSync(join(root, name)).ino).toBe(before)
})

it('leaves the newest content and the one before, for pages that were just sent', () => {
  const [first, second, third] = ['a{}', 'b{}', 'c{}'].reduce<string[]>(
    (names, text) => [...names, publish(files(text), root, names.at(-1) ?? null)],
    [],
  )
  expect(first).not.toBe(second)
  expect(readdirSync(root).sort()).toEqual([second, third].sort())
  publish(files('c{}'), root, third!)
  expect(readdirSync(root).sort()).toEqual([second, third].sort())
})

it('writes again what was removed by hand', () => {
  const name = publish(files('a{}'), root, null)
  rmSync(join(root, name), { recursive: true })
  publish(files('a{}'), root, name)
  expect(readFileSync(join(root, name, 'css/site.css'), 'utf8')).toBe('a{}')
})
