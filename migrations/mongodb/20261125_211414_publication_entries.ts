/** A collection that is new: MongoDB makes it when it is first written, and no document changes. */
export async function up(): Promise<void> {}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
