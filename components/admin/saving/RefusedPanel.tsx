import { Panel } from './Panel'
import type { FieldFault } from './save-watch'

/** Says why the site does not keep a draft as it is. What is typed next is saved again as soon as it can be. */
export function RefusedPanel({ faults }: { faults: FieldFault[] }) {
  return (
    <Panel urgent>
      Votre texte n’est pas enregistré&nbsp;: il est gardé sur cet appareil.
      {faults.map(({ label, message }) => (
        <span className="saving__fault" key={label + message}>
          <strong>{label}</strong>&nbsp;: {message}
        </span>
      ))}
    </Panel>
  )
}
