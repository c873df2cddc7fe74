import type { Application, PartReader } from '../part-readers.ts'
import { all } from '../shared-parts.ts'
import { readNumbering, readSettings } from './settings.ts'
import { readStory } from './story.ts'
import { Styles } from './styles.ts'

/** Word: the parts of a document and what each hides. */
export function word(): Application {
  const styles = new Styles()
  const story: NonNullable<PartReader['read']> = (reading) => readStory(reading, styles)
  const parts: readonly PartReader[] = [
    {
      type: /wordprocessingml\.styles\+xml$|ms-word\.styleswitheffects\+xml$/,
      rank: 2,
      read: (reading) => styles.read(reading),
    },
    {
      type: /wordprocessingml\.(document|template)\.main\+xml$|ms-word\.\w+\.macroenabled\w*\.main\+xml$/,
      rank: 3,
      read: story,
    },
    { type: /wordprocessingml\.(header|footer|footnotes|endnotes)\+xml$/, read: story },
    { type: /wordprocessingml\.comments\+xml$/, hidden: 'comment', read: story },
    {
      type: /wordprocessingml\.commentsextended\+xml$|commentsids\+xml$|commentsextensible\+xml$/,
      read: all('threaded-comment'),
    },
    { type: /wordprocessingml\.people\+xml$/, read: all('author', ['author', 'userId']) },
    { type: /wordprocessingml\.document\.glossary\+xml$/, hidden: 'building-block', read: story },
    { type: /wordprocessingml\.settings\+xml$/, read: readSettings },
    { type: /wordprocessingml\.websettings\+xml$/, read: all('attribute') },
    { type: /wordprocessingml\.fonttable\+xml$/, read: all('style-name', ['name', 'val']) },
    { type: /wordprocessingml\.numbering\+xml$/, read: readNumbering },
    { type: /ms-word\.(keymapcustomizations|attachedtoolbars)/, read: all('macro', 'all') },
    { type: /mailmergerecipientdata\+xml$|mailmerge/, read: all('mail-merge', 'all') },
  ]
  return { parts }
}
