import { Download } from '@/components/dsfr/Download'
import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'

/** Documents to download. */
export function Downloads({ section, siteUrl }: SectionProps<'downloads'>) {
  const { title, downloads } = section
  const files = downloads.flatMap(({ id, label, file }) => (file ? [{ id, label, file }] : []))
  if (!title && files.length === 0) return null
  return (
    <SectionFrame section={section}>
      {files.length > 0 && (
        <ul className="eig-list" role="list">
          {files.map(({ id, label, file }) => (
            <li key={id}>
              <Download link={{ label, href: file.href }} file={file} siteUrl={siteUrl} />
            </li>
          ))}
        </ul>
      )}
    </SectionFrame>
  )
}
