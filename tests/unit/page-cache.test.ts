import { describe, expect, it } from '@jest/globals'

import { PageCache, type CachedPage } from '@/lib/page-cache'

const now = new Date('2027-02-01T12:00:00Z')
const later = new Date('2027-02-01T13:00:00Z')
const page = (more: Partial<CachedPage> = {}): CachedPage => ({
  body: '<p>',
  type: 'text/html; charset=utf-8',
  etag: '"a"',
  renderedAt: now,
  revision: '1:x',
  until: null,
  ...more,
})

describe('the cache of pages', () => {
  it('gives a page back for its own revision only', () => {
    const cache = new PageCache()
    cache.store('/a', page())
    expect(cache.current('/a', '1:x', now)).toEqual(page())
    expect(cache.current('/a', '2:y', now)).toBeNull()
    expect(cache.current('/b', '1:x', now)).toBeNull()
  })

  it('holds a page until the instant it says, excluded', () => {
    const cache = new PageCache()
    cache.store('/a', page({ until: later }))
    expect(cache.current('/a', '1:x', new Date(later.getTime() - 1))).not.toBeNull()
    expect(cache.current('/a', '1:x', later)).toBeNull()
  })

  it('still has an outdated page for when the database is down, unless it was forgotten', () => {
    const cache = new PageCache()
    cache.store('/a', page({ until: now }))
    expect(cache.current('/a', '2:y', later)).toBeNull()
    expect(cache.stale('/a')).not.toBeNull()
    cache.forget('/a')
    expect(cache.stale('/a')).toBeNull()
  })

  it('keeps the 500 pages asked for most recently', () => {
    const cache = new PageCache()
    for (let index = 0; index < 500; index++) cache.store(`/${index}`, page())
    expect(cache.current('/0', '1:x', now)).not.toBeNull()
    cache.store('/new', page())
    expect(cache.stale('/1')).toBeNull()
    expect(cache.stale('/0')).not.toBeNull()
    expect(cache.stale('/new')).not.toBeNull()
  })
})
