/**
 * MongoDB needs no tables: Payload makes collections and indexes when it connects. This first migration only marks
 * which content model the database was made with, so that older code refuses a newer database.
 */
export async function up(): Promise<void> {}

export async function down(): Promise<void> {}
