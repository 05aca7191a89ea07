import type { OverlayOptions } from 'sharp'

import { readDsfr } from './dsfr'
import { lineOf } from './text'

/** DSFR's « Bloc marque » (component `logo`), in its own pixels. Of the words: the place of their ink. */
const SIZE = { width: 104, height: 91 }
const LETTERS = { size: 16.8, spacing: -0.168 }
const LINES = [
  { text: 'RÉPUBLIQUE', x: 1.7, y: 19.9 },
  { text: 'FRANÇAISE', x: 1.7, y: 40.9 },
]

/**
 * The State's mark, `scale` times as large as in a page's header, to be put at `left` and `top` of a white picture: DSFR's
 * own drawings and letters in its own proportions, unaltered.
 */
export async function republicMark(
  scale: number,
  { left, top }: { left: number; top: number },
): Promise<OverlayOptions[]> {
  const style = { size: LETTERS.size * scale, spacing: LETTERS.spacing * scale }
  const lines = LINES.map(async ({ text, x, y }) => ({
    input: (await lineOf(text, { ...style, weight: 'Bold', color: '#000' })).input,
    left: Math.round(left + x * scale),
    top: Math.round(top + y * scale),
  }))
  const drawing = { input: Buffer.from(drawings(scale)), left, top }
  return [drawing, ...(await Promise.all(lines))]
}

/** The flag with its Marianne, and the motto; of the latter's drawing, the first quarter is the one in black. */
function drawings(scale: number): string {
  const [marianne, motto] = backgrounds()
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width * scale}" height="${SIZE.height * scale}" viewBox="0 0 ${SIZE.width} ${SIZE.height}">
<svg width="44" height="16"><path fill="#000091" d="M0 0h22v16H0z"/><path fill="#e1000f" d="M22 0h22v16H22z"/>${placed(marianne, 'y="-1" width="44" height="18"')}</svg>
<svg y="61" width="42" height="30">${placed(motto, 'width="84" height="60"')}</svg>
</svg>`
}

const placed = (svg: string, attributes: string) => svg.replace('<svg ', `<svg ${attributes} `)

/** The two drawings that DSFR's style sheet holds, in its order. */
function backgrounds(): [string, string] {
  const css = readDsfr('component/logo/logo.main.min.css').toString('utf8')
  const found = Array.from(css.matchAll(/url\("data:image\/svg\+xml;charset=utf8,(.*?)"\)/g))
  const [marianne, motto] = found.map(([, encoded = '']) => decodeURIComponent(encoded))
  if (!marianne || !motto) throw new Error('The style sheet of DSFR holds another mark.')
  return [marianne, motto]
}
