import { describe, expect, it } from '@jest/globals'

import { drawInTurn } from '@/platform/files/draw'

describe('drawInTurn', () => {
  it('draws one image at a time, and refuses another while eight wait', async () => {
    let atWork = 0
    let most = 0
    const draw = async () => {
      most = Math.max(most, ++atWork)
      await new Promise((resolve) => setTimeout(resolve, 5))
      atWork -= 1
    }
    const nine = Array.from({ length: 9 }, () => drawInTurn(draw))
    await expect(drawInTurn(draw)).rejects.toMatchObject({ status: 503 })
    await Promise.all(nine)
    expect(most).toBe(1)
    await expect(drawInTurn(draw)).resolves.toBeUndefined()
  })

  it('continues after an image that fails', async () => {
    const failing = drawInTurn(() => Promise.reject(new Error('abîmée')))
    const next = drawInTurn(() => Promise.resolve('dessinée'))
    await expect(failing).rejects.toThrow('abîmée')
    await expect(next).resolves.toBe('dessinée')
  })
})
