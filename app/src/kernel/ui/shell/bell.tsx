import { useGo } from '../go.tsx'
import { Menu } from '../over/menu.tsx'
import { useWorks, type Work } from '../over/work.ts'
import { Icon } from '../parts/icon.tsx'
import { useKitText } from '../texts.ts'

/** Long work, found again from any page. */
export function Bell() {
  const t = useKitText()
  const go = useGo()
  const works = useWorks()
  const running = works.filter((work) => work.state === 'running').length
  return (
    <Menu
      label={running > 0 ? t('shell.bellCount', { n: String(running) }) : t('shell.bell')}
      className="button quiet icon bell"
      end
      button={
        <>
          <Icon name="bell" />
          {running > 0 && <span className="bell-count">{running}</span>}
        </>
      }
      head={works.length === 0 ? <p className="bell-empty">{t('shell.bellEmpty')}</p> : t('shell.bell')}
      entries={works.map((work) => ({
        id: work.id,
        icon: work.state === 'done' ? 'check' : work.state === 'refused' ? 'stop' : 'clock',
        title: <WorkLine work={work} />,
        run: () => go(work.to),
      }))}
    />
  )
}

const WorkLine = ({ work }: { work: Work }) => (
  <span className="work-line">
    <span>{work.title}</span>
    <span className="soft small">{work.words}</span>
    {work.state === 'running' &&
      (work.part === null ? (
        <progress aria-hidden="true" />
      ) : (
        <progress value={work.part} max={1} aria-hidden="true" />
      ))}
  </span>
)
