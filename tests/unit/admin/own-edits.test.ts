import { describe, expect, it } from '@jest/globals'

import { OwnEdits } from '@/components/admin/own-edits'

describe('OwnEdits', () => {
  it('does not take an older value of its own, come late, for a foreign one', () => {
    const edits = new OwnEdits('a')
    expect([edits.send('b'), edits.send('c'), edits.send('c')]).toEqual([true, true, false])
    expect(edits.isForeign('b')).toBe(false)
    expect(edits.isForeign('c')).toBe(false)
    expect(edits.value).toBe('c')
  })

  it('takes a return to an older value for foreign once its own has come', () => {
    const edits = new OwnEdits('a')
    edits.send('b')
    edits.isForeign('b')
    expect(edits.isForeign('a')).toBe(true)
    edits.replaceWith('a')
    expect(edits.isForeign('a')).toBe(false)
    expect(edits.value).toBe('a')
  })
})
