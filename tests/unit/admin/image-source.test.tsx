import { afterEach, expect, it, jest } from '@jest/globals'

import { imageSource } from '@/components/admin/files/image-source'

const { fetch } = globalThis
afterEach(() => {
  globalThis.fetch = fetch
})

it.each([
  'https://ailleurs.example/p.png',
  '//ailleurs.example/p.png',
  '/\\ailleurs.example/p',
  'data:,x',
])('shows a placeholder for %s, and sends no request', async (src) => {
  globalThis.fetch = jest.fn<typeof fetch>()
  expect(await imageSource(src)).toMatch(/^data:image\/svg\+xml,/)
  expect(globalThis.fetch).not.toHaveBeenCalled()
})

it('shows images of the site, including unpublished ones', async () => {
  const docs = [
    { url: '/api/images/file/a.png', sizes: { small: { url: '/api/images/file/a-s.png' } } },
  ]
  globalThis.fetch = jest
    .fn<typeof fetch>()
    .mockResolvedValue({ ok: true, json: () => Promise.resolve({ docs }) } as Response)
  expect(await imageSource('/images/equipe.png')).toBe('/api/images/file/a-s.png')
  expect(await imageSource('/assets/logo.svg')).toBe('/assets/logo.svg')
})
