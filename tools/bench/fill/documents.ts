import type { Document } from './write'

/** Pages beneath one page: a site of thousands has rubrics, and no page lists them all. */
const PER_RUBRIC = 50

/** `count` documents as a site holds them: a third are pages, the others what pages show. */
export const documents = (count: number): Document[] => Array.from({ length: count }, documentOf)

function documentOf(_: unknown, index: number): Document {
  const number = index + 1
  switch (index % 6) {
    case 0:
    case 3:
      return { collection: 'pages', data: page(Math.floor(index / 3)) }
    case 1:
    case 4:
      return {
        collection: 'criteria',
        data: {
          name: `Critère ${number}`,
          description: 'Le besoin est **vérifié** auprès de celles et ceux qu’il concerne.',
        },
      }
    case 2:
      return {
        collection: 'profiles',
        data: {
          name: `Profil ${number}`,
          description: 'Elle ou il mène les entretiens, dessine et met en ligne.',
          link: { label: 'Lire la fiche', url: `https://fiches.example.fr/${number}` },
        },
      }
    default:
      return { collection: 'selection-steps', data: { text: `Étape ${number} : entretien` } }
  }
}

/** The first one is at `missions`; each of the others beneath it, or beneath one of those. */
function page(rank: number): Record<string, unknown> {
  const rubric = `missions/rubrique-${Math.floor(rank / PER_RUBRIC)}`
  const isRubric = rank % PER_RUBRIC === 0
  const slug = rank === 0 ? 'missions' : isRubric ? rubric : `${rubric}/mission-${rank}`
  return {
    title: `Mission ${rank}`,
    slug,
    hero: { title: `Mission ${rank}`, introduction: 'Six mois pour transformer un service.' },
    sections: [
      {
        blockType: 'text',
        id: `${rank}`.padStart(24, '0'),
        body: '## Ce qui a été fait\n\nVoir [les autres](/missions) et [participer](/participer/administrations).',
      },
    ],
  }
}
