import { describe, expect, it } from '@jest/globals'

import { PageCache, type CachedPage } from '@/site/page-cache'

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

describe('the page cache', () => {
  it('returns a page only for its own revision', () => {
    const cache = new PageCache()
    cache.store('/a', page())
    expect(cache.current('/a', '1:x', now)).toEqual(page())
    expect(cache.current('/a', '2:y', now)).toBeNull()
    expect(cache.current('/b', '1:x', now)).toBeNull()
  })

  it('returns a page until its expiry, exclusive', () => {
    const cache = new PageCache()
    cache.store('/a', page({ until: later }))
    expect(cache.current('/a', '1:x', new Date(later.getTime() - 1))).not.toBeNull()
    expect(cache.current('/a', '1:x', later)).toBeNull()
  })

  it('keeps an expired page for when the database is down, until it is deleted', () => {
    const cache = new PageCache()
    cache.store('/a', page({ until: now }))
    expect(cache.current('/a', '2:y', later)).toBeNull()
    expect(cache.kept('/a')).not.toBeNull()
    cache.forget('/a')
    expect(cache.kept('/a')).toBeNull()
  })

  it('keeps the future versions of a page until another page is stored', () => {
    const cache = new PageCache()
    const ahead = [{ from: later, until: null, body: Buffer.from('après') }]
    const first = page({ until: later })
    cache.store('/a', first)
    cache.storeAhead('/a', first, ahead)
    expect(cache.kept('/a')?.ahead).toEqual(ahead)
    cache.store('/a', page({ until: later }))
    cache.storeAhead('/a', first, ahead)
    expect(cache.kept('/a')?.ahead).toEqual([])
  })

  it('knows when a page was last confirmed', () => {
    const cache = new PageCache()
    cache.store('/a', page())
    expect(cache.kept('/a')?.confirmedAt).toEqual(now)
    cache.current('/a', '1:x', later)
    cache.current('/a', '2:y', new Date(later.getTime() + 1))
    expect(cache.kept('/a')?.confirmedAt).toEqual(later)
  })

  it('stores the latest of a page or a redirection at an address', () => {
    const cache = new PageCache()
    expect(cache.has('/a')).toBe(false)
    cache.storeRedirect('/a', { path: '/b', permanent: false })
    expect([cache.has('/a'), cache.redirect('/a')?.path]).toEqual([true, '/b'])
    cache.store('/a', page())
    expect([cache.has('/a'), cache.redirect('/a')]).toEqual([true, null])
    cache.storeRedirect('/a', { path: '/b', permanent: false })
    expect(cache.kept('/a')).toBeNull()
    cache.forget('/a')
    expect(cache.has('/a')).toBe(false)
  })

  it('keeps the 500 most recently requested pages', () => {
    const cache = new PageCache()
    for (let index = 0; index < 500; index++) cache.store(`/${index}`, page())
    expect(cache.current('/0', '1:x', now)).not.toBeNull()
    cache.store('/new', page())
    expect(cache.kept('/1')).toBeNull()
    expect(cache.kept('/0')).not.toBeNull()
    expect(cache.kept('/new')).not.toBeNull()
  })
})
