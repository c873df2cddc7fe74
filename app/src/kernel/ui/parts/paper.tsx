import { createContext, Suspense, useContext, useEffect, useState, type ReactNode } from 'react'
import { rocLong, type Day } from '#kernel/ground'
import { useKitText } from '../texts.ts'

interface PaperProps {
  /** 機關全銜 and the name of the register or sheet. */
  readonly agency: string
  readonly title: string
  readonly unit?: string
  readonly day: Day
  /** 密等 in words: `密`, or 「限內部使用」. */
  readonly grade: string
  readonly children: ReactNode
}

const Proof = createContext<ReactNode>(null)
/** What stands at the foot of every printed sheet and holds it to the record: the wiring knows it. */
export const PaperProof = Proof.Provider

/** On paper: 公文 head, 密等 line, the content, and the proof at the foot. On screen only the content shows. Pages are numbered by print.css. */
export function Paper({ agency, title, unit, day, grade, children }: PaperProps) {
  const t = useKitText()
  const proof = useContext(Proof)
  return (
    <>
      <div className="paper-head" aria-hidden="true">
        <p className="paper-title">
          {agency} {title}
        </p>
        <p className="paper-lines">
          <span>{unit ? t('paper.unit', { unit }) : ''}</span>
          <span>{rocLong(day)}</span>
          <span>{t('paper.grade', { grade })}</span>
        </p>
      </div>
      {children}
      {proof !== null && (
        <div className="paper-foot" aria-hidden="true">
          <Suspense fallback={null}>{proof}</Suspense>
        </div>
      )}
    </>
  )
}

/** A QR drawn as one SVG path; the encoder is loaded only where one is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [bits, setBits] = useState<readonly (readonly boolean[])[]>([])
  useEffect(() => {
    let live = true
    void import('qr').then(({ encodeQR }) => live && setBits(encodeQR(text, 'raw', { border: 2 })))
    return () => {
      live = false
    }
  }, [text])
  const path = bits.flatMap((line, y) => line.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${bits.length || 1} ${bits.length || 1}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
