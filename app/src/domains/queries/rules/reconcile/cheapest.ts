/** What leaving one row without partner costs: more than any sum of differences in a small table. */
const ALONE = 1e6
const NEVER = 1e12

/**
 * Largest assignment of rows to columns with the smallest total cost (Hungarian method, cubic in the size).
 * @param cost cost of a pair (small, ≥ 0), or null where the pair is impossible
 * @returns for each row its column, or -1
 */
export function cheapest(
  rows: number,
  columns: number,
  cost: (row: number, column: number) => number | null,
): Int32Array {
  // One spare column a row lets it stay alone at a price.
  const width = columns + rows
  const price = (row: number, column: number): number => {
    if (column >= columns) return column - columns === row ? ALONE : NEVER
    return cost(row, column) ?? NEVER
  }
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(width + 1)
  const rowOf = new Int32Array(width + 1)
  const way = new Int32Array(width + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    let column = 0
    const least = new Float64Array(width + 1).fill(Infinity)
    const used = new Uint8Array(width + 1)
    do {
      used[column] = 1
      const current = rowOf[column] ?? 0
      let delta = Infinity
      let next = 0
      for (let j = 1; j <= width; j++) {
        if (used[j]) continue
        const reduced = price(current - 1, j - 1) - (rowPotential[current] ?? 0) - (columnPotential[j] ?? 0)
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced
          way[j] = column
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0
          next = j
        }
      }
      for (let j = 0; j <= width; j++) {
        if (used[j]) {
          const owner = rowOf[j] ?? 0
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta
          columnPotential[j] = (columnPotential[j] ?? 0) - delta
        } else least[j] = (least[j] ?? 0) - delta
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const before = way[column] ?? 0
      rowOf[column] = rowOf[before] ?? 0
      column = before
    }
  }
  const chosen = new Int32Array(rows).fill(-1)
  for (let j = 1; j <= columns; j++) {
    const row = rowOf[j] ?? 0
    if (row > 0) chosen[row - 1] = j - 1
  }
  return chosen
}
