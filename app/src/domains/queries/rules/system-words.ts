interface Named {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** Words by which a book may name a system: code, Chinese and English name, without spaces and case. */
export const systemKey = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
export function systemWords(systems: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(
    systems.flatMap((system) =>
      [system.en, system.zh, system.zh.replace(/(資訊)?系統$/, ''), system.id].map(
        (word) => [systemKey(word), system.id] as const,
      ),
    ),
  )
}
