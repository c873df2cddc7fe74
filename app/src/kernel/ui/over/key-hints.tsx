import { useKeyGroups } from '../keys.ts'
import { useKitText } from '../texts.ts'
import { Dialog } from './dialog.tsx'
import { Keys } from './keys-drawn.tsx'

/** What `?` opens: every key of this screen. */
export default function KeyHints({ onClose }: { onClose: () => void }) {
  const t = useKitText()
  const groups = useKeyGroups()
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <table className="key-table">
            <tbody>
              {group.deeds.map((deed) => (
                <tr key={deed.key}>
                  <td>
                    <Keys of={deed.key} />
                  </td>
                  <td>{deed.says}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Dialog>
  )
}
