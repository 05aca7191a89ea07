import sharp, { type OverlayOptions } from 'sharp'

import { frenchTypography } from '@/lib/typography'

import { CARD } from './format'
import { republicMark } from './mark'
import { paragraphOf } from './text'

/** DSFR's « bleu France » and « rouge Marianne », and its colour of titles. */
const BLUE = '#000091'
const RED = '#e1000f'
const TITLE_GREY = '#161616'

const MARGIN = 72
const MARK = { scale: 1.9, left: MARGIN, top: 60 }
const TITLE = { size: 76, top: 266, width: CARD.width - 2 * MARGIN, height: 224 }
const NAME = { size: 28, top: 544, width: TITLE.width, height: 36 }
const BAND = 14

let mark: OverlayOptions[] | undefined

/** The picture that a shared link shows: the State's mark, `title`, and the name of the site. A PNG of `CARD`'s size. */
export async function shareCard(title: string, siteName: string): Promise<Buffer> {
  mark ??= await republicMark(MARK.scale, MARK)
  const words = await paragraphOf(
    frenchTypography(title),
    { weight: 'Bold', color: TITLE_GREY, size: TITLE.size },
    TITLE,
  )
  const name = await paragraphOf(
    frenchTypography(siteName),
    { weight: 'Regular', color: BLUE, size: NAME.size },
    NAME,
  )
  return sharp({
    create: { width: CARD.width, height: CARD.height, channels: 3, background: '#fff' },
  })
    .composite([
      ...mark,
      // In the middle of its place: a short title leaves as much room above as below.
      {
        input: words.input,
        left: MARGIN,
        top: TITLE.top + Math.round((TITLE.height - words.height) / 2),
      },
      { input: name.input, left: MARGIN, top: NAME.top },
      { input: Buffer.from(band()), left: 0, top: CARD.height - BAND },
    ])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

const band = () =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${BAND}"><path fill="${BLUE}" d="M0 0h${CARD.width}v${BAND}H0z"/><path fill="${RED}" d="M${CARD.width - 200} 0h200v${BAND}h-200z"/></svg>`
