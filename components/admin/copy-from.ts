/**
 * Copies the text of `input`. Returns false, with the text selected, if the browser refuses: on a site served without TLS, or
 * when the user denied permission.
 */
export async function copyFrom(input: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(input.value)
    return true
  } catch {
    input.select()
    return false
  }
}
