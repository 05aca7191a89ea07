/** Collections and fields that are new: MongoDB makes them when they are first written, and no document changes. */
export async function up(): Promise<void> {}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
