import type { Complement } from '@/content/source/complement'

import type { Writer } from './writer'

/** Gives the images of the library the descriptions of `images`; warns of those that are not there. */
export async function describeImages(
  writer: Writer,
  images: NonNullable<Complement['images']>,
): Promise<void> {
  for (const [slug, { alt }] of Object.entries(images)) {
    const [image] = await writer.find('images', 'slug', slug)
    const data = { decorative: alt === undefined, alt: alt ?? '' }
    if (image) await writer.save('images', image, data, slug)
    else writer.report.warnings.push(`Image /images/${slug} absente : ajoutez-la dans « Images ».`)
  }
}
