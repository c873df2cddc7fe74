/** Numbers from a seed: the same file again whenever its number is named. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
type Chance = ReturnType<typeof chance>
type Mutation = (bytes: Uint8Array, roll: Chance, other: Uint8Array) => Uint8Array

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)
const edges = [0, 1, 0x7f, 0x80, 0xff, 0xfe, 0x0a, 0x3c, 0x28, 0x5b]

/** What careless disks, broken programs and malicious hands do to bytes. */
const mutations: Readonly<Record<string, Mutation>> = {
  flip(bytes, roll) {
    const copy = Uint8Array.from(bytes)
    for (let times = 1 + roll(8); times > 0 && copy.length > 0; times--) {
      const at = roll(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << roll(8))
    }
    return copy
  },
  edge(bytes, roll) {
    const copy = Uint8Array.from(bytes)
    for (let times = 1 + roll(6); times > 0 && copy.length > 0; times--)
      copy[roll(copy.length)] = edges[roll(edges.length)] ?? 0
    return copy
  },
  /** Lengths, offsets and counts are two or four bytes. */
  number(bytes, roll) {
    const copy = Buffer.from(bytes)
    if (copy.length < 4) return copy
    const value = [0, 1, 0xffff, 0x7fffffff, 0xffffffff, copy.length, copy.length + 1][roll(7)] ?? 0
    if (roll(2) === 0) copy.writeUInt32LE(value, roll(copy.length - 3))
    else copy.writeUInt16LE(value & 0xffff, roll(copy.length - 1))
    return copy
  },
  cut: (bytes, roll) => bytes.subarray(0, roll(bytes.length + 1)),
  behead: (bytes, roll) => bytes.subarray(roll(Math.min(bytes.length, 64) + 1)),
  remove(bytes, roll) {
    const [at, length] = [roll(bytes.length + 1), 1 + roll(200)]
    return join(bytes.subarray(0, at), bytes.subarray(at + length))
  },
  repeat(bytes, roll) {
    const [at, length, times] = [roll(bytes.length + 1), 1 + roll(300), 1 + roll(20)]
    const piece = bytes.subarray(at, at + length)
    return join(bytes.subarray(0, at), ...Array.from({ length: times }, () => piece), bytes.subarray(at))
  },
  noise(bytes, roll) {
    const [at, length] = [roll(bytes.length + 1), 1 + roll(500)]
    const noise = Uint8Array.from({ length }, () => roll(256))
    return join(bytes.subarray(0, at), noise, bytes.subarray(at + roll(length)))
  },
  zeros(bytes, roll) {
    const copy = Uint8Array.from(bytes)
    const at = roll(copy.length + 1)
    return copy.fill(0, at, at + 1 + roll(1000))
  },
  /** Half of one file and half of another: two kinds in one. */
  splice: (bytes, roll, other) =>
    join(bytes.subarray(0, roll(bytes.length + 1)), other.subarray(roll(other.length + 1))),
  append: (bytes, roll, other) => join(bytes, other.subarray(0, roll(other.length + 1))),
  insert(bytes, roll, other) {
    const at = roll(bytes.length + 1)
    return join(bytes.subarray(0, at), other, bytes.subarray(at))
  },
}
const names = Object.keys(mutations)

/** One damaged file: one to three mutations, each of which may borrow from another file. */
export function mutated(
  bytes: Uint8Array,
  roll: Chance,
  others: readonly Uint8Array[],
): { readonly bytes: Uint8Array; readonly how: string } {
  const how: string[] = []
  let now = bytes
  for (let times = 1 + roll(3); times > 0; times--) {
    const name = names[roll(names.length)] ?? 'flip'
    how.push(name)
    now = mutations[name]?.(now, roll, others[roll(others.length)] ?? bytes) ?? now
  }
  return { bytes: now, how: how.join(' ') }
}
