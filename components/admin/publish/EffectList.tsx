import '../staff.css'

/** What unpublishing a page changes elsewhere on the site. */
export function EffectList({ sentences }: { sentences: string[] }) {
  if (!sentences.length) return null
  return (
    <ul>
      {sentences.map((sentence) => (
        <li className="staff-note staff-note--warning" key={sentence}>
          {sentence}
        </li>
      ))}
    </ul>
  )
}
