import type { FileFacts, LinkView } from '@/components/views'
import { anchorProps } from '@/text/links'
import { frenchSize, frenchTypography } from '@/text/typography'

type DownloadProps = { link: LinkView; file: FileFacts; siteUrl: string }

/** DSFR « Téléchargement »: a link to a file, with its format, and its size if it is known (RGAA 13.3). */
export function Download({ link, file: { format, bytes }, siteUrl }: DownloadProps) {
  const label = frenchTypography(link.label)
  const detail = [format, ...(bytes === null ? [] : [frenchSize(bytes)])].join(' – ')
  const anchor = anchorProps(link.href, `${label} ${detail}`, siteUrl)
  return (
    <a className="fr-link fr-link--download" {...anchor} download={!anchor.target}>
      {label} <span className="fr-link__detail">{detail}</span>
    </a>
  )
}
