/** A small growth line. `marks` are places (0 to 1) where a witness signed. The table or sentence beside it carries the numbers. */
export function Sparkline({
  values,
  marks = [],
  label,
}: {
  values: readonly number[]
  marks?: readonly number[]
  label: string
}) {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const at = (i: number, value: number) =>
    `${((i / Math.max(1, values.length - 1)) * 100).toFixed(2)} ${(30 - ((value - low) / span) * 28).toFixed(2)}`
  const line = values.map((value, i) => `${i === 0 ? 'M' : 'L'}${at(i, value)}`).join('')
  return (
    <svg className="spark" viewBox="0 0 100 32" preserveAspectRatio="none" role="img" aria-label={label}>
      {values.length > 1 && (
        <>
          <path className="area" d={`${line}L100 32L0 32Z`} />
          <path className="path" d={line} />
        </>
      )}
      {marks.map((mark) => (
        <path key={mark} className="tick" d={`M${mark * 100} 26V32`} />
      ))}
    </svg>
  )
}
