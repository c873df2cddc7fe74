/** The units that stand under themselves, by following each one's parents upward. */
export function loops(parents: ReadonlyMap<string, string | null>): Set<string> {
  const looping = new Set<string>()
  for (const start of parents.keys()) {
    const seen = new Set<string>([start])
    for (let above = parents.get(start) ?? null; above !== null; above = parents.get(above) ?? null) {
      if (above === start) looping.add(start)
      if (seen.has(above)) break
      seen.add(above)
    }
  }
  return looping
}
