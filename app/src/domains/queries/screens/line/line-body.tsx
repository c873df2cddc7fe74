import { Facts, RocTime } from '#kernel/ui'
import type { OpenedLine } from '../api.ts'
import { useText } from '../text.ts'
import { ExplainLine } from './explain-line.tsx'
import { Explanation, LineHistory } from './line-history.tsx'
import './line.css'

/** One look-up with everything that is known about it; the same in every list that opens one. */
export function LineBody({ opened }: { opened: OpenedLine }) {
  const t = useText()
  const { line, import: brought, run } = opened
  return (
    <div className="stack wide">
      {opened.task && <Explanation task={opened.task} />}
      <ExplainLine opened={opened} />
      <LineHistory stamps={opened.stamps} />
      <details className="q-origin">
        <summary>{t('line.origin')}</summary>
        <Facts
          of={[
            [t('line.account'), <span className="fixed">{line.account}</span>],
            [t('line.number'), <span className="fixed long">{line.id}</span>],
            ...(brought
              ? [
                  [t('line.file'), brought.file] as const,
                  [
                    t('line.brought'),
                    <>
                      <RocTime at={brought.at} /> {brought.by?.name}
                    </>,
                  ] as const,
                  ...(brought.digest
                    ? [[t('line.digest'), <span className="fixed long">{brought.digest}</span>] as const]
                    : []),
                ]
              : []),
            ...(run
              ? [
                  [
                    t('line.run'),
                    <>
                      <RocTime at={run.at} seconds />{' '}
                      <span className="fixed long">{run.editions.join(' ')}</span>
                    </>,
                  ] as const,
                ]
              : []),
          ]}
        />
      </details>
    </div>
  )
}
