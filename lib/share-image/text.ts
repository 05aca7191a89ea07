import sharp from 'sharp'

import { marianne, type Weight } from './marianne'

/** A picture and its place, in pixels. */
export type Drawn = { input: Buffer; width: number; height: number }

type Style = {
  weight: Weight
  color: string
  /** Height of the letters’ body, in pixels. */
  size: number
  /** Between letters, in pixels. */
  spacing?: number
}

/** Pixels an inch at which a point is a pixel. */
const DPI = 72

/** DSFR's titles have lines a quarter taller than their letters; Marianne's own are half taller. */
const LINE_HEIGHT = 0.84

/** `text` in Marianne, on one line, cut to its ink. */
export const lineOf = (text: string, style: Style): Promise<Drawn> =>
  draw({ ...style, text, dpi: DPI })

/**
 * `text` in Marianne on as many lines as `width` asks for; in smaller letters than `style` says where it would be taller
 * than `height`.
 */
export async function paragraphOf(
  text: string,
  style: Style,
  { width, height }: { width: number; height: number },
): Promise<Drawn> {
  const drawn = await draw({ ...style, text, width, dpi: DPI })
  return drawn.height <= height ? drawn : draw({ ...style, text, width, height })
}

type Asked = Style & { text: string; width?: number } & ({ dpi: number } | { height: number })

async function draw({ text, weight, color, size, spacing = 0, ...box }: Asked): Promise<Drawn> {
  // Letter spacing is in 1024ths of a point.
  const markup = `<span foreground="${color}" letter_spacing="${Math.round(spacing * 1024)}" line_height="${LINE_HEIGHT}">${escaped(text)}</span>`
  const { data, info } = await sharp({
    text: {
      ...box,
      text: markup,
      font: `Marianne ${weight} ${size}`,
      fontfile: marianne(weight),
      rgba: true,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { input: data, width: info.width, height: info.height }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
