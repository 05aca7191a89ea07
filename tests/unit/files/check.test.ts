import { describe, expect, it } from '@jest/globals'

import { checkFile } from '@/platform/files/check'
import { image } from '@/tests/fixtures/files'

describe('the pixels of an image', () => {
  const check = async (format: 'avif' | 'jpeg', width: number, height: number) =>
    checkFile(await image(format, { width, height }), 'images')

  it('may be six million in AVIF, which takes the most memory', async () => {
    expect(await check('avif', 3000, 2000)).toMatchObject({ type: 'image/avif' })
    await expect(check('avif', 3000, 2001)).rejects.toThrow(
      'Cette image compte 3000 × 2001 pixels, plus que les 6 millions permis en AVIF\u00a0: enregistrez-la en JPEG, puis envoyez-la.',
    )
  }, 60_000)

  it('may be fifty million in JPEG', async () => {
    expect(await check('jpeg', 3000, 2001)).toMatchObject({ type: 'image/jpeg' })
    await expect(check('jpeg', 10_000, 5_001)).rejects.toThrow('plus que les 50 millions permis')
  }, 60_000)
})
