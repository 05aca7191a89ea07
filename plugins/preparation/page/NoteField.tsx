/** A text of several lines (DSFR « Champ de saisie »). `id`: unique on the page. */
export const NoteField = ({ id, label }: { id: string; label: string }) => (
  <div className="fr-input-group">
    <label className="fr-label" htmlFor={`${id}-notes`}>
      {label}
    </label>
    <textarea className="fr-input eig-note" id={`${id}-notes`} rows={3}></textarea>
  </div>
)
