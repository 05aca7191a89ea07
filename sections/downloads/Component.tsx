import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { frenchSize, frenchTypography } from '@/text/typography'

/** Documents to download, each as DSFR « Téléchargement » with its format and its size. */
export function Downloads({ section }: SectionProps<'downloads'>) {
  const { title, downloads } = section
  const files = downloads.flatMap(({ id, label, file }) => (file ? [{ id, label, ...file }] : []))
  if (!title && files.length === 0) return null
  return (
    <SectionFrame section={section}>
      {files.length > 0 && (
        <ul className="fr-links-group">
          {files.map(({ id, label, href, format, bytes }) => (
            <li key={id}>
              <a className="fr-link fr-link--download" href={href} download>
                {frenchTypography(label)}{' '}
                <span className="fr-link__detail">
                  {[format, ...(bytes === null ? [] : [frenchSize(bytes)])].join(' – ')}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </SectionFrame>
  )
}
