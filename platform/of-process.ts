/**
 * What `make` makes at the first call, one for the whole process, by the name `key` of the global object: Next loads modules that
 * the start, the routes and the proxy share several times, and again at each change in development.
 */
export function ofProcess<Value>(key: `eig${string}`, make: () => Value): () => Value {
  const held = globalThis as unknown as Record<string, Value | undefined>
  return () => (held[key] ??= make())
}
