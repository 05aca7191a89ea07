/**
 * Payload's options for documents that our own form saves (`components/admin/saving`). Autosave stays declared: it adds the
 * `autosave` column by which a save continues in the last version, and has the server create a document before its form
 * opens. Payload's component never saves: it waits for the longest time that `setTimeout` takes, 24 days. It would overwrite
 * what was typed during a save, since `fieldReducer` clears `isModified` on all other fields at each keystroke.
 */
export const PAYLOADS_AUTOSAVE_OFF = { interval: 2 ** 31 - 1, showSaveDraftButton: true }
