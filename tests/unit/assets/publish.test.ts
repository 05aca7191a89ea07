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
  const name = publish(files('a{}'), root)
  const before = statSync(join(root, name)).ino
  expect(readFileSync(join(root, name, 'css/site.css'), 'utf8')).toBe('a{}')
  expect(publish(files('a{}'), root)).toBe(name)
  expect(statSync(join(root, name)).ino).toBe(before)
})

it('leaves only the newest content', () => {
  const old = publish(files('a{}'), root)
  const name = publish(files('b{}'), root)
  expect(name).not.toBe(old)
  expect(readdirSync(root)).toEqual([name])
})
