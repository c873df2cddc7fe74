/** A file as it was dropped: `資料夾/名冊.xlsx`. */
export interface Found {
  readonly path: string
  readonly file: File
}
export interface Gathered {
  readonly files: readonly Found[]
  /** Names that the browser could not open. */
  readonly unopened: readonly string[]
  /** There was more than could be taken. */
  readonly more: boolean
}

interface Basket {
  readonly most: number
  readonly files: Found[]
  readonly unopened: string[]
  more: boolean
}

/** Everything that was dropped, folders to their bottom. Call it within the drop event: afterwards the browser has let go. */
export function gatherDropped(items: DataTransferItemList, most: number): Promise<Gathered> {
  const entries = [...items].flatMap((item) => {
    if (item.kind !== 'file') return []
    return [item.webkitGetAsEntry() ?? item.getAsFile()].filter((one) => one !== null)
  })
  const basket: Basket = { most, files: [], unopened: [], more: false }
  return (async () => {
    for (const entry of entries)
      if (entry instanceof File) put(basket, entry.name, entry)
      else await walk(basket, entry)
    return basket
  })()
}

/** What was chosen in the dialog for files or for a folder. */
export function gatherChosen(list: FileList | null, most: number): Gathered {
  const basket: Basket = { most, files: [], unopened: [], more: false }
  for (const file of list ?? []) put(basket, file.webkitRelativePath || file.name, file)
  return basket
}

function put(basket: Basket, path: string, file: File): void {
  if (basket.files.length < basket.most) basket.files.push({ path, file })
  else basket.more = true
}

async function walk(basket: Basket, entry: FileSystemEntry): Promise<void> {
  if (basket.more) return
  const path = entry.fullPath.replace(/^\//, '')
  try {
    if (isFile(entry)) put(basket, path, await fileOf(entry))
    else if (isFolder(entry)) for (const inner of await allOf(entry)) await walk(basket, inner)
  } catch {
    basket.unopened.push(path)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A reader hands out a hundred at a time, and nothing once it is through. */
async function allOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
