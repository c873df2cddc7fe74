const paths = {
  today:
    'M5 4.5h10a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1zM7 3v3M13 3v3M7 11l2.2 2.2L13.2 9',
  lines: 'M4 5h12M4 10h7M4 15h5M15.5 15.5 18 18M13 16a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  book: 'M5 3.5h9.5a1 1 0 0 1 1 1v12H6a1.5 1.5 0 0 1-1.5-1.5V4a.5.5 0 0 1 .5-.5zM8 7h5M8 10h5',
  stamp:
    'M8 3.5h4a1 1 0 0 1 1 1c0 2-1 2.5-1 5h3a1 1 0 0 1 1 1v3H4v-3a1 1 0 0 1 1-1h3c0-2.5-1-3-1-5a1 1 0 0 1 1-1zM4 16.5h12',
  flag: 'M5 17V3.5M5 4h9l-2 3.5 2 3.5H5',
  ledger: 'M10 3.5v4M10 7.5 5.5 11M10 7.5l4.5 3.5M3.5 13h4v3.5h-4zM12.5 13h4v3.5h-4zM8.5 2.5h3v2h-3z',
  people:
    'M7.5 9a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 16.5c0-3 2-5 5-5s5 2 5 5M13 9a2.25 2.25 0 1 0-1-4.3M14 11.6c2.1.4 3.5 2.2 3.5 4.9',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.3 2.4-5.5 6-5.5s6 2.2 6 5.5',
  settings:
    'M3.5 6h8M15 6h1.5M3.5 14H5M8.5 14h8M13.2 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6.8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  law: 'M10 3v13.5M6 16.5h8M4 5.5h12M4 5.5l-2 5.5c.5 1.2 3.5 1.2 4 0zM16 5.5l-2 5.5c.5 1.2 3.5 1.2 4 0z',
  import: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M4 13.5v3h12v-3',
  export: 'M10 12V3M6.5 6.5 10 3l3.5 3.5M4 13.5v3h12v-3',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  bell: 'M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 6.5h12c0-1.5-1.5-2.5-1.5-6.5A4.5 4.5 0 0 0 10 3zM8.5 16.5a1.5 1.5 0 0 0 3 0',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M10 14v.2',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4.5 10.5 8.5 14.5 15.5 6',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  warn: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.2v.1',
  stop: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 7v3.8M10 13.3v.1',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9v5M10 6.3v.1',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  right: 'M8 5.5l4.5 4.5L8 14.5',
  left: 'M12 5.5 7.5 10l4.5 4.5',
  up: 'M5.5 12 10 7.5l4.5 4.5',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 11.5h8v5H6z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4',
  moon: 'M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z',
  globe: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14',
  exit: 'M8 4H4v12h4M8.5 10H17M13.5 6.5 17 10l-3.5 3.5',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8',
  key: 'M7 13a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 9.5H17V12M14.5 9.5V12',
  note: 'M5 3.5h7l3.5 3.5v9.5H5zM12 3.5V7h3.5M7.5 10h5M7.5 13h5',
  route:
    'M5 15.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM15 8a1.8 1.8 0 1 0 0-3.6A1.8 1.8 0 0 0 15 8zM6.8 13.7H12a2.5 2.5 0 0 0 0-5H8a2.3 2.3 0 0 1 0-4.6h5.2',
} as const
export type IconName = keyof typeof paths

/** A 20 px line drawing beside words; never alone without a name for screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}

const petal = 'M0-3.6C-6.5-5-7-11-3.8-13.4-2.3-14.4-.9-13.9 0-12.7.9-13.9 2.3-14.4 3.8-13.4 7-11 6.5-5 0-3.6z'
const outer =
  'M-2.6-4.8C-7.2-6.4-8.4-11-4.6-12.9-2.9-13.7-1.1-13.3 0-12.2 1.1-13.3 2.9-13.7 4.6-12.9 8.4-11 7.2-6.4 2.6-4.8'
const inner =
  'M-1.1-2.1C-3.4-3.4-3.7-6.4-1.7-7.1-1-7.3-.4-7.1 0-6.6.4-7.1 1-7.3 1.7-7.1 3.7-6.4 3.4-3.4 1.1-2.1'
/** The rose under which things are said: five petals and a heart; drawn large, a second ring and the sepals between. */
export function Rose({ size = 28 }: { size?: number }) {
  const turns = [0, 72, 144, 216, 288]
  const large = size > 40
  return (
    <svg width={size} height={size} viewBox="-16 -16 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth={large ? 0.9 : 1.4} strokeLinejoin="round">
        {turns.map((turn) => (
          <g key={turn} transform={`rotate(${turn})`}>
            {large && <path d="M-1.3-12.6Q-.3-13.6 0-15.6.3-13.6 1.3-12.6" transform="rotate(36)" />}
            <path d={large ? outer : petal} />
            {large && <path d={inner} transform="rotate(36)" />}
          </g>
        ))}
      </g>
      <circle r={large ? 2 : 3.6} fill="currentColor" />
    </svg>
  )
}
