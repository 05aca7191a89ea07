import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Payload } from 'payload'

// The code of this secret contains 0 and 1, which people read as other characters.
const SECRET = 'accueil-'.repeat(6)

let firstAccount: 'code' | 'open'
jest.unstable_mockModule('@/platform/env', () => ({
  env: () => ({ firstAccount, secret: SECRET, siteUrl: 'https://mission.exemple.fr' }),
}))
let accounts: number
const warn = jest.fn<(line: string) => void>()
const count = ({ collection }: { collection: string }) =>
  Promise.resolve({ totalDocs: collection === 'users' ? accounts : 3 })
const payload = { count, logger: { warn } } as unknown as Payload
const { firstAccountCode, isFirstAccountCode, tellFirstAccountCode } =
  await import('@/collections/users/first-account')

beforeEach(() => {
  ;[firstAccount, accounts] = ['code', 0]
  warn.mockReset()
})

const CODE = firstAccountCode(SECRET)

describe('the code of the first account', () => {
  it('is the same at each start, and changes with the secret', () => {
    expect(CODE).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(firstAccountCode(SECRET)).toBe(CODE)
    expect(firstAccountCode(`${SECRET}!`)).not.toBe(CODE)
  })

  it('is recognised in all the forms in which people copy it', () => {
    const read = CODE.replace('0', 'o').replace('1', 'i').replace('1', 'l')
    for (const sign of 'oil') expect(read).toContain(sign)
    for (const typed of [CODE, CODE.toLowerCase(), CODE.replaceAll('-', ''), ` ${CODE}\n`, read]) {
      expect([typed, isFirstAccountCode(typed, SECRET)]).toEqual([typed, true])
    }
  })

  it('is refused when it is longer, shorter, or differs by one character', () => {
    for (let at = 0; at < CODE.length; at += 1) {
      if (CODE[at] === '-') continue
      const other = CODE[at] === '7' ? '8' : '7'
      const typed = CODE.slice(0, at) + other + CODE.slice(at + 1)
      expect([typed, isFirstAccountCode(typed, SECRET)]).toEqual([typed, false])
    }
    for (const typed of ['', '-', CODE.slice(1), `${CODE}0`, firstAccountCode('autre')]) {
      expect([typed, isFirstAccountCode(typed, SECRET)]).toEqual([typed, false])
    }
  })
})

describe('a site without an account', () => {
  it('writes to its log the code, and the address of the form that asks for it', async () => {
    await tellFirstAccountCode(payload)
    expect(warn.mock.calls).toEqual([
      [
        `Le site n’a pas encore de compte. Code de première installation, à saisir sur https://mission.exemple.fr/admin : ${CODE}`,
      ],
    ])
  })

  it('writes no code when anyone may create the first account, nor once an account exists', async () => {
    firstAccount = 'open'
    await tellFirstAccountCode(payload)
    ;[firstAccount, accounts] = ['code', 1]
    await tellFirstAccountCode(payload)
    expect(warn).not.toHaveBeenCalled()
  })
})
