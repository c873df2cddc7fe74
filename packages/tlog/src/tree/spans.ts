/** Leaves `begin` (included) to `end` (excluded). Every span here is a subtree of RFC 6962's tree. */
export interface Span {
  readonly begin: number
  readonly end: number
}

/** Largest power of two below `n`, for n ≥ 2: where RFC 6962 splits a tree of n leaves. */
export function splitPoint(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Throws unless `index < size` and both are safe integers. */
export function assertIndex(index: number, size: number): void {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  }
}

/** Subtrees whose roots are the inclusion proof of leaf `index` in a tree of `size`, leaf's sibling first (RFC 6962 §2.1.1). */
export function inclusionSpans(index: number, size: number): Span[] {
  assertIndex(index, size)
  const spans: Span[] = []
  let begin = 0
  let end = size
  while (end - begin > 1) {
    const middle = begin + splitPoint(end - begin)
    if (index < middle) {
      spans.push({ begin: middle, end })
      end = middle
    } else {
      spans.push({ begin, end: middle })
      begin = middle
    }
  }
  return spans.reverse()
}

/** Subtrees whose roots are the consistency proof between two sizes, in RFC 6962 §2.1.2 order. Empty when equal or old is 0. */
export function consistencySpans(oldSize: number, size: number): Span[] {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > size) {
    throw new RangeError(`no consistency proof from ${oldSize} to ${size}`)
  }
  if (oldSize === 0 || oldSize === size) return []
  const spans: Span[] = []
  let begin = 0
  let end = size
  let wholeOld = true
  while (oldSize !== end) {
    const middle = begin + splitPoint(end - begin)
    if (oldSize <= middle) {
      spans.push({ begin: middle, end })
      end = middle
    } else {
      spans.push({ begin, end: middle })
      begin = middle
      wholeOld = false
    }
  }
  // The old root itself is known to the verifier, so the whole old tree is not sent.
  if (!wholeOld) spans.push({ begin, end })
  return spans.reverse()
}

/** Perfect subtrees that make up a span, left to right, as (height, index at that height). */
export function perfectParts(span: Span): { height: number; index: number }[] {
  const parts: { height: number; index: number }[] = []
  let begin = span.begin
  while (begin < span.end) {
    let width = 1
    let height = 0
    while (begin % (width * 2) === 0 && begin + width * 2 <= span.end) {
      width *= 2
      height += 1
    }
    parts.push({ height, index: begin / width })
    begin += width
  }
  return parts
}
