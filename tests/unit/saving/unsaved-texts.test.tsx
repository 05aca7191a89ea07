import { beforeEach, describe, expect, it, jest } from '@jest/globals'

import {
  forget,
  forgetAll,
  keep,
  newPlace,
  unsavedTexts,
} from '@/components/admin/saving/unsaved-texts'

const NOW = new Date('2027-02-01T09:00:00.000Z')
const HOUR_MS = 60 * 60 * 1000
const DOCUMENT = 'criteria/c1'

beforeEach(() => {
  localStorage.clear()
  let count = 0
  globalThis.crypto.randomUUID = jest.fn(
    () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` as const,
  )
})

const found = (user = 'camille', now = NOW) =>
  unsavedTexts(DOCUMENT, user, now).map(({ values }) => values.name)

describe('unsaved text', () => {
  it('is found again, newest first, separately for each tab', () => {
    keep(newPlace(DOCUMENT, 'camille'), { name: 'Un' }, new Date(NOW.getTime() - 2 * HOUR_MS))
    keep(newPlace(DOCUMENT, 'camille'), { name: 'Deux' }, new Date(NOW.getTime() - HOUR_MS))
    expect(found()).toEqual(['Deux', 'Un'])
  })

  it('is shown neither to another account nor in another document', () => {
    keep(newPlace(DOCUMENT, 'camille'), { name: 'Un' }, NOW)
    keep(newPlace('criteria/c12', 'camille'), { name: 'Autre' }, NOW)
    expect(found('jean')).toEqual([])
    expect(found()).toEqual(['Un'])
  })

  it('is deleted once saved, and after a day for any account', () => {
    const place = newPlace(DOCUMENT, 'camille')
    keep(place, { name: 'Un' }, NOW)
    forget(place)
    expect(found()).toEqual([])

    keep(place, { name: 'Un' }, NOW)
    expect(found('camille', new Date(NOW.getTime() + 24 * HOUR_MS))).toEqual(['Un'])
    expect(found('jean', new Date(NOW.getTime() + 24 * HOUR_MS + 1))).toEqual([])
    expect(localStorage).toHaveLength(0)
  })

  it('is removed from the device when its user signs out, without other stored data', () => {
    localStorage.setItem('theme', 'dark')
    keep(newPlace(DOCUMENT, 'camille'), { name: 'Un' }, NOW)
    forgetAll()
    expect(Object.keys(localStorage)).toEqual(['theme'])
  })

  it('is lost without an error on a device that cannot store it', () => {
    const refuse = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    keep(newPlace(DOCUMENT, 'camille'), { name: 'Un' }, NOW)
    refuse.mockRestore()
    expect(found()).toEqual([])
  })
})
