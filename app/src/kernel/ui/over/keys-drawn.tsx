import { keyName } from '../keys.ts'

/** A key drawn as a key. */
export const Keys = ({ of }: { of: string }) => (
  <span className="keys">
    {keyName(of).map((part) => (
      <kbd key={part}>{part}</kbd>
    ))}
  </span>
)
