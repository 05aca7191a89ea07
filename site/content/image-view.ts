import { mapTexts } from '@/fields/map-texts'
import type { Image } from '@/payload-types'
import { versionedAddress, WIDTH_NAMES, WIDTHS } from '@/platform/files/addresses'
import { imageAddresses, type ImageView, type ImageViews } from '@/text/markdown/images'

/** The slugs of the images in the Markdown texts of `view`, each once: more than they show perhaps. */
export function imageSlugs(view: object): string[] {
  const slugs = new Set<string>()
  mapTexts(view, {
    markdown: (tree) => {
      for (const address of imageAddresses(tree)) slugs.add(address.slice('/images/'.length))
      return tree
    },
  })
  return [...slugs]
}

/** The views of images, by their addresses; of a draft without a file there is nothing to show. */
export function imageViews(images: Image[]): ImageViews {
  const views = images.flatMap((image) => {
    const view = imageView(image)
    return view ? [[`/images/${image.slug}`, view] as const] : []
  })
  return Object.fromEntries(views)
}

/** An image ready to show, or null for a draft without a file. */
export function imageView(image: Image): ImageView | null {
  const { alt, checksum, decorative, filename, height, slug, sizes, width, _status } = image
  if (!filename || !checksum || !width || !height) return null
  // What is not published has no public address: staff have the file of that very version.
  const isPublic = _status === 'published'
  const src = (stored: string, asked?: number) =>
    isPublic ? versionedAddress(`/images/${slug}`, checksum, asked) : `/api/images/file/${stored}`
  const widths = WIDTH_NAMES.flatMap((name) => {
    const size = sizes?.[name]
    return size?.filename && size.width
      ? [{ src: src(size.filename, WIDTHS[name]), width: size.width }]
      : []
  })
  return {
    src: src(filename),
    alt: decorative ? '' : (alt?.trim() ?? ''),
    width,
    height,
    widths: widths.filter((one, index) => widths[index - 1]?.width !== one.width),
  }
}
