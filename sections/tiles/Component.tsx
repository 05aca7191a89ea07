import { Tile } from '@/components/dsfr/Tile'
import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'

/** Links side by side. Tiles without a link are left out. */
export function Tiles({ section, siteUrl }: SectionProps<'tiles'>) {
  const tiles = section.tiles.flatMap(({ link, ...tile }) => (link ? [{ ...tile, link }] : []))
  if (!section.title && tiles.length === 0) return null
  return (
    <SectionFrame section={section}>
      {tiles.length > 0 && (
        <ul className="eig-list eig-cards" role="list">
          {tiles.map(({ id, ...tile }) => (
            <li key={id}>
              <Tile {...tile} siteUrl={siteUrl} title={section.title ? 'h3' : 'h2'} />
            </li>
          ))}
        </ul>
      )}
    </SectionFrame>
  )
}
