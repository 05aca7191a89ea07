import { describe, expect, it } from '@jest/globals'

import { firstAccountCode, isFirstAccountCode } from '@/lib/security/first-account'

const SECRET = 'secret-du-site-'.repeat(3)
const CODE = firstAccountCode(SECRET)

describe('the code of the first account', () => {
  it('is the same at each start, and another with another secret', () => {
    expect(CODE).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(firstAccountCode(SECRET)).toBe(CODE)
    expect(firstAccountCode(`${SECRET}!`)).not.toBe(CODE)
  })

  it('is recognised as people copy it', () => {
    const read = CODE.replaceAll('0', 'o').replaceAll('1', 'l')
    for (const typed of [CODE, CODE.toLowerCase(), CODE.replaceAll('-', ''), ` ${CODE}\n`, read]) {
      expect([typed, isFirstAccountCode(typed, SECRET)]).toEqual([typed, true])
    }
  })

  it('is no other, be it longer, shorter, or one sign apart', () => {
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
