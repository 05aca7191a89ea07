import type { Page } from '@/payload-types'

import type { Writer } from './writer'

type Link = { label: string; url: string; page: string | null }

/**
 * A link as it is stored: its page where it leads to one of the site that whoever reads it will see, so that it
 * follows the page to another address; else its address. null is no link.
 */
export async function storedLink(
  writer: Writer,
  link: { label: string; url: string } | null,
): Promise<Link> {
  if (!link) return { label: '', url: '', page: null }
  const slug = /^\/([^?#]*[^?#/])\/*$/.exec(link.url)?.[1]
  const [found] = slug ? await writer.find('pages', 'slug', slug) : []
  const page = found as Page | undefined
  const isShown = page && (writer.asDraft || page._status === 'published')
  return isShown ? { label: link.label, url: '', page: page.id } : { ...link, page: null }
}
