/**
 * The value that `make` creates at the first call, shared by the whole process under `key` on the global object. Next
 * loads modules that the start, the routes and the proxy share several times, and again at each change in development.
 */
export function processSingleton<Value>(key: `eig${string}`, make: () => Value): () => Value {
  const held = globalThis as unknown as Record<string, Value | undefined>
  return () => (held[key] ??= make())
}
