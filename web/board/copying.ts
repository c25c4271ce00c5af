// A picture or a table as a file on this device, or in the clipboard.

/** Hands a file to the browser as a download. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The download has its own hold on the bytes once the click is done.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

/** A name that every file system takes. */
export function fileName(title: string, ending: string): string {
  const plain = title.replace(/[^\p{L}\p{N} .,-]/gu, "").trim()
  return `${plain === "" ? "lineup" : plain}.${ending}`
}

/** The picture in pixels, two for each of its own, or as many as a canvas takes. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const scale = Math.min(2, MOST_PIXELS / Math.max(image.width, image.height))
    const canvas = document.createElement("canvas")
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error("This browser made no picture of the drawing"))
        else resolve(blob)
      }, "image/png")
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A side longer than this some browsers leave empty. */
const MOST_PIXELS = 8192

/** Whether the clipboard takes pictures here: not over plain http, nor in every browser. */
export function canCopyPicture(): boolean {
  return "clipboard" in navigator && typeof ClipboardItem !== "undefined"
}

/** The promise is handed over and not awaited, since some browsers let only the click itself write. */
export function copyPicture(png: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ "image/png": png })])
}
